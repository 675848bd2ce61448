import Foundation
import Testing

private let tests = URL(filePath: #filePath).deletingLastPathComponent()
private let readme = tests.appending(path: "../../../Plugins/README.md")

/// The only block of a language in Plugins/README.md that begins with a text.
private func block(_ language: String, from beginning: String) throws -> String {
  let text = try String(contentsOf: readme, encoding: .utf8)
  let blocks = text.split(separator: "```\(language)\n").dropFirst().compactMap { $0.split(separator: "```").first }
  return String(try #require(blocks.first { $0.hasPrefix(beginning) }))
}

@Test func theSwiftExampleIsTheOneThatIsCompiledHere() throws {
  let compiled = try String(contentsOf: tests.appending(path: "ExampleAdapter.swift"), encoding: .utf8)
  #expect(try block("swift", from: "import CareGaugeAdapter").replacing("@main\n", with: "") == compiled)
}

@Test func theShellExampleAnswers() throws {
  let script = try block("sh", from: "#!/bin/sh")
  func answer(_ input: String) throws -> String {
    let process = Process()
    let (requests, answers) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", script]
    (process.standardInput, process.standardOutput, process.standardError) = (requests, answers, FileHandle.nullDevice)
    try process.run()
    try requests.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try requests.fileHandleForWriting.close()
    let text = String(decoding: try answers.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    return text
  }
  let hello = #"{"id":"a","type":"hello","name":"example","version":"1.0.0","protocol":1}"#
  #expect(
    try answer(#"{"protocol":1,"id":"a","op":"describe"}"# + "\n") == """
      \(hello)
      {"id":"a","type":"description","region":"ningxia","indicators":["nursing_beds"],"areas":["640104"],"options":[]}
      {"id":"a","type":"end"}

      """)
  let request = #"{"protocol":1,"id":"a","op":"collect","since":null,"options":{}}"#
  #expect(
    try answer(request + "\n" + #"{"id":"a","op":"ack"}"# + "\n") == """
      \(hello)
      {"id":"a","type":"report","report":"r1","period":"2023-09","reported_at":"2023-09-25","source":"file:2023-09.txt"}
      {"id":"a","type":"reading","report":"r1","indicator":"nursing_beds","area":"640104","value":1203,"raw":"1,203"}
      {"id":"a","type":"end","reports":1,"readings":1,"absent":0,"rejected":0}

      """)
}
