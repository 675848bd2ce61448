import Foundation

/// What is run for an adapter.
package enum AdapterProgram: Sendable, Hashable {
  /// A program by its name, looked for beside the service's own binary, then in the adapters' path, and nowhere else.
  case program(String)
  /// A program of the system with arguments, as `[python3, ningxia.py]`; file names among them start at the working folder.
  case command([String])
}

/// Where adapter programs lie.
package struct ProgramSearch: Sendable {
  /// The `PATH` that adapters get, and in which the first word of a `command` is looked for last.
  static let path = "/usr/local/bin:/usr/bin:/bin"

  private let folders: [String]
  private let workingFolder: String

  /// - Parameters:
  ///   - binaryFolder: the folder of the service's own program; nil takes it from the running process.
  ///   - adaptersPath: further folders, in order.
  ///   - workingFolder: where relative paths start.
  package init(
    binaryFolder: String? = nil, adaptersPath: [String] = [],
    workingFolder: String = FileManager.default.currentDirectoryPath
  ) {
    self.workingFolder = workingFolder
    folders = [binaryFolder ?? ProgramSearch.ownFolder] + adaptersPath.map { absolutePath($0, from: workingFolder) }
  }

  /// The program's absolute path and its arguments.
  func find(_ program: AdapterProgram) throws(CollectionFault) -> [String] {
    switch program {
    case .program(let name):
      guard !name.contains("/") else {
        throw CollectionFault(
          .notFound, "the program \(name) must be a name without '/'; put its folder into adapters_path")
      }
      return [try search(name, in: folders)]
    case .command(let words):
      guard let first = words.first else { throw CollectionFault(.notFound, "the command is empty") }
      let path = first.contains("/") ? absolutePath(first, from: workingFolder) : nil
      let system = ProgramSearch.path.split(separator: ":").map(String.init)
      let program = if let path { path } else { try search(first, in: folders + system) }
      return [program] + words.dropFirst().map(argument)
    }
  }

  private func search(_ name: String, in folders: [String]) throws(CollectionFault) -> String {
    for folder in folders {
      let path = folder + "/" + name
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue {
        guard access(path, X_OK) == 0 else { throw CollectionFault(.notFound, "\(path) is not executable") }
        return path
      }
    }
    throw CollectionFault(
      .notFound, "there is no program \(name) in \(folders.joined(separator: ", ")); add its folder to adapters_path")
  }

  /// An argument that names a file becomes absolute, because adapters run in a folder of their own.
  private func argument(_ word: String) -> String {
    let paths = [workingFolder + "/" + word] + folders.map { $0 + "/" + word }
    guard !word.hasPrefix("/"), !word.hasPrefix("-") else { return word }
    return paths.first { FileManager.default.fileExists(atPath: $0) } ?? word
  }

  private static var ownFolder: String {
    let binary = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "/usr/bin/caregauge"
    return URL(fileURLWithPath: binary).deletingLastPathComponent().path
  }
}

/// A path that does not depend on the working folder.
func absolutePath(_ path: String, from folder: String) -> String {
  path.hasPrefix("/") ? path : URL(fileURLWithPath: folder + "/" + path).standardizedFileURL.path
}
