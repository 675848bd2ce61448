import Foundation

/// An adapter's home: empty, its own, and gone after the run.
struct ScratchFolder: Sendable {
  private static let prefix = "caregauge-adapter-"
  let path: String

  /// Makes the folder, for `user` where the service may give it away.
  init(user: Confinement.User?) throws(CollectionFault) {
    var name = Array((NSTemporaryDirectory() + "/\(ScratchFolder.prefix)XXXXXX").utf8CString)
    guard let made = mkdtemp(&name) else {
      throw CollectionFault(.notStarted, "no scratch folder could be made in \(NSTemporaryDirectory()): \(errorText())")
    }
    path = String(cString: made)
    if let user, chown(path, user.number, user.group) != 0 {
      let reason = errorText()
      remove()
      throw CollectionFault(.notStarted, "the scratch folder could not be given to \(user.name): \(reason)")
    }
  }

  /// The folder of an earlier run; nil when the path is not one that this type makes.
  init?(left path: String) {
    guard URL(fileURLWithPath: path).lastPathComponent.hasPrefix(ScratchFolder.prefix) else { return nil }
    self.path = path
  }

  func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }
}

/// What the last failed call of libc says.
func errorText(_ code: Int32 = errno) -> String { String(cString: strerror(code)) }
