import Foundation

/// Removes a cluster's folder when this process has ended, by whatever means.
enum FolderCleaner {
  /// Starts a shell that waits for the end of a pipe which only this process holds open.
  static func watch(_ folder: URL) throws {
    let cleaner = Process()
    cleaner.executableURL = URL(filePath: "/usr/bin/setsid")
    cleaner.arguments = ["/bin/sh", "-c", script, "cleaner", folder.path]
    let life = Pipe()
    cleaner.standardInput = life
    cleaner.standardOutput = FileHandle.nullDevice
    cleaner.standardError = FileHandle.nullDevice
    // Not even the programs that tests start may hold it open.
    _ = fcntl(life.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
    try cleaner.run()
    // Never closed: the system does it when the process ends.
    _ = Unmanaged.passRetained(life)
  }

  private static let script = """
    cat >/dev/null
    server=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null)
    if [ -n "$server" ]; then
      kill -INT "$server" 2>/dev/null
      tries=0
      while kill -0 "$server" 2>/dev/null && [ $tries -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
      kill -KILL "$server" 2>/dev/null
    fi
    rm -rf "$1"
    """
}
