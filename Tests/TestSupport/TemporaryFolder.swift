import Foundation

/// Folders for tests, under `/tmp`, which is short enough for sockets and open to other users' programs.
package enum TemporaryFolder {
  /// Where all folders of this process are; gone soon after the process, however that ends.
  private static let home = Result {
    let home = try create("/tmp/caregauge-tests-XXXXXX")
    try FolderCleaner.watch(home)
    return home
  }

  /// Makes an empty folder, to be removed by the caller.
  package static func make(_ purpose: String = "test") throws -> URL {
    try create("\(home.get().path)/\(purpose)-XXXXXX")
  }

  /// Makes a folder with a name of its own.
  /// - Parameter pattern: the path; its last six characters, all X, are replaced.
  static func create(_ pattern: String) throws -> URL {
    var name = Array(pattern.utf8CString)
    guard mkdtemp(&name) != nil else {
      throw TestSupportFault("cannot make the folder \(pattern): \(String(cString: strerror(errno)))")
    }
    // Servers and adapters run as other users.
    chmod(name, 0o755)
    let path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    return URL(filePath: path, directoryHint: .isDirectory)
  }
}

extension TemporaryFolder {
  /// The machine's memory where there is plenty, as a database is made there in a twentieth of the time; else `/tmp`.
  static var fastRoot: String {
    var space = statvfs()
    let memory = "/dev/shm"
    guard statvfs(memory, &space) == 0, access(memory, W_OK) == 0 else { return "/tmp" }
    return UInt64(space.f_bavail) * UInt64(space.f_frsize) > 4_000_000_000 ? memory : "/tmp"
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
