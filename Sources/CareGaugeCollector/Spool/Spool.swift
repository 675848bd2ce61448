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
    /// Bytes of the files that were set aside and are still there.
    var aside = 0
    /// The largest number given so far.
    var last = 0

    var bytes: Int { files.reduce(aside) { $0 + $1.bytes } }
  }

  private let folder: SpoolFolder
  private let limit: Int
  private let log: Logger
  private let step: @Sendable (Step) -> Void
  private let contents: Mutex<Contents>

  /// Opens the folder, makes it if needed, closes it to other users, and removes files that were never finished.
  ///
  /// - Parameters:
  ///   - limit: bytes of all files together, those set aside among them.
  ///   - step: called at each named moment.
  ///   - sync: puts a file or folder on disk, as `fsync` does; tests let it fail.
  package init(
    folder path: String, limit: Int = 1 << 30, log: Logger = Logger(label: "spool"),
    step: @escaping @Sendable (Step) -> Void = { _ in }, sync: @escaping @Sendable (Int32) -> Int32 = { fsync($0) }
  ) throws(SpoolFault) {
    self.limit = limit
    self.log = log
    self.step = step
    folder = try SpoolFolder(path, sync: sync)
    var found = Contents()
    for (name, bytes) in try folder.list() {
      if let file = SpoolFile(name: name, bytes: bytes) {
        found.files.append(file)
        found.last = max(found.last, file.number)
      } else if let file = SpoolFile(aside: name, bytes: bytes) {
        // Its number is not given again, so that none takes another's place.
        found.last = max(found.last, file.number)
        found.aside += bytes
      }
    }
    contents = Mutex(found)
  }

  /// Collections that wait.
  package var count: Int { contents.withLock { $0.files.count } }
  /// Reports in them.
  package var reports: Int { contents.withLock { $0.files.reduce(0) { $0 + $1.reports } } }
  /// Bytes of them and of those that were set aside.
  package var bytes: Int { contents.withLock { $0.bytes } }

  /// Puts a collection behind the others, on disk when this returns.
  package func append(_ collection: SpooledCollection) throws(SpoolFault) {
    let content = try collection.encoded()
    try makeSure(of: content.count)
    let number: Int? = contents.withLock { contents in
      guard contents.last < SpoolFile.lastNumber else { return nil }
      contents.last += 1
      return contents.last
    }
    guard let number else {
      throw SpoolFault(.full, "the numbers of \(folder.path) are used up; empty the folder once all is stored")
    }
    let file = SpoolFile(number: number, reports: collection.collected.reports.count, bytes: content.count)
    try folder.write(content, as: file.name, step: step)
    contents.withLock { $0.files.append(file) }
    step(.kept)
  }

  /// The oldest collection, nil when none waits. A file that is damaged is set aside, and the next one given.
  package func first() throws(SpoolFault) -> SpooledCollection? {
    while let file = contents.withLock({ $0.files.first }) {
      do throws(SpoolFault) {
        guard let bytes = try folder.read(file.name) else {
          dropGone(file)
          continue
        }
        return try SpooledCollection(decoding: bytes)
      } catch {
        guard error.code == .damaged else { throw error }
        try setFirstAside(as: "damaged", because: error.description)
      }
    }
    return nil
  }

  /// Removes the oldest collection, which has been stored.
  package func removeFirst() throws(SpoolFault) {
    guard let file = contents.withLock({ $0.files.first }) else { return }
    step(.stored)
    guard try folder.remove(file.name) else { return dropGone(file) }
    _ = contents.withLock { $0.files.removeFirst() }
    try folder.syncNames(after: file.name)
    step(.removed)
  }

  /// Moves the oldest collection out of the way, so that it holds up no other; the file stays, for a person to look at.
  ///
  /// - Parameter word: the end of its new name, `refused` or `damaged`.
  package func setFirstAside(as word: String, because reason: String) throws(SpoolFault) {
    guard let file = contents.withLock({ $0.files.first }) else { return }
    let aside = file.name + "." + word
    guard try folder.rename(file.name, to: aside) else { return dropGone(file) }
    contents.withLock { contents in
      contents.files.removeFirst()
      contents.aside += file.bytes
    }
    log.error(
      "a spooled collection was set aside", metadata: ["file": "\(folder.path)/\(aside)", "reason": "\(reason)"])
    try folder.syncNames(after: file.name)
  }

  /// Forgets the oldest collection, whose file somebody has removed.
  private func dropGone(_ file: SpoolFile) {
    _ = contents.withLock { $0.files.removeFirst() }
    log.error(
      "the file of a spooled collection is gone; nobody may remove it",
      metadata: ["file": "\(folder.path)/\(file.name)", "reports": "\(file.reports)"])
  }

  private func makeSure(of size: Int) throws(SpoolFault) {
    guard size <= SpoolFolder.largestFile else {
      throw SpoolFault(.full, "a collection of \(size) bytes is too large for the spool; collect less at once")
    }
    if size <= limit - bytes { return }
    // Somebody may have removed what was set aside.
    let aside = try folder.list().reduce(0) { $0 + (SpoolFile(aside: $1.name, bytes: $1.bytes)?.bytes ?? 0) }
    contents.withLock { $0.aside = aside }
    guard size > limit - bytes else { return }
    throw SpoolFault(
      .full,
      """
      the spool holds \(bytes) of \(limit) bytes; \(size) more do not fit: bring the database back, or remove files \
      from \(folder.path) that end in .damaged or .refused
      """)
  }
}
