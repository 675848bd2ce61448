import CareGaugeMail
import CareGaugeModel
import Foundation
import Testing

/// Python's `email`, which shares no code with ours, reads what we write.
@Suite struct StrictParseTests {
  @Test func pythonReadsEveryMailWithoutADefect() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "caregauge-mails-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var subjects: [String: String] = [:]
    let recorded = WholeMailTests.scenarios.flatMap { scenario in
      Language.allCases.map { ("\(scenario.name).\($0.rawValue)", scenario.mail(in: $0)) }
    }
    let hostile = Hostile.texts.enumerated().flatMap { place, text in
      Language.allCases.map { ("hostile-\(place).\($0.rawValue)", Hostile.mail(text, in: $0)) }
    }
    let trials = Language.allCases.map { ("trial.\($0.rawValue)", StrictParseTests.trial(in: $0)) }
    for (name, mail) in recorded + hostile + trials {
      subjects["\(name).eml"] = mail.subject
      try Data(mail.bytes).write(to: folder.appending(path: "\(name).eml"))
      try Data(mail.plain.utf8).write(to: folder.appending(path: "\(name).txt"))
      try Data(mail.html.utf8).write(to: folder.appending(path: "\(name).html"))
    }
    let (status, output, faults) = try StrictParseTests.python(
      WholeMailTests.folder.appending(path: "check.py").path(), folder.path())
    #expect(faults.trimmingCharacters(in: .whitespacesAndNewlines) == "")
    #expect(status == 0)
    var read: [String: String] = [:]
    for line in output.split(separator: "\n") {
      let fields = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
      read[String(fields[0])] = String(fields[2])
    }
    #expect(read == subjects)
  }

  private static func trial(in language: Language) -> WrittenMail {
    let receiver = Receiver(
      name: "yinchuan",
      way: .email(to: [EmailAddress(name: nil, address: "office@yinchuan.example")], language: language))
    return MailWriter(
      catalogue: Catalogue(), from: EmailAddress(name: nil, address: "caregauge@example.org"), externalURL: nil,
      zone: .shanghai
    ).trial(to: receiver, at: moment("2023-10-08T09:00"))
  }

  private static func python(_ arguments: String...) throws -> (Int32, String, String) {
    let process = Process()
    let (output, faults) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = ["-B"] + arguments
    process.environment = ["LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = faults
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    let wrong = try faults.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self), String(decoding: wrong, as: UTF8.self))
  }
}
