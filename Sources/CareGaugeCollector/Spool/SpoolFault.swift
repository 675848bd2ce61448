/// Why a collection could not be put into the spool, or not be read from it, with what a person can do about it.
package struct SpoolFault: Error, Hashable, CustomStringConvertible {
  /// The bounded word for labels and logs.
  package enum Code: String, Sendable, CaseIterable {
    /// The folder cannot be made, opened, listed or written at the start.
    case folderUnusable = "folder_unusable"
    /// Another process uses the folder.
    case inUse = "in_use"
    /// There is no room for the collection, which its adapter then sends again later.
    case full
    case notWritten = "not_written"
    /// For now: the same file may be read later.
    case notRead = "not_read"
    case notRemoved = "not_removed"
    /// The file is no collection, and never will be.
    case damaged
  }

  package let code: Code
  /// A sentence with the place and the remedy.
  package let description: String

  init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
