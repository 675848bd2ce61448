import Foundation

/// What is done to a copy of the source before the program sees it.
enum SourceDamage: String, Decodable, Sendable {
  case missing, empty, swapped, emptied, halved, random, zeros, long, quotes, rubbish, names, pipe, loop, dangling,
    folder
  case unreadable
  case readOnly = "read-only"

  /// Whether it can be done to a source that is one file.
  private var suitsAFile: Bool {
    switch self {
    case .missing, .swapped, .emptied, .halved, .random, .zeros, .long, .quotes, .unreadable, .readOnly: true
    case .empty, .rubbish, .names, .pipe, .loop, .dangling, .folder: false
    }
  }

  /// - Returns: why it cannot be done to this source; nil where it was done.
  func apply(to path: String) throws -> String? {
    var isFolder: ObjCBool = false
    let files = FileManager.default
    guard files.fileExists(atPath: path, isDirectory: &isFolder) else { return "no option names a path that exists" }
    guard isFolder.boolValue || suitsAFile else { return "the source is a file and not a folder" }
    let names = isFolder.boolValue ? (files.subpaths(atPath: path) ?? []).sorted().map { "\(path)/\($0)" } : [path]
    let regular = names.filter { SourceDamage.isFile($0) }
    let ending = regular.first.map { URL(filePath: $0).pathExtension } ?? "txt"
    let beside = regular.first.map { URL(filePath: $0).deletingLastPathComponent().path } ?? path
    func added(_ name: String) -> String { "\(beside)/\(name)" + (ending.isEmpty ? "" : ".\(ending)") }
    switch self {
    case .missing: try files.removeItem(atPath: path)
    case .empty: for file in regular { try files.removeItem(atPath: file) }
    case .swapped:
      try files.removeItem(atPath: path)
      if isFolder.boolValue {
        try Data("a file".utf8).write(to: URL(filePath: path))
      } else {
        try files.createDirectory(atPath: path, withIntermediateDirectories: false)
      }
    case .emptied: try rewrite(regular) { _ in Data() }
    case .halved: try rewrite(regular) { $0.prefix($0.count / 2) }
    case .random: try rewrite(regular) { SourceDamage.random($0.count) }
    case .zeros: try rewrite(regular) { _ in Data(count: 4096) }
    case .long: try rewrite(regular) { _ in Data(repeating: UInt8(ascii: "7"), count: 1_200_000) }
    case .quotes: try rewrite(regular) { SourceDamage.quotes($0) }
    case .rubbish: try SourceDamage.random(5000).write(to: URL(filePath: added("000-rubbish")))
    case .names:
      guard let first = regular.first else { return "the source holds no file" }
      for name in ["a 'b' \"c\" 县", "$(id) `id` %s", "line\nend", "-n"] {
        try files.copyItem(atPath: first, toPath: added(name))
      }
    case .pipe: mkfifo(added("000-pipe"), 0o666)
    case .loop: try files.createSymbolicLink(atPath: added("000-loop"), withDestinationPath: added("000-loop"))
    case .dangling: try files.createSymbolicLink(atPath: added("000-away"), withDestinationPath: "/nonexistent/away")
    case .folder: try files.createDirectory(atPath: added("000-folder"), withIntermediateDirectories: false)
    case .unreadable: for file in regular { chmod(file, 0) }
    case .readOnly:
      for name in names + [path] { chmod(name, SourceDamage.isFile(name) ? 0o444 : 0o555) }
    }
    return nil
  }

  private func rewrite(_ files: [String], _ change: (Data) -> Data) throws {
    for file in files { try change(try Data(contentsOf: URL(filePath: file))).write(to: URL(filePath: file)) }
  }

  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// The same bytes in every run, so that a failure can be looked at again.
  private static func random(_ count: Int) -> Data {
    var state: UInt64 = 0x2545_F491_4F6C_DD1D
    return Data(
      (0..<max(64, count)).map { _ in
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return UInt8(truncatingIfNeeded: state >> 32)
      })
  }

  /// Each line keeps its form, with texts in front that break JSON put together by hand.
  private static func quotes(_ bytes: Data) -> Data {
    let evil = Array(#"\"" \u0000 {"a":1} "#.utf8) + [0x01, 0x1B, 0x7F] + Array(#"\"#.utf8)
    return Data(bytes.flatMap { $0 == 0x0A ? evil + [0x0A] : [$0] }) + Data(evil + [0x0A])
  }
}
