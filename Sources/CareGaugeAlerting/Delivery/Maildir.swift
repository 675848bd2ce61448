import Glibc

/// A Maildir: one file a mail, safe against a crash and against the same mail twice.
package struct Maildir: Hashable, Sendable {
  /// Why a mail could not be written.
  package struct Fault: Error, CustomStringConvertible, Sendable {
    package let description: String
  }

  /// The folder that holds `tmp`, `new` and `cur`; made when it is missing.
  package let folder: String

  package init(_ folder: String) { self.folder = folder }

  /// Writes a mail to `new`; once it returns, a power failure does not lose it.
  ///
  /// The file's name follows from the id alone, so that a mail that is delivered again because the first delivery was not
  /// recorded does not appear twice, whether a reader has seen the first one (then it stands in `cur`) or not.
  /// - Parameters:
  ///   - mail: The message, written as it is.
  ///   - id: The Message-ID or the part of it that is the mail's own.
  /// - Returns: The file's path.
  @discardableResult
  package func write(_ mail: [UInt8], id: String) throws(Fault) -> String {
    for name in ["", "/tmp", "/new", "/cur"] { try make(folder + name) }
    let name = Maildir.fileName(id)
    if let there = try find(name) { return there }
    let draft = "\(folder)/tmp/\(name)"
    try writeWhole(mail, to: draft)
    let place = "\(folder)/new/\(name)"
    guard rename(draft, place) == 0 else { throw fault("move a mail to", place) }
    try synchronize(folder: "\(folder)/new")
    return place
  }

  /// A name that other programs' names do not clash with, and that a Maildir can hold: no `/`, no `:`, no dot in front.
  static func fileName(_ id: String) -> String {
    var name = ""
    for byte in id.utf8 {
      let character = Character(Unicode.Scalar(byte))
      name += letters.contains(byte) ? String(character) : "=" + String(byte, radix: 16, uppercase: true)
    }
    // Two long ids that begin alike must not share a name.
    if name.utf8.count > 180 { name = String(name.prefix(160)) + "=" + String(hash(id), radix: 16) }
    return "caregauge.\(name)"
  }

  private static let letters = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_@".utf8)

  /// FNV-1a.
  private static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// Where the mail is, if it was written before; readers move mails to `cur` and add `:2,` with flags.
  private func find(_ name: String) throws(Fault) -> String? {
    if access("\(folder)/new/\(name)", F_OK) == 0 { return "\(folder)/new/\(name)" }
    let cur = "\(folder)/cur"
    guard let entries = opendir(cur) else { throw fault("read", cur) }
    defer { closedir(entries) }
    while let entry = readdir(entries) {
      let found = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if found == name || found.hasPrefix(name + ":") { return "\(cur)/\(found)" }
    }
    return nil
  }

  private func make(_ path: String) throws(Fault) {
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw fault("make", path) }
  }

  private func writeWhole(_ bytes: [UInt8], to path: String) throws(Fault) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw fault("write", path) }
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw fault("write", path) }
      rest.removeFirst(count)
    }
    guard fsync(file) == 0 else { throw fault("write", path) }
  }

  private func synchronize(folder path: String) throws(Fault) {
    let directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { throw fault("read", path) }
    defer { close(directory) }
    guard fsync(directory) == 0 else { throw fault("write", path) }
  }

  private func fault(_ what: String, _ path: String) -> Fault {
    let reason = String(cString: strerror(errno))
    return Fault(description: "cannot \(what) \(path): \(reason); check the Maildir's owner and the disk")
  }
}
