import FoundationEssentials
import Glibc

/// A server that an earlier run left behind, by what its pid file says.
enum LeftServer: Equatable {
  case none
  /// The file is empty: a server is just starting, or died at that moment.
  case nameless
  /// The file names a process that is gone, or that is no PostgreSQL of this folder.
  case dead
  /// Ours, and on its way down since its service died.
  case ours(pid_t)
  /// Started by somebody else.
  case foreign(pid_t)

  /// The mark on the command line of the servers that we start.
  static let mark = "cluster_name=caregauge"

  static func find(in folder: ClusterFolder) -> LeftServer {
    guard let text = try? String(contentsOfFile: folder.pidFile, encoding: .utf8) else { return .none }
    guard let line = text.split(separator: "\n").first else { return .nameless }
    guard let identifier = pid_t(line), identifier > 1 else { return .dead }
    guard let words = commandLine(of: identifier), let program = words.first,
      program.hasSuffix("/postgres") || program == "postgres"
    else { return .dead }
    guard words.contains(folder.data) else {
      // Started from within the folder, or another folder's server that got the number since.
      return workingFolder(of: identifier) == folder.data ? .foreign(identifier) : .dead
    }
    return words.contains(mark) ? .ours(identifier) : .foreign(identifier)
  }

  private static func commandLine(of identifier: pid_t) -> [String]? {
    guard let data = try? Data(contentsOf: URL(filePath: "/proc/\(identifier)/cmdline")), !data.isEmpty else {
      return nil
    }
    return data.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func workingFolder(of identifier: pid_t) -> String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(identifier)/cwd")
  }
}
