import CareGaugeConfiguration
import CareGaugeModel
import CareGaugeStore
import Foundation

/// Configuration and catalogues as texts, recorded in the store with the time from which they hold.
struct ConfigurationInForce: Sendable {
  let settings: Settings
  let catalogue: Catalogue

  /// Registers the catalogue's names and records both texts, unless they are in force already.
  func record(in store: Store, at now: Instant) async throws {
    try await store.register(catalogue)
    // Secrets stand in files of their own, so the text of the configuration holds none.
    try await store.hold(.configuration, try text(of: [settings.file]), from: now)
    try await store.hold(.catalogue, try text(of: settings.catalogues.files + settings.catalogues.overrides), from: now)
  }

  /// The files one after the other, each under its name.
  private func text(of files: [String]) throws -> [UInt8] {
    var text: [UInt8] = []
    for file in files {
      text += Array("# \(file)\n".utf8)
      text += try Array(Data(contentsOf: URL(filePath: file)))
      text.append(UInt8(ascii: "\n"))
    }
    return text
  }
}
