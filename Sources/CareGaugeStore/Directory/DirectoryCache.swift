import Synchronization

/// The newest directory that this process has read or written.
final class DirectoryCache: Sendable {
  private let directory = Mutex(Directory())

  var current: Directory { directory.withLock { $0 } }

  /// Takes over a directory unless a newer one is there.
  func offer(_ candidate: Directory) {
    directory.withLock { current in
      if candidate.generation > current.generation { current = candidate }
    }
  }
}
