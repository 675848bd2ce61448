import Foundation

/// The Python platform of `Servers/pages.py`, running while a test's body runs.
struct PageServer: Sendable {
  let address: String
  /// The file of its certificate, with TLS.
  let authority: String

  struct NotStarted: Error {}

  /// Starts a server on a free port; it ends with the body, or when the tests are killed, since its input ends then.
  static func running<Result>(
    certifiedAs name: String? = nil, file: String = #filePath, _ body: (PageServer) async throws -> Result
  ) async throws -> Result {
    let script = URL(filePath: file).deletingLastPathComponent().deletingLastPathComponent().appending(
      path: "Servers/pages.py")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", script.path] + (name.map { [$0] } ?? [])
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    defer {
      try? input.fileHandleForWriting.close()
      process.waitUntilExit()
    }
    var line = Data()
    while !line.contains(UInt8(ascii: "\n")) {
      let piece = output.fileHandleForReading.availableData
      if piece.isEmpty { throw NotStarted() }
      line += piece
    }
    let words = String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace).map(String.init)
    return try await body(PageServer(address: words[0], authority: words.count > 1 ? words[1] : ""))
  }
}
