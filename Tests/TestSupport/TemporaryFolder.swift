import Foundation

/// A folder of its own under `/tmp`, which is short enough for sockets and open to other users' programs.
package enum TemporaryFolder {
  /// Makes an empty folder, to be removed by the caller.
  package static func make(_ purpose: String = "test") throws -> URL {
    var template = Array("/tmp/caregauge-\(purpose)-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw TestSupportFault("cannot make a folder under /tmp: \(String(cString: strerror(errno)))")
    }
    // Servers and adapters run as other users.
    chmod(template, 0o755)
    let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    return URL(filePath: path, directoryHint: .isDirectory)
  }
}

/// Gives `body` an empty folder and removes it, with all that is in it, afterwards.
package func withTemporaryFolder<Result>(
  isolation: isolated (any Actor)? = #isolation, _ body: (URL) async throws -> Result
) async throws -> Result {
  let folder = try TemporaryFolder.make()
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body(folder)
}
