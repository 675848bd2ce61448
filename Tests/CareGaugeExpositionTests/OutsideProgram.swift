import Foundation

/// Runs a program to its end, with files of a temporary folder that is removed afterwards.
struct OutsideProgram {
  let status: Int32
  let output: [UInt8]
  let errors: String

  /// - Parameter files: contents by name; `{folder}` in arguments stands for where they are.
  init(_ name: String, _ arguments: [String], files: [String: [UInt8]] = [:], input: [UInt8] = []) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("exposition-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (file, bytes) in files { try Data(bytes).write(to: folder.appendingPathComponent(file)) }
    let places = ["input", "output", "errors"].map { folder.appendingPathComponent(".\($0)") }
    try Data(input).write(to: places[0])
    for place in places.dropFirst() { try Data().write(to: place) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [name] + arguments.map { $0.replacingOccurrences(of: "{folder}", with: folder.path) }
    process.standardInput = try FileHandle(forReadingFrom: places[0])
    process.standardOutput = try FileHandle(forWritingTo: places[1])
    process.standardError = try FileHandle(forWritingTo: places[2])
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = try [UInt8](Data(contentsOf: places[1]))
    errors = try String(decoding: Data(contentsOf: places[2]), as: UTF8.self)
  }

  /// The Python that has prometheus-client: `CAREGAUGE_TEST_PYTHON`, else `python3` of the path.
  static var python: String { ProcessInfo.processInfo.environment["CAREGAUGE_TEST_PYTHON"] ?? "python3" }
}
