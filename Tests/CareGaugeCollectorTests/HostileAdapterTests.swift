import CareGaugeModel
import Foundation
import Testing

@testable import CareGaugeCollector

/// Adapters that hang, flood, crash, lie or fork: each is refused in its own words, stores nothing, leaves nothing
/// running, and holds up no other.
@Suite(.serialized) struct HostileAdapterTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var program: String
    var code: CollectionFault.Code
    var text: String
    var seconds = 60
    var testDescription: String { program }
  }

  private static let late = "there was no end message in time; the adapter was ended"
  private static let noEnd = "the output ends before the end message; the program ended with"

  static let cases = [
    Case(program: "hangs", code: .tooSlow, text: late, seconds: 2),
    Case(program: "ignores-sigterm", code: .tooSlow, text: late, seconds: 2),
    Case(program: "forks-and-hangs", code: .tooSlow, text: late, seconds: 3),
    Case(program: "endless-line", code: .lineTooLong, text: "line 2: the line is longer than 1048576 bytes"),
    Case(program: "endless-lines", code: .tooMuchOutput, text: "more than 8388608 bytes of output"),
    Case(program: "endless-readings", code: .tooManyReadings, text: "line 50003: more than 50000 readings"),
    Case(program: "crashes-before-hello", code: .noEnd, text: "line 1: \(noEnd) signal 11"),
    Case(program: "crashes-after-hello", code: .noEnd, text: "line 2: \(noEnd) signal 11"),
    Case(program: "crashes-after-report", code: .noEnd, text: "line 3: \(noEnd) signal 11"),
    Case(program: "crashes-after-reading", code: .noEnd, text: "line 4: \(noEnd) signal 11"),
    Case(
      program: "crashes-within-line", code: .noEnd,
      text: "line 4: the output ends within a line, and before the end message; the program ended with signal 11"),
    Case(program: "exits-early", code: .noEnd, text: "line 2: \(noEnd) status 3"),
    Case(program: "allocates-memory", code: .noEnd, text: "line 2: \(noEnd) status 1"),
    Case(program: "opens-files", code: .noEnd, text: "line 2: \(noEnd) status 1"),
    Case(
      program: "lies-about-counts", code: .wrongCount, text: "line 4, column 78, \"readings\": says 2, but 1 came"),
    Case(
      program: "wrong-id", code: .wrongID, text: "line 2, column 8, \"id\": is not the id of the request, \"<id>\""),
    Case(program: "no-hello", code: .outOfOrder, text: "line 1, column 50, \"type\": the first line must be hello"),
    Case(program: "other-protocol", code: .wrongProtocol, text: "line 1, column 100, \"protocol\": must be 1"),
    Case(
      program: "unknown-type", code: .unknownType,
      text: "line 2, column 50, \"type\": the protocol has no type \"figure\""),
    Case(program: "bad-utf8", code: .notUTF8, text: "line 2, column 84, \"reporter\": the byte 0xCA is no UTF-8"),
    Case(
      program: "not-json", code: .malformed,
      text: "line 2, column 2: expected a text in double quotes: found '''"),
    Case(
      program: "overlong-number", code: .malformed, text: "line 3, column 124, \"value\": the number is too large"),
    Case(program: "writes-after-end", code: .afterEnd, text: "line 5: a line stands after the end"),
    Case(program: "refuses", code: .credentials, text: "the adapter failed: the password was refused"),
    Case(
      program: "fails-with-unknown-code", code: .malformed,
      text: "line 2, column 66, \"code\": must be source_unavailable, credentials, format or internal"),
  ]

  /// Where no process numbers of their own are permitted, what has left the group is found by its environment.
  static let casesWithoutNamespace = [
    cases[0], cases[1], cases[2], cases[7],
    Case(
      program: "closes-output", code: .noEnd,
      text: "line 2: the output ends before the end message; the program went on and was ended"),
  ]

  @Test(arguments: cases) func aBadAdapterIsRefusedAndHarmsNoOther(_ bad: Case) async throws {
    try await AdapterBench.with { bench in try await check(bad, bench) }
  }

  @Test(arguments: casesWithoutNamespace)
  func aBadAdapterIsRefusedAndHarmsNoOtherWithoutProcessNumbersOfItsOwn(_ bad: Case) async throws {
    try await AdapterBench.with(ownProcesses: false) { bench in try await check(bad, bench) }
  }

  private func check(_ bad: Case, _ bench: AdapterBench) async throws {
    var limits = AdapterLimits()
    limits.time = .seconds(bad.seconds)
    limits.grace = .milliseconds(500)
    limits.memory = 256 << 20
    limits.files = 64
    limits.output = 8 << 20
    limits.readings = 50_000
    let bounds = limits
    async let hostile = bench.collect(bad.program, limits: bounds)
    let good = await bench.collect("good")
    let result = await hostile
    let id = try #require(result.outcome.collection)
    #expect(result.outcome.fault?.code == bad.code)
    #expect(result.outcome.fault?.description.replacingOccurrences(of: id, with: "<id>") == bad.text)
    #expect(result.stored.isEmpty)
    try #expect(bench.survivors(of: result).isEmpty)
    #expect(good.outcome.fault == nil)
    #expect(good.stored.count == 1)
    if bad.code == .tooSlow { #expect(good.ended < result.ended) }
    try #expect(bench.survivors(of: good).isEmpty)
  }

  @Test(arguments: ["leaves-children", "fails-after-end", "talks-to-itself", "closes-input", "waits-for-ever"])
  func whatCameWithItsEndIsStoredHoweverTheProgramLeaves(_ program: String) async throws {
    // Programs that leave children behind must not need a namespace for it.
    try await AdapterBench.with(ownProcesses: program == "leaves-children" ? false : nil) { bench in
      var limits = AdapterLimits()
      limits.grace = .milliseconds(500)
      let result = await bench.collect(program, limits: limits)
      #expect(result.outcome.fault == nil)
      #expect(result.outcome.readings == 1)
      #expect(result.stored.first?.reports.first?.readings.figure(at: 0) == Figure(1203))
      try #expect(bench.survivors(of: result).isEmpty)
    }
  }

  @Test func standardErrorGoesToTheLogByLevelAndOnlySoMuch() async throws {
    try await AdapterBench.with { bench in
      var limits = AdapterLimits()
      limits.log = 1000
      _ = await bench.collect("talks-to-itself", limits: limits)
      let marks = String(repeating: "x", count: 90)
      #expect(
        bench.log.lines == [
          "error: line 0 \(marks)", "warning: line 1 \(marks)", "info: line 2 \(marks)", "debug: line 3 \(marks)",
          "notice: X line 4 \(marks)", "error: line 5 \(marks)", "warning: line 6 \(marks)", "info: line 7 \(marks)",
          "debug: line 8 \(marks)", "notice: X line 9 \(marks)",
          "warning: the adapter writes more to standard error than the log takes; the rest is dropped",
        ])
    }
  }
}
