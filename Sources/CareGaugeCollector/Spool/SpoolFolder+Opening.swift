import Foundation

extension SpoolFolder {
  /// The name under which writing is tried.
  private static let trial = ".trial"

  /// Makes the folder and those above it where they are missing, on disk when this returns.
  static func make(_ path: String, _ sync: Sync) throws(SpoolFault) {
    var missing: [String] = []
    var folder = path
    while access(folder, F_OK) != 0, errno == ENOENT, folder != above(folder) {
      missing.append(folder)
      folder = above(folder)
    }
    for folder in missing.reversed() {
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw unusable(path, "made") }
    }
    for folder in missing {
      guard syncFolder(above(folder), sync) else { throw unusable(path, "made to last") }
    }
    // A process that was killed may have made it; where the folder above is not ours, somebody else made this one.
    if missing.isEmpty { _ = syncFolder(above(path), sync) }
  }

  /// Closes the folder to others, removes what was never finished, and finds out now, not when the store is away, that
  /// nothing can be written.
  func tryOut() throws(SpoolFault) {
    var status = stat()
    guard fstat(handle, &status) == 0 else { throw SpoolFolder.unusable(path, "looked at") }
    if status.st_mode & 0o777 != 0o700 {
      guard fchmod(handle, 0o700) == 0 else { throw SpoolFolder.unusable(path, "closed to other users") }
    }
    do throws(SpoolFault) {
      for (name, _) in try list() where SpoolFolder.isUnfinished(name) { _ = try remove(name) }
      try write([0], as: SpoolFolder.trial) { _ in }
      _ = try remove(SpoolFolder.trial)
    } catch {
      // What waits on a full disk has to be stored all the same.
      if error.code == .full { return }
      throw SpoolFault(.folderUnusable, "the spool folder cannot be used: \(error)")
    }
  }

  static func unusable(_ path: String, _ action: String) -> SpoolFault {
    SpoolFault(
      .folderUnusable,
      """
      the spool folder \(path) cannot be \(action): \(errorText()); give the service a folder that it may write to, or \
      make this one its own with chown and chmod 0700
      """)
  }

  private static func isUnfinished(_ name: String) -> Bool {
    if name == trial { return true }
    guard name.hasSuffix(SpoolFile.unfinished) else { return false }
    let whole = String(name.dropLast(SpoolFile.unfinished.count))
    return whole == trial || SpoolFile(name: whole, bytes: 0) != nil
  }

  private static func above(_ path: String) -> String {
    let text = path.reversed().drop { $0 == "/" }
    guard let slash = text.firstIndex(of: "/") else { return path.hasPrefix("/") ? "/" : "." }
    let above = String(text[slash...].drop { $0 == "/" }.reversed())
    return above.isEmpty ? "/" : above
  }

  private static func syncFolder(_ path: String, _ sync: Sync) -> Bool {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return false }
    defer { close(folder) }
    return sync(folder) == 0
  }
}
