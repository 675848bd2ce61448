import Foundation

/// One run of a built adapter program over real pipes, as the collector does it: a request, the answer, a word, the end.
package struct AdapterRun {
  /// The lines on standard output, without their ends.
  package private(set) var lines: [String] = []
  /// The exit status; 128 and more: the signal that ended it.
  package private(set) var status: Int32 = 0
  /// What stood on standard error.
  package private(set) var log = ""

  /// Sends one request and, once `end` or `failed` has come, one word (`ack`, `nack`, or none).
  /// - Throws: `TestSupportFault` when the program cannot be started or does not answer within `limit` seconds; it is ended then.
  package init(program: String, request: [String: Any], word: String? = "ack", limit: Int = 60) throws {
    let line = try JSONSerialization.data(withJSONObject: request, options: [.sortedKeys])
    let id = request["id"] as? String ?? ""
    try self.init(program: program, input: String(decoding: line, as: UTF8.self), id: id, word: word, limit: limit)
  }

  /// The same with the request's line as it stands.
  package init(program: String, input: String, id: String = "case", word: String? = "ack", limit: Int = 60) throws {
    let scratch = try TemporaryFolder.make("run")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let logFile = scratch.appendingPathComponent("log")
    try Data().write(to: logFile)
    let process = Process()
    let (requests, answers) = (Pipe(), Pipe())
    process.executableURL = try builtProgram(program)
    process.environment = [
      "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "Asia/Shanghai", "HOME": scratch.path,
      "CAREGAUGE_COLLECTION": id,
    ]
    process.standardInput = requests
    process.standardOutput = answers
    process.standardError = try FileHandle(forWritingTo: logFile)
    try process.run()
    defer { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
    try requests.fileHandleForWriting.write(contentsOf: Data((input + "\n").utf8))
    var reader = LineReader(answers.fileHandleForReading.fileDescriptor, seconds: limit)
    while let line = try reader.next() {
      lines.append(line)
      guard line.contains(#""type":"end""#) || line.contains(#""type":"failed""#) else { continue }
      if let word {
        let last = #"{"id":"\#(id)","op":"\#(word)"}"# + "\n"
        try requests.fileHandleForWriting.write(contentsOf: Data(last.utf8))
      }
      try requests.fileHandleForWriting.close()
    }
    process.waitUntilExit()
    status = process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    log = try String(contentsOf: logFile, encoding: .utf8)
  }
}

/// Lines of a pipe, each within a time limit for all of them.
private struct LineReader {
  private let descriptor: Int32
  private let deadline: ContinuousClock.Instant
  private var buffer: [UInt8] = []
  private var isAtEnd = false

  init(_ descriptor: Int32, seconds: Int) {
    self.descriptor = descriptor
    deadline = ContinuousClock.now + .seconds(seconds)
  }

  mutating func next() throws -> String? {
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        defer { buffer.removeSubrange(...end) }
        return String(decoding: buffer[..<end], as: UTF8.self)
      }
      if isAtEnd { return nil }
      try fill()
    }
  }

  private mutating func fill() throws {
    let left = ContinuousClock.now.duration(to: deadline)
    guard left > .zero else { throw TestSupportFault("the program did not answer in time") }
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, Int32(clamping: left.components.seconds * 1000 + 1)) > 0 else { return }
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    let count = piece.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    if count > 0 { buffer.append(contentsOf: piece[..<count]) } else { isAtEnd = true }
  }
}
