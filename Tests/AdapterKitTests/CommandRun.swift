import Foundation
import TestSupport

/// One run of a program by a person: what it printed, and its exit status.
struct CommandRun {
  let output: String
  let faults: String
  let status: Int32

  init(_ program: URL, _ arguments: [String], in folder: URL) throws {
    let process = Process()
    let kept = try TemporaryFolder.make("command")
    defer { try? FileManager.default.removeItem(at: kept) }
    let (output, faults) = (kept.appending(path: "output"), kept.appending(path: "faults"))
    for file in [output, faults] { try Data().write(to: file) }
    process.executableURL = program
    process.arguments = arguments
    process.environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"]
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: faults)
    try process.run()
    process.waitUntilExit()
    self.output = try String(contentsOf: output, encoding: .utf8)
    self.faults = try String(contentsOf: faults, encoding: .utf8)
    status = process.terminationStatus
  }
}
