/// The very bytes that a configuration and its catalogues were read from, as the store keeps them.
package struct ConfigurationTexts: Hashable, Sendable {
  package var configuration: [UInt8] = []
  package var catalogues: [UInt8] = []

  init() {}

  /// - Parameter read: what a run has read, by path.
  init(_ settings: Settings, read: [String: [UInt8]]) {
    func file(_ path: String, isOverride: Bool = false) -> StoredFiles.File {
      StoredFiles.File(path: path, isOverride: isOverride, bytes: read[path] ?? [])
    }
    // Secrets stand in files of their own, so the text of the configuration holds none.
    configuration = StoredFiles([file(settings.file)]).text
    catalogues =
      StoredFiles(
        settings.catalogues.files.map { file($0) } + settings.catalogues.overrides.map { file($0, isOverride: true) }
      ).text
  }
}
