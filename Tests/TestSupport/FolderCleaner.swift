import CareGaugeStore
import Foundation

/// Removes a folder, and ends the PostgreSQL whose data it holds, when this process has ended, by whatever means.
enum FolderCleaner {
  /// Starts a shell that waits for the end of a pipe which only this process holds open.
  static func watch(_ folder: URL) throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw TestSupportFault("no pipe: \(String(cString: strerror(errno)))") }
    // Not even the programs that tests start may hold it open. It is never closed: the system does that at the end.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = try Spawn.start(
      ["/bin/sh", "-c", script, "cleaner", folder.path], environment: ["PATH=/usr/bin:/bin"], input: ends[0],
      output: "/dev/null")
    close(ends[0])
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
    # Programs that are just ending can still write into it.
    tries=0
    until rm -rf "$1" 2>/dev/null || [ $tries -ge 100 ]; do sleep 0.1; tries=$((tries + 1)); done
    """
}
