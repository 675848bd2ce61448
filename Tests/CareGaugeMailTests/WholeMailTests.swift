import CareGaugeMail
import CareGaugeModel
import Foundation
import Testing

/// Whole mails, byte by byte, against the files in `Mails`.
///
/// With `CAREGAUGE_RECORD_MAILS=1` the files are written instead; read each of them as its receiver would before keeping it.
@Suite struct WholeMailTests {
  static let scenarios = Yinchuan.scenarios + OtherTargets.scenarios + OtherAlerts.scenarios
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Mails")

  private static let isRecording = ProcessInfo.processInfo.environment["CAREGAUGE_RECORD_MAILS"] == "1"

  @Test func theCataloguesOfTheMailsHaveNoFault() {
    #expect(Regions.shared.faults.isEmpty)
  }

  @Test(arguments: scenarios, Language.allCases)
  func aMailIsWrittenAsRecorded(_ scenario: Scenario, _ language: Language) throws {
    let mail = scenario.mail(in: language)
    #expect(mail == scenario.written(in: language))
    for (end, bytes) in [("eml", Data(mail.bytes)), ("txt", Data(mail.plain.utf8)), ("html", Data(mail.html.utf8))] {
      let file = WholeMailTests.folder.appending(path: "\(scenario.name).\(language.rawValue).\(end)")
      if WholeMailTests.isRecording {
        try bytes.write(to: file)
      } else {
        let expected = try Data(contentsOf: file)
        #expect(
          String(decoding: bytes, as: UTF8.self) == String(decoding: expected, as: UTF8.self),
          "\(file.lastPathComponent)")
      }
    }
  }

  @Test(.disabled(if: isRecording)) func everyFileIsOfAMail() throws {
    let names = Set(try FileManager.default.contentsOfDirectory(atPath: WholeMailTests.folder.path()))
    let expected = WholeMailTests.scenarios.flatMap { scenario in
      Language.allCases.flatMap { language in
        ["eml", "txt", "html"].map { "\(scenario.name).\(language.rawValue).\($0)" }
      }
    }
    #expect(names == Set(expected).union(["check.py"]))
  }
}
