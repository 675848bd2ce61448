import Foundation
import TestSupport
import Testing

@testable import AdapterKit

/// The commands of “Your first hour” in Plugins/README.md, typed as they stand there.
struct FirstHourTests {
  private static let program = "tongxin/Sources/caregauge-adapter-tongxin"
  private let guide: String

  init() throws {
    guide = try String(contentsOf: KitBench.repository.appending(path: "Plugins/README.md"), encoding: .utf8)
  }

  private func caregauge(_ line: String, in folder: URL) throws -> CommandRun {
    try CommandRun(try builtProgram("caregauge"), line.split(separator: " ").map(String.init), in: folder)
  }

  @Test func theCommandsDoWhatTheGuideShows() async throws {
    try await withTemporaryFolder { folder in
      let made = try caregauge("adapter new tongxin --language python", in: folder)
      #expect(
        made.output == """
          tongxin is made; README.md there says what each part is for. In this folder:
            caregauge adapter run \(FirstHourTests.program) --option inbox=tongxin/Samples
            caregauge adapter check \(FirstHourTests.program) --option inbox=tongxin/Samples

          """)
      #expect(made.status == 0, "\(made.faults)")
      let again = try caregauge("adapter new tongxin --language shell", in: folder)
      #expect(again.status == 1 && again.faults.contains("nothing was written"))

      let run = try caregauge("adapter run \(FirstHourTests.program) --option inbox=tongxin/Samples", in: folder)
      #expect(run.status == 0, "\(run.faults)")
      #expect(guide.contains("```\n\(run.output)```\n"), "the guide shows something else than:\n\(run.output)")

      let check = try caregauge(
        "adapter check \(FirstHourTests.program) --option inbox=tongxin/Samples --only report --only describe",
        in: folder)
      #expect(check.status == 0, "\(check.output)\(check.faults)")
      #expect(
        check.output == """
          not run (no catalogue was named with --catalogue): describe/in-the-catalogue
          \(FirstHourTests.program): 59 vectors run, 59 passed, 0 failed; 1 say nothing about this program

          """)
    }
  }

  @Test func aFaultIsShownWithItsLineAndWhatCameBefore() async throws {
    try await withTemporaryFolder { folder in
      _ = try caregauge("adapter new tongxin --language python", in: folder)
      let path = folder.appending(path: FirstHourTests.program)
      let text = try String(contentsOf: path, encoding: .utf8)
      try Data(text.replacing("value=value", with: "value=\"1203\"").utf8).write(to: path)
      let run = try caregauge("adapter run \(FirstHourTests.program) --option inbox=tongxin/Samples", in: folder)
      #expect(run.status == 1)
      #expect(run.output.hasSuffix("\n1 report: 2 readings, 1 absent, 1 rejected (marked !)\n"))
      let id = run.faults.components(separatedBy: "{\"id\": \"").last?.prefix(32) ?? ""
      #expect(
        run.faults.replacing(id, with: "<id>") == """
          I! the collector says: {"id":"<id>","op":"nack","reason":"this is a trial run, in which nothing is stored"}
          \(FirstHourTests.program): malformed: line 3, column 140, "value": must be a number without quotes
            the line is: {"id": "<id>", "type": "reading", "report": "r1", "indicator": "institution_beds", "area": "990101", "value": "1203", "place": "5:2", "raw": "1,203"}

          """)
    }
  }

  @Test func wrongUseIsExplained() async throws {
    try await withTemporaryFolder { folder in
      _ = try caregauge("adapter new tongxin --language python", in: folder)
      let withoutOption = try caregauge("adapter check \(FirstHourTests.program)", in: folder)
      #expect(withoutOption.status == 64)
      let missing = "option inbox is missing (Folder with the county's CSV files.); write --option inbox=…"
      #expect(withoutOption.faults.contains(missing), "\(withoutOption.faults)")
      let unknown = try caregauge(
        "adapter check \(FirstHourTests.program) --option inbox=tongxin/Samples --only sauce", in: folder)
      #expect(unknown.faults == "error: no vector that runs a program is named sauce; --list names all\n")
      #expect(try caregauge("adapter check", in: folder).status == 64)
      #expect(try caregauge("adapter new Tongxin --language python", in: folder).status == 1)
      #expect(try caregauge("adapter check --list", in: folder).status == 0)
    }
  }
}
