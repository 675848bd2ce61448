import Foundation
import TestSupport

/// Debian's judges of the files of Prometheus and Alertmanager.
enum Promtool {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// What it says, and whether it is content.
  static func run(_ arguments: [String], tool: String = "promtool") throws -> (said: String, isContent: Bool) {
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [tool] + arguments
    process.currentDirectoryURL = repository
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: said, as: UTF8.self), process.terminationStatus == 0)
  }

  /// Where a file of the repository is.
  static func file(_ path: String) -> URL { repository.appending(path: path) }
}
