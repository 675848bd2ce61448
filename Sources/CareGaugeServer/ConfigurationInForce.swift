import CareGaugeConfiguration
import CareGaugeModel
import CareGaugeStore
import Foundation

/// Configuration and catalogues as texts, recorded in the store with the time from which they hold.
struct ConfigurationInForce: Sendable {
  let settings: Settings
  let catalogue: Catalogue

  /// Registers the catalogue's names and records both texts, unless they are in force already.
  ///
  /// - Returns: SHA-256 of both, by which judgements name what they rest on.
  @discardableResult
  func record(in store: Store, at now: Instant) async throws -> (configuration: [UInt8], catalogues: [UInt8]) {
    try await store.register(catalogue)
    // Secrets stand in files of their own, so the text of the configuration holds none.
    let configuration = StoredFiles([try file(settings.file)])
    let catalogues = StoredFiles(
      try settings.catalogues.files.map { try file($0) }
        + settings.catalogues.overrides.map { try file($0, isOverride: true) })
    return (
      try await store.hold(.configuration, configuration.text, from: now),
      try await store.hold(.catalogue, catalogues.text, from: now)
    )
  }

  private func file(_ path: String, isOverride: Bool = false) throws -> StoredFiles.File {
    StoredFiles.File(path: path, isOverride: isOverride, bytes: Array(try Data(contentsOf: URL(filePath: path))))
  }
}
