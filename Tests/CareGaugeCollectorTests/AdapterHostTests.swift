import CareGaugeModel
import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

@testable import CareGaugeCollector

struct AdapterHostTests {
  @Test func theRequestIsOneLineAndTheEnvironmentHoldsNothingElse() async throws {
    try await AdapterBench.with { bench in
      let result = await bench.collect(
        "tells-all", options: ["inbox": .text("in/tray"), "title": .text("a/b")], since: Day("2023-08-25"))
      let id = try #require(result.outcome.collection)
      #expect(result.outcome.fault == nil)
      let told = try #require(result.stored.first?.reports.first?.rejections.map(\.reason))
      #expect(
        told[0].replacingOccurrences(of: id, with: "<id>")
          == #"{"id":"<id>","op":"collect","options":{"inbox":"/srv/folder/in/tray","title":"a/b"},"protocol":1,"#
          + #""since":"2023-08-25"}"#)
      let environment = told[1].replacingOccurrences(of: id, with: "<id>").split(separator: " ").sorted()
      let home = try #require(environment.first { $0.hasPrefix("HOME=") }).dropFirst(5)
      #expect(
        environment.filter { !$0.hasPrefix("HOME=") } == [
          "CAREGAUGE_COLLECTION=<id>", "LANG=C.UTF-8", "PATH=/usr/local/bin:/usr/bin:/bin", "TZ=Asia/Shanghai",
        ])
      #expect(told[2] == "home: ")
      #expect(!FileManager.default.fileExists(atPath: String(home)))
      #expect(told[3] == "files: 256 256, memory: 536870912, core: 0, no new privileges: 1")
      #expect(told[4] == (geteuid() == 0 ? "user: 65534, groups: " : "user: \(geteuid()), groups: "))
    }
  }

  @Test(arguments: [
    (Decision.acknowledge, #"{"id":"<id>","op":"ack"}"#),
    (.refuse(reason: "the spool is full"), #"{"id":"<id>","op":"nack","reason":"the spool is full"}"#),
  ])
  func theAdapterHearsTheDecisionAndThenTheEndOfInput(_ decision: Decision, _ word: String) async throws {
    try await AdapterBench.with { bench in
      let result = await bench.collect("repeats-the-answer", decision: decision)
      let id = try #require(result.outcome.collection)
      #expect(
        bench.log.lines.map { $0.replacingOccurrences(of: id, with: "<id>") } == [
          "info: \(word)", "info: then nothing",
        ])
      #expect(
        result.outcome.fault == (decision == .acknowledge ? nil : CollectionFault(.notStored, "the spool is full")))
      #expect(result.outcome.ending == "status 0")
    }
  }

  @Test func aProgramDescribesItself() async throws {
    try await AdapterBench.with { bench in
      let order = AdapterOrder(adapter: "test", program: .program("describes-itself"))
      let described = try await bench.host.describe(order)
      let region = try #require(RegionID("ningxia"))
      #expect(
        described
          == DescribedAdapter(
            name: "test", version: "1.2.3", region: region, indicators: ["nursing_beds"],
            areas: ["640104"], options: [.init(name: "inbox", type: "path", required: true, help: "收件箱")]))
    }
  }

  @Test(arguments: [
    (
      "no-such", CollectionFault.Code.notFound,
      "there is no program no-such in <folder>; add its folder to adapters_path"
    ),
    ("../good", .notFound, "the program ../good must be a name without '/'; put its folder into adapters_path"),
    ("README.md", .notFound, "<folder>/README.md is not executable"),
  ])
  func onlyProgramsInTheKnownFoldersAreRun(_ name: String, _ code: CollectionFault.Code, _ text: String) async throws {
    try await AdapterBench.with { bench in
      let result = await bench.collect(name)
      #expect(result.outcome.fault?.code == code)
      #expect(result.outcome.fault?.reason.replacingOccurrences(of: bench.folder, with: "<folder>") == text)
    }
  }

  @Test func aCommandMayNameAProgramOfTheSystemAndAFileBesideOurs() async throws {
    try await AdapterBench.with { bench in
      let order = AdapterOrder(adapter: "test", program: .command(["python3", "describes-itself"]))
      let described = try await bench.host.describe(order)
      #expect(described.name == "test")
    }
  }

  @Test(arguments: [
    (["colour": OptionValue.text("red")], "the adapter has no option colour; it has: inbox, title"),
    (["title": .number(.infinity)], "an option holds a number that JSON cannot write"),
  ])
  func optionsThatTheAdapterDoesNotTakeAreRefused(_ options: [String: OptionValue], _ text: String) async throws {
    try await AdapterBench.with { bench in
      let result = await bench.collect("good", options: options)
      #expect(result.outcome.fault == CollectionFault(.badRequest, text))
    }
  }

  @Test(.enabled(if: geteuid() == 0, "only root may run adapters as another user"))
  func aProgramThatItsUserCannotReachIsNamedBeforeItIsStarted() async throws {
    try await AdapterBench.with { bench in
      try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: bench.folder)
      let result = await bench.collect("good")
      #expect(
        result.outcome.fault
          == CollectionFault(
            .notFound,
            "the user nobody, who runs \(bench.folder)/good, has no access to \(bench.folder); put the program elsewhere, or name another user"
          ))
      let order = AdapterOrder(adapter: "good", program: .program("describes-itself"))
      await #expect(throws: CollectionFault.self) { try await bench.host.describe(order) }
    }
  }

  @Test func adaptersOfAServiceThatWasKilledAreEndedByTheNextOne() async throws {
    try await withTemporaryFolder { folder in
      let ledger = try RunLedger(folder: folder.path)
      // What a killed service leaves: a note, and a process that carries the collection's id.
      let scratch = try ScratchFolder(user: nil)
      try ledger.add("left-over", scratch: scratch)
      let result = try await Subprocess.run(
        .path("/bin/sh"), arguments: ["-c", "trap '' TERM; echo ready; sleep 1000; sleep 1000"],
        environment: .custom(["CAREGAUGE_COLLECTION": "left-over", "PATH": "/bin:/usr/bin"]), input: .none,
        output: .sequence, error: .discarded
      ) { execution in
        for try await _ in execution.standardOutput { break }
        return ledger.endLeftovers()
      }
      #expect(result.closureResult == 1)
      #expect(result.terminationStatus == .signaled(SIGKILL))
      try #expect(FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
      #expect(!FileManager.default.fileExists(atPath: scratch.path))
      #expect(ledger.endLeftovers() == 0)
    }
  }
}
