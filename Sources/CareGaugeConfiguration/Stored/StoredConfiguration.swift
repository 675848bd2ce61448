import CareGaugeModel
import Foundation

/// The settings and catalogue that were in force once, from the texts that the store kept.
///
/// Secrets are not kept, and files that the settings name may be gone: neither matters for judging what was known then, so that such faults are passed over.
/// - Throws: when the texts cannot be written to a passing folder or are none that a service kept.
package func readStoredConfiguration(
  configuration: [UInt8], catalogue: [UInt8]
) throws -> (settings: Settings, catalogue: Catalogue) {
  guard let settings = StoredFiles(text: configuration)?.files.first,
    let catalogues = StoredFiles(text: catalogue)?.files
  else { throw StoredConfigurationFault(reason: "the store's text of a configuration is none that this program kept") }
  let folder = FileManager.default.temporaryDirectory.appending(path: "caregauge-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: folder) }
  func place(_ file: StoredFiles.File, at name: String) throws -> String {
    let path = folder.appending(path: name)
    try FileManager.default.createDirectory(at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(file.bytes).write(to: path)
    return path.path
  }
  let names = try catalogues.enumerated().map { number, file in
    (try place(file, at: "catalogues/\(number).yaml"), file.isOverride)
  }
  let reading = SettingsReading(
    file: try place(settings, at: "caregauge.yaml"), workingFolder: folder.path, isClockMoved: false)
  let rows = CatalogueReading(
    files: names.filter { !$0.1 }.map(\.0), overrides: names.filter(\.1).map(\.0), log: reading.log)
  guard let read = reading.read() else {
    throw StoredConfigurationFault(reason: "the configuration that was in force then cannot be read by this program")
  }
  return (read, rows.catalogue)
}

/// A configuration of the past that cannot be read.
package struct StoredConfigurationFault: Error, CustomStringConvertible {
  /// A sentence for a person.
  package let reason: String

  package init(reason: String) { self.reason = reason }

  package var description: String { reason }
}
