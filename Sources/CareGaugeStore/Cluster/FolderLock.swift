import Glibc

/// Held by the one service that runs the server of a folder; the system lets go of it when the service dies.
struct FolderLock: ~Copyable {
  private let file: Int32

  /// Takes the lock, or gives nil when another process has it.
  static func take(_ path: String) throws -> FolderLock? {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw ClusterFault(
        .folderUnusable,
        "cannot open \(path): \(String(cString: strerror(errno))); give PostgreSQL a folder that it may write to")
    }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      close(file)
      return nil
    }
    return FolderLock(file: file)
  }

  private init(file: Int32) { self.file = file }

  deinit { close(file) }
}
