import Foundation
import Synchronization

/// A folder of collections that wait for the store, in the order in which they came.
///
/// What `append` has returned from survives a crash of the service and of the machine. One process at a time uses a
/// folder, and one call at a time: the `Depot` sees to it.
package final class Spool: Sendable {
  /// Moments at which a test may end the process.
  package enum Step: String, Sendable, CaseIterable {
    case created, halfWritten = "half_written", written, synced, renamed, kept
    /// Between the store's commit and the file's removal.
    case stored
    case removed
  }

  private struct Contents {
    /// Waiting files, oldest first, with their sizes.
    var files: [(name: String, bytes: Int)] = []
    var next = 1
  }

  private let folder: String
  /// The folder, held open and locked.
  private let handle: Int32
  private let limit: Int
  private let step: @Sendable (Step) -> Void
  private let contents: Mutex<Contents>

  /// Opens the folder, makes it if needed, and removes files that were never finished.
  ///
  /// - Parameters:
  ///   - limit: bytes of all files together.
  ///   - step: called at each named moment.
  package init(folder: String, limit: Int = 1 << 30, step: @escaping @Sendable (Step) -> Void = { _ in })
    throws(SpoolFault)
  {
    self.folder = folder
    self.limit = limit
    self.step = step
    var found = Contents()
    handle = try Spool.claim(folder)
    do {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
        if name.hasSuffix(".part") {
          try FileManager.default.removeItem(atPath: folder + "/" + name)
        } else if let number = Int(name.dropLast(6)), name.hasSuffix(".spool") {
          let size = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)[.size] as? Int
          found.files.append((name, size ?? 0))
          found.next = number + 1
        } else if let number = Int(name.prefix(16)) {
          found.next = max(found.next, number + 1)
        }
      }
    } catch {
      throw SpoolFault("the spool folder \(folder) cannot be used: \(error)")
    }
    contents = Mutex(found)
  }

  deinit {
    // A child that is just being started may hold a copy, which would keep the lock.
    flock(handle, LOCK_UN)
    close(handle)
  }

  /// Makes the folder where it is missing, and makes sure that no other process uses it.
  private static func claim(_ folder: String) throws(SpoolFault) -> Int32 {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw SpoolFault("the spool folder \(folder) cannot be made: \(error)")
    }
    let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { throw SpoolFault("the spool folder \(folder) cannot be opened: \(errorText())") }
    guard flock(handle, LOCK_EX | LOCK_NB) == 0 else {
      close(handle)
      throw SpoolFault("the spool folder \(folder) is in use by another process; stop it, or name another folder")
    }
    return handle
  }

  /// Collections that wait.
  package var count: Int { contents.withLock { $0.files.count } }
  /// Bytes of them.
  package var bytes: Int { contents.withLock { $0.files.reduce(0) { $0 + $1.bytes } } }

  /// Puts a collection behind the others, on disk when this returns.
  package func append(_ collection: SpooledCollection) throws(SpoolFault) {
    let content = collection.encoded()
    guard bytes + content.count <= limit else {
      throw SpoolFault("the spool holds \(bytes) of \(limit) bytes; \(content.count) more do not fit", isFull: true)
    }
    let number = contents.withLock { contents in
      defer { contents.next += 1 }
      return String(contents.next)
    }
    let name = String(repeating: "0", count: 16 - number.count) + number + ".spool"
    let part = folder + "/" + name + ".part"
    do throws(SpoolFault) {
      try write(content, to: part)
      guard rename(part, folder + "/" + name) == 0 else { throw failure("renaming \(name)") }
    } catch {
      unlink(part)
      throw error
    }
    step(.renamed)
    try syncFolder()
    contents.withLock { $0.files.append((name, content.count)) }
    step(.kept)
  }

  /// The oldest collection, nil when none waits. A file that cannot be read is set aside under another name.
  package func first() throws(SpoolFault) -> SpooledCollection? {
    guard let name = contents.withLock({ $0.files.first?.name }) else { return nil }
    do throws(SpoolFault) {
      guard let bytes = FileManager.default.contents(atPath: folder + "/" + name) else {
        throw failure("reading \(name)")
      }
      return try SpooledCollection(decoding: Array(bytes))
    } catch {
      let aside = folder + "/" + name.dropLast(6) + ".damaged"
      guard rename(folder + "/" + name, aside) == 0 else { throw failure("setting \(name) aside") }
      _ = contents.withLock { $0.files.removeFirst() }
      throw SpoolFault("\(aside): \(error.description); it was set aside: collect that adapter once more")
    }
  }

  /// Removes the oldest collection, which has been stored.
  package func removeFirst() throws(SpoolFault) {
    guard let name = contents.withLock({ $0.files.first?.name }) else { return }
    step(.stored)
    guard unlink(folder + "/" + name) == 0 else { throw failure("removing \(name)") }
    _ = contents.withLock { $0.files.removeFirst() }
    try syncFolder()
    step(.removed)
  }

  private func write(_ content: [UInt8], to path: String) throws(SpoolFault) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw failure("making \(path)") }
    defer { close(file) }
    step(.created)
    var written = 0
    while written < content.count {
      let end = written < content.count / 2 ? content.count / 2 : content.count
      let count = content.withUnsafeBytes { Foundation.write(file, $0.baseAddress! + written, end - written) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure("writing \(path)") }
      written += count
      if written == content.count / 2 { step(.halfWritten) }
    }
    step(.written)
    guard fsync(file) == 0 else { throw failure("writing \(path) to disk") }
    step(.synced)
  }

  private func syncFolder() throws(SpoolFault) {
    guard fsync(handle) == 0 else { throw failure("writing \(folder) to disk") }
  }

  private func failure(_ what: String) -> SpoolFault {
    let code = errno
    return SpoolFault("\(what) failed: \(errorText(code))", isFull: code == ENOSPC || code == EDQUOT)
  }
}
