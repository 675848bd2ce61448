import Foundation
import Testing

/// One folder of a plugin's `Tests/Fixtures`: an input in the region's own form and what the adapter says about it.
///
/// `expected.ndjson` holds the lines of a collection with the id `case`; `error.txt` instead holds `code: reason` of one
/// that fails. `options.json` may add to the options; `{case}` in it is the folder,
/// `{plugin}` the plugin's. Everything else is input. The files
/// are copied and given one time of modification, 2023-09-25T16:20:00+08:00, before the adapter sees them.
/// With `CAREGAUGE_UPDATE_FIXTURES=1` the expected files are written instead of compared; look at the difference.
package struct AdapterCase: Sendable, CustomTestStringConvertible {
  package let folder: URL

  package var testDescription: String { folder.lastPathComponent }

  /// The cases beside a test file: `AdapterCase.all(beside: #filePath)`.
  package static func all(beside file: String) -> [AdapterCase] {
    let fixtures = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Fixtures")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: fixtures.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map { AdapterCase(folder: fixtures.appendingPathComponent($0)) }
  }

  /// Runs the program on the case and compares every line.
  /// - Parameter options: The options of the request as JSON can hold them, given the folder with the case's files.
  package func check(program: String, options: (String) -> [String: Any]) throws {
    let copy = try AdapterCaseFiles(copying: folder)
    defer { copy.remove() }
    var given = options(copy.path)
    if let more = try copy.moreOptions() { given.merge(more) { $1 } }
    let run = try AdapterRun(
      program: program, request: ["protocol": 1, "id": "case", "op": "collect", "since": NSNull(), "options": given])
    let said = run.lines.map { $0.replacing(copy.path, with: "{case}") }
    let isFailure = said.last?.contains(#""type":"failed""#) ?? true
    let text = isFailure ? AdapterCase.failure(said.last) : said.map { $0 + "\n" }.joined()
    let expected = folder.appendingPathComponent(isFailure ? "error.txt" : "expected.ndjson")
    if ProcessInfo.processInfo.environment["CAREGAUGE_UPDATE_FIXTURES"] == "1" {
      try Data(text.utf8).write(to: expected)
    }
    #expect(try String(contentsOf: expected, encoding: .utf8) == text, "log:\n\(run.log)")
    #expect(run.status == (isFailure ? 1 : 0))
  }

  private static func failure(_ line: String?) -> String {
    guard let line, let message = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else {
      return "the program ended without end or failed\n"
    }
    return "\(message["code"] ?? "no code"): \(message["reason"] ?? "no reason")\n"
  }
}

/// A case's input files in a folder of their own.
private struct AdapterCaseFiles {
  let path: String
  /// The folder that holds the plugin's Tests, Samples and Sources.
  private let plugin: String

  init(copying folder: URL) throws {
    let files = FileManager.default
    let copy = try TemporaryFolder.make("case").appendingPathComponent("input")
    try files.copyItem(at: folder, to: copy)
    path = copy.path
    plugin = folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
    for name in ["expected.ndjson", "error.txt"] { try? files.removeItem(atPath: path + "/" + name) }
    let received = Date(timeIntervalSince1970: 1_695_630_000)
    for name in try files.subpathsOfDirectory(atPath: path) {
      try files.setAttributes([.modificationDate: received], ofItemAtPath: path + "/" + name)
    }
  }

  func moreOptions() throws -> [String: Any]? {
    let file = path + "/options.json"
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    let text = try String(contentsOfFile: file, encoding: .utf8)
      .replacing("{case}", with: path).replacing("{plugin}", with: plugin)
    try FileManager.default.removeItem(atPath: file)
    return try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
  }

  func remove() { try? FileManager.default.removeItem(at: URL(filePath: path).deletingLastPathComponent()) }
}
