import Foundation
import TestSupport
import Testing

/// Debian's programs that judge what we serve.
enum Programs {
  /// Runs a program on a text and expects that it finds nothing wrong.
  static func run(_ name: String, _ arguments: [String], input: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [name] + arguments
    let file = try TemporaryFolder.make("program")
    defer { try? FileManager.default.removeItem(at: file) }
    let (text, said) = (file.appending(path: "input"), file.appending(path: "output"))
    try Data(input.utf8).write(to: text)
    try Data().write(to: said)
    process.standardInput = try FileHandle(forReadingFrom: text)
    process.standardOutput = try FileHandle(forWritingTo: said)
    process.standardError = process.standardOutput
    try process.run()
    process.waitUntilExit()
    let output = try String(contentsOf: said, encoding: .utf8)
    #expect(process.terminationStatus == 0 && output.isEmpty, "\(name): \(output)")
  }

  /// Runs a Python script that has prometheus-client.
  static func python(_ script: String, input: String) throws {
    let interpreter = ProcessInfo.processInfo.environment["CAREGAUGE_TEST_PYTHON"] ?? "python3"
    try run(interpreter, ["-c", script], input: input)
  }
}
