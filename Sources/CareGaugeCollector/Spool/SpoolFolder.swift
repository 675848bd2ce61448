import Foundation

/// The folder of a spool, held open and locked.
final class SpoolFolder: Sendable {
  /// Puts a file or folder on disk, as `fsync` does.
  typealias Sync = @Sendable (Int32) -> Int32

  let path: String
  let handle: Int32
  let sync: Sync
  /// No larger file is read; none larger is written.
  static let largestFile = 4 << 30

  /// Opens the folder, makes it if needed, and tries whether it can be used.
  init(_ path: String, sync: @escaping Sync) throws(SpoolFault) {
    self.path = path
    self.sync = sync
    try SpoolFolder.make(path, sync)
    handle = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { throw SpoolFolder.unusable(path, "opened") }
    guard flock(handle, LOCK_EX | LOCK_NB) == 0 else {
      throw SpoolFault(
        .inUse, "the spool folder \(path) is in use by another process; stop it, or give this one another database")
    }
    try tryOut()
  }

  deinit {
    guard handle >= 0 else { return }
    // A child that is just being started may hold a copy, which would keep the lock.
    flock(handle, LOCK_UN)
    close(handle)
  }

  /// The names of all that is in the folder, in order, with their sizes.
  func list() throws(SpoolFault) -> [(name: String, bytes: Int)] {
    let names: [String]
    do { names = try FileManager.default.contentsOfDirectory(atPath: path) } catch {
      throw SpoolFolder.unusable(path, "listed")
    }
    return names.sorted().compactMap { name in
      var status = stat()
      guard fstatat(handle, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
      return (name, Int(status.st_size))
    }
  }

  /// Writes a file that is there whole or not at all, on disk when this returns.
  func write(_ content: [UInt8], as name: String, step: (Spool.Step) -> Void) throws(SpoolFault) {
    let part = name + SpoolFile.unfinished
    let file = openat(handle, part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw notWritten(part) }
    do throws(SpoolFault) {
      defer { close(file) }
      try fill(file, with: content, name: part, step: step)
      var status = stat()
      guard fstatat(handle, name, &status, AT_SYMLINK_NOFOLLOW) != 0 else {
        throw SpoolFault(.notWritten, "\(path)/\(name) is there already, and not the spool's; remove it")
      }
      guard renameat(handle, part, handle, name) == 0 else { throw notWritten(name) }
    } catch {
      unlinkat(handle, part, 0)
      throw error
    }
    step(.renamed)
    guard sync(handle) == 0 else {
      // What is not promised must not be found later.
      let fault = notWritten(name)
      unlinkat(handle, name, 0)
      throw fault
    }
  }

  /// The content of a file, nil when it is not there.
  func read(_ name: String) throws(SpoolFault) -> [UInt8]? {
    let file = openat(handle, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    if file < 0, errno == ENOENT { return nil }
    guard file >= 0 else { throw notRead(name) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw notRead(name) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw SpoolFault(.damaged, "it is no file") }
    let size = Int(status.st_size)
    guard size <= SpoolFolder.largestFile else { throw SpoolFault(.damaged, "it is larger than any collection") }
    var bytes = [UInt8](repeating: 0, count: size)
    var filled = 0
    while filled < size {
      let count = bytes.withUnsafeMutableBytes { Foundation.read(file, $0.baseAddress! + filled, size - filled) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw notRead(name) }
      guard count > 0 else { throw SpoolFault(.notRead, "\(path)/\(name) grew shorter while it was read") }
      filled += count
    }
    return bytes
  }

  /// Removes a file; gives whether it was there.
  func remove(_ name: String) throws(SpoolFault) -> Bool {
    if unlinkat(handle, name, 0) == 0 { return true }
    guard errno == ENOENT else { throw notRemoved(name) }
    return false
  }

  /// Gives a file another name; gives whether it was there.
  func rename(_ name: String, to other: String) throws(SpoolFault) -> Bool {
    if renameat(handle, name, handle, other) == 0 { return true }
    guard errno == ENOENT else { throw notRemoved(name) }
    return false
  }

  /// Makes sure that removed and renamed files stay so.
  func syncNames(after name: String) throws(SpoolFault) {
    guard sync(handle) == 0 else { throw notRemoved(name) }
  }

  private func fill(
    _ file: Int32, with content: [UInt8], name: String, step: (Spool.Step) -> Void
  ) throws(SpoolFault) {
    step(.created)
    var written = 0
    while written < content.count {
      let end = written < content.count / 2 ? content.count / 2 : content.count
      let count = content.withUnsafeBytes { Foundation.write(file, $0.baseAddress! + written, end - written) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw notWritten(name) }
      written += count
      if written == content.count / 2 { step(.halfWritten) }
    }
    step(.written)
    guard sync(file) == 0 else { throw notWritten(name) }
    step(.synced)
  }

  private func notWritten(_ name: String) -> SpoolFault {
    let code = errno
    let hasNoRoom = [ENOSPC, EDQUOT, EFBIG].contains(code)
    let remedy = hasNoRoom ? "make room on the disk" : "let the service write to \(path)"
    return SpoolFault(
      hasNoRoom ? .full : .notWritten, "\(path)/\(name) cannot be written: \(errorText(code)); \(remedy)")
  }

  /// Damage is what only this file explains; everything else may pass.
  private func notRead(_ name: String) -> SpoolFault {
    let code = errno
    if [EIO, EISDIR, ELOOP].contains(code) { return SpoolFault(.damaged, errorText(code)) }
    return SpoolFault(
      .notRead, "\(path)/\(name) cannot be read: \(errorText(code)); let the service read it, or move it elsewhere")
  }

  private func notRemoved(_ name: String) -> SpoolFault {
    SpoolFault(.notRemoved, "\(path)/\(name) cannot be removed: \(errorText()); let the service write to \(path)")
  }
}
