import Foundation
import TestSupport
import Testing

/// One folder of `Platform`: what a platform answers, and what the adapter makes of it and asks for.
///
/// `script.json` tells `Servers/platform.py` its answers and holds the adapter's `options`; `{platform}` in them is the
/// server's address, `{authority}` the file of its certificate authority, `{servers}` the folder of the server program.
/// `expected.ndjson` or `error.txt` is what the adapter says, `requests.txt` what the platform was asked.
struct PlatformCase: Sendable, CustomTestStringConvertible {
  let folder: URL
  var testDescription: String { folder.lastPathComponent }

  static func all(beside file: String) -> [PlatformCase] {
    let cases = URL(filePath: file).deletingLastPathComponent().appending(path: "Platform")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: cases.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map { PlatformCase(folder: cases.appending(path: $0)) }
  }

  func check(program: String) throws {
    let servers = folder.deletingLastPathComponent().deletingLastPathComponent().appending(path: "Servers")
    let server = try ScriptedServer(
      program: servers.appending(path: "platform.py"), script: folder.appending(path: "script.json"))
    defer { server.end() }
    let script = try String(contentsOf: folder.appending(path: "script.json"), encoding: .utf8)
      .replacing("{platform}", with: server.address).replacing("{authority}", with: server.authority)
      .replacing("{servers}", with: servers.path)
    let whole = try JSONSerialization.jsonObject(with: Data(script.utf8)) as? [String: Any]
    let options = try #require(whole?["options"] as? [String: Any])
    let run = try AdapterRun(
      program: program,
      request: ["protocol": 1, "id": "case", "op": "collect", "since": NSNull(), "options": options])
    let said = run.lines.map {
      $0.replacing(server.address, with: "{platform}").replacing(servers.path, with: "{servers}")
    }
    let isFailure = said.last?.contains(#""type":"failed""#) ?? true
    let text = isFailure ? (said.last ?? "nothing") + "\n" : said.map { $0 + "\n" }.joined()
    try compare(text, "\(isFailure ? "error.txt" : "expected.ndjson")", run.log)
    try compare(server.requests().replacing(server.address, with: "{platform}"), "requests.txt", run.log)
    #expect(run.status == (isFailure ? 1 : 0))
    #expect(!run.log.contains("geheim"))
    #expect(!run.lines.contains { $0.contains("geheim") })
  }

  private func compare(_ text: String, _ name: String, _ log: String) throws {
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["CAREGAUGE_UPDATE_FIXTURES"] == "1" { try Data(text.utf8).write(to: file) }
    #expect(try String(contentsOf: file, encoding: .utf8) == text, "log:\n\(log)")
  }
}

/// A running `platform.py`; its input's end ends it, also when the tests are killed.
private final class ScriptedServer {
  let address: String
  let authority: String
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  struct NotStarted: Error {}

  init(program: URL, script: URL) throws {
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", program.path, script.path]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var line = Data()
    while line.last != UInt8(ascii: "\n") {
      let byte = try output.fileHandleForReading.read(upToCount: 1) ?? Data()
      if byte.isEmpty { throw NotStarted() }
      line += byte
    }
    let words = String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace).map(String.init)
    (address, authority) = (words[0], words.count > 1 ? words[1] : "")
  }

  /// Ends the server and tells what it was asked.
  func requests() throws -> String {
    end()
    return String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
  }

  func end() {
    // Closing it twice is no fault that anybody needs to hear of.
    try? input.fileHandleForWriting.close()
  }
}
