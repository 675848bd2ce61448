import CareGaugeModel
import Foundation
import Logging
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
    /// Waiting files, oldest first.
    var files: [SpoolFile] = []
    var next = 1
  }

  private let folder: String
  /// The folder, held open and locked.
  private let handle: Int32
  private let limit: Int
  private let log: Logger
  private let step: @Sendable (Step) -> Void
  private let contents: Mutex<Contents>

  /// Opens the folder, makes it if needed, and removes files that were never finished.
  ///
  /// - Parameters:
  ///   - limit: bytes of all files together.
  ///   - step: called at each named moment.
  package init(
    folder: String, limit: Int = 1 << 30, log: Logger = Logger(label: "spool"),
    step: @escaping @Sendable (Step) -> Void = { _ in }
  ) throws(SpoolFault) {
    self.folder = folder
    self.limit = limit
    self.log = log
    self.step = step
    var found = Contents()
    handle = try Spool.claim(folder)
    do {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
        let path = folder + "/" + name
        if name.hasSuffix(SpoolFile.unfinished) {
          try FileManager.default.removeItem(atPath: path)
        } else if let file = SpoolFile(name: name, bytes: try Spool.size(of: path)) {
          found.files.append(file)
          found.next = file.number + 1
        } else if let number = Int(name.prefix(16)) {
          found.next = max(found.next, number + 1)
        }
      }
    } catch {
      throw SpoolFault("the spool folder \(folder) cannot be used: \(error)")
    }
    contents = Mutex(found)
  }

  private static func size(of path: String) throws -> Int {
    try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
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
  /// Reports in them.
  package var reports: Int { contents.withLock { $0.files.reduce(0) { $0 + $1.reports } } }
  /// Bytes of them.
  package var bytes: Int { contents.withLock { $0.files.reduce(0) { $0 + $1.bytes } } }

  /// Puts a collection behind the others, on disk when this returns.
  package func append(_ collection: SpooledCollection) throws(SpoolFault) {
    let content = collection.encoded()
    guard bytes + content.count <= limit else {
      throw SpoolFault("the spool holds \(bytes) of \(limit) bytes; \(content.count) more do not fit", isFull: true)
    }
    let file = contents.withLock { contents in
      defer { contents.next += 1 }
      return SpoolFile(number: contents.next, reports: collection.collected.reports.count, bytes: content.count)
    }
    let part = folder + "/" + file.name + SpoolFile.unfinished
    do throws(SpoolFault) {
      try write(content, to: part)
      guard rename(part, folder + "/" + file.name) == 0 else { throw failure("renaming \(part)") }
    } catch {
      unlink(part)
      throw error
    }
    step(.renamed)
    try syncFolder()
    contents.withLock { $0.files.append(file) }
    step(.kept)
  }

  /// The oldest collection, nil when none waits. A file that is damaged is set aside, and the next one given.
  package func first() throws(SpoolFault) -> SpooledCollection? {
    while let file = contents.withLock({ $0.files.first }) {
      let bytes: Data
      do {
        bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + file.name))
      } catch {
        throw SpoolFault("\(folder)/\(file.name) cannot be read: \(error)")
      }
      do throws(SpoolFault) {
        return try SpooledCollection(decoding: Array(bytes))
      } catch {
        try setFirstAside(as: "damaged", because: error.description)
      }
    }
    return nil
  }

  /// Removes the oldest collection, which has been stored.
  package func removeFirst() throws(SpoolFault) {
    guard let file = contents.withLock({ $0.files.first }) else { return }
    step(.stored)
    guard unlink(folder + "/" + file.name) == 0 || errno == ENOENT else { throw failure("removing \(file.name)") }
    _ = contents.withLock { $0.files.removeFirst() }
    try syncFolder()
    step(.removed)
  }

  /// Moves the oldest collection out of the way, so that it holds up no other; the file stays, for a person to look at.
  ///
  /// - Parameter word: the end of its new name, `refused` or `damaged`.
  package func setFirstAside(as word: String, because reason: String) throws(SpoolFault) {
    guard let file = contents.withLock({ $0.files.first }) else { return }
    let aside = folder + "/" + file.name + "." + word
    guard rename(folder + "/" + file.name, aside) == 0 else { throw failure("setting \(file.name) aside") }
    _ = contents.withLock { $0.files.removeFirst() }
    try syncFolder()
    log.error("a spooled collection was set aside", metadata: ["file": "\(aside)", "reason": "\(reason)"])
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
