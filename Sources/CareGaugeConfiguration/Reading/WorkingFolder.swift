import Glibc

/// The folder at which relative paths begin: the process's own unless another is named.
struct WorkingFolder {
  /// Ends with a slash; empty for the process's own.
  private let prefix: String

  init(_ path: String?) {
    prefix = path.map { $0.hasSuffix("/") ? $0 : "\($0)/" } ?? ""
  }

  /// The path under which a file can be opened; messages go on naming it as it was given.
  func locate(_ path: String) -> String { path.hasPrefix("/") ? path : prefix + path }

  /// The paths that match a shell pattern (`*`, `?`, `[…]`), in alphabetical order, relative when the pattern is.
  func matches(_ pattern: String) -> [String] {
    let isRelative = !pattern.hasPrefix("/") && !prefix.isEmpty
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(isRelative ? WorkingFolder.literally(prefix) + pattern : pattern, 0, nil, &found) == 0 else { return [] }
    let paths = (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
    return isRelative ? paths.map { String($0.dropFirst(prefix.count)) } : paths
  }

  /// A pattern that matches just this text.
  static func literally(_ text: String) -> String { text.map { "*?[\\".contains($0) ? "\\\($0)" : "\($0)" }.joined() }
}
