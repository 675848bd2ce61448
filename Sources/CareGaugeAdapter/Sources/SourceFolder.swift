import Foundation

/// A folder that others put files into.
public struct SourceFolder: Sendable {
  /// Where it is.
  public let path: String

  /// A folder that exists and can be listed.
  /// - Throws: `AdapterFault` with code `source_unavailable`.
  public init(path: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue,
      FileManager.default.isReadableFile(atPath: path)
    else {
      throw AdapterFault(
        .sourceUnavailable, "\(path) is not a folder that can be read; create it or correct the option")
    }
    self.path = path
  }

  /// The files whose names end in one of `extensions` (lower case, without a dot; none: all), as paths relative to the
  /// folder, in alphabetical order.
  ///
  /// Hidden files and those that are still being written or edited (`.…`, `~$…`, `….part`, `….tmp`) are left out: put
  /// files in under such a name and rename them. With `depth` 1 only the folder itself is looked into; links to folders
  /// are not followed.
  /// - Throws: `AdapterFault` with code `source_unavailable` when the folder cannot be listed, `format` when it holds
  ///   more than `limit` files.
  public func files(_ extensions: Set<String> = [], depth: Int = 1, limit: Int = 100_000) throws -> [String] {
    var found: [String] = []
    try list("", depth: depth, extensions, limit, into: &found)
    return found.sorted()
  }

  /// The absolute path of a file that `files` named.
  public func path(of file: String) -> String { path + "/" + file }

  private func list(
    _ prefix: String, depth: Int, _ extensions: Set<String>, _ limit: Int, into found: inout [String]
  ) throws {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path + "/" + prefix)
    } catch {
      throw AdapterFault(.sourceUnavailable, "\(path)/\(prefix) cannot be listed; check its permissions")
    }
    for name in names where !SourceFolder.isUnfinished(name) {
      var status = stat()
      guard lstat(path + "/" + prefix + name, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        if depth > 1 { try list(prefix + name + "/", depth: depth - 1, extensions, limit, into: &found) }
      } else if extensions.isEmpty || extensions.contains(SourceFolder.ending(of: name)) {
        guard found.count < limit else {
          throw AdapterFault(.format, "\(path) holds more than \(limit) files; move the old ones away")
        }
        found.append(prefix + name)
      }
    }
  }

  private static func isUnfinished(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasPrefix("~$") || ["part", "tmp"].contains(ending(of: name))
  }

  private static func ending(of name: String) -> String {
    name.split(separator: ".").count > 1 ? (name.split(separator: ".").last?.lowercased() ?? "") : ""
  }
}

extension SourceFolder {
  /// Moves a file that `files` named into another folder, which is made when there is none.
  ///
  /// A file of that name that is there already is kept: the moved one gets a number behind its name.
  /// - Throws: `AdapterFault` with code `source_unavailable`.
  public func move(_ file: String, to folder: String) throws {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      var target = folder + "/" + name
      var number = 1
      while FileManager.default.fileExists(atPath: target) {
        number += 1
        target = "\(folder)/\(name).\(number)"
      }
      try FileManager.default.moveItem(atPath: path(of: file), toPath: target)
    } catch {
      throw AdapterFault(.sourceUnavailable, "\(name) cannot be moved to \(folder); check its permissions")
    }
  }
}
