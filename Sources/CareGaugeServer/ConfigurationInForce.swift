import CareGaugeConfiguration
import CareGaugeModel
import CareGaugeStore

/// Configuration and catalogues as texts, recorded in the store with the time from which they hold.
struct ConfigurationInForce: Sendable {
  let settings: Settings
  let catalogue: Catalogue

  /// Registers the catalogue's names and records both texts as they were read, unless they are in force already.
  ///
  /// - Returns: SHA-256 of both, by which judgements name what they rest on.
  @discardableResult
  func record(in store: Store, at now: Instant) async throws -> (configuration: [UInt8], catalogues: [UInt8]) {
    try await store.register(catalogue)
    return try await store.hold(
      configuration: settings.texts.configuration, catalogues: settings.texts.catalogues, from: now)
  }
}
