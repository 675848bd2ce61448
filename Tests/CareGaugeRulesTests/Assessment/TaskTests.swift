import CareGaugeModel
import CareGaugeRules
import Testing

/// Tasks: done by report, by hand, or by their own document.
struct TaskTests {
  private func task(_ change: (inout Target) throws -> Void = { _ in }) throws -> SingleTarget {
    try SingleTarget(.done, unit: "done", kind: .task, change: change)
  }

  private func record(_ done: String, _ evidence: String = "file 7") throws -> TaskRecord {
    TaskRecord(
      target: "T-1", doneOn: try day(done), evidence: evidence, by: "Li", recordedAt: Instant(seconds: 0),
      origin: "record")
  }

  @Test func nobodySaysThatItWasDone() throws {
    var target = try task()
    #expect(try target.verdict(on: "2023-12-31") == "open nothing_reported")
    #expect(try target.verdict(on: "2024-01-01") == "unknown unconfirmed")
    try target.report("2023-12", 0)
    #expect(try target.verdict(on: "2024-01-05") == "unknown unconfirmed")
  }

  @Test func aReportSaysSo() throws {
    var target = try task()
    try target.report("2023-06", 1)
    try target.report("2023-07", 0)
    #expect(try target.verdict(on: "2023-08-05") == "met task_done")
    #expect(try target.verdict(on: "2033-08-05") == "met task_done")
    #expect(try target.current(on: "2023-08-05").reason.day == day("2023-06-30"))
    #expect(try target.current(on: "2023-08-05").gap == nil)
    var late = try task()
    try late.report("2024-03", 1)
    #expect(try late.verdict(on: "2024-04-05") == "met met_late")
    var lateReport = try task()
    try lateReport.report("2023-12", 1, on: "2024-03-01")
    #expect(try lateReport.verdict(on: "2024-03-01") == "met met_reported_late")
  }

  @Test func aPersonSaysSo() throws {
    let target = try task()
    let records = [try record("2023-11-30"), try record("2023-10-31", "minutes")]
    let current = try #require(try target.judged(on: "2024-01-05", records: records)).current
    #expect(current.state == .met)
    #expect(current.reason == AssessmentReason(.taskDone, day: try day("2023-10-31"), text: "minutes"))
    #expect(try target.verdict(on: "2024-01-05", records: [record("2024-01-02")]) == "met met_late")
    // Not done yet, whatever was entered.
    #expect(try target.verdict(on: "2023-10-30", records: records) == "open nothing_reported")
  }

  @Test func aWithdrawnWordCountsForNothing() throws {
    let target = try task()
    var (first, second) = (try record("2023-10-31", "minutes"), try record("2023-11-30"))
    (first.id, second.id) = (1, 2)
    var back = first
    (back.id, back.withdrawal) = (3, TaskRecord.Withdrawal(entry: 1, why: "wrong file"))
    var both = second
    (both.id, both.withdrawal) = (4, TaskRecord.Withdrawal(entry: 2, why: "wrong target"))
    #expect(try target.judged(on: "2024-01-05", records: [first, second])?.current.reason.day == day("2023-10-31"))
    #expect(
      try target.judged(on: "2024-01-05", records: [first, second, back])?.current.reason.day == day("2023-11-30"))
    #expect(try target.verdict(on: "2024-01-05", records: [first, second, back, both]) == "unknown unconfirmed")
    #expect(try target.verdict(on: "2024-01-05", records: [first, back]) == "unknown unconfirmed")
    var anew = first
    anew.id = 5
    #expect(try target.verdict(on: "2024-01-05", records: [first, back, anew]) == "met task_done")
  }

  @Test func aRecordInTimeMendsALateReport() throws {
    var target = try task()
    try target.report("2024-03", 1)
    #expect(try target.verdict(on: "2024-04-05", records: [record("2023-12-31")]) == "met task_done")
    #expect(try target.verdict(on: "2024-04-05", records: [record("2024-02-01")]) == "met met_late")
  }

  @Test func aDocumentProvesItsOwnTask() throws {
    let target = try task { $0.proved = try day("2022-12-20") }
    #expect(try target.verdict(on: "2022-12-31") == "none")
    #expect(try target.verdict(on: "2023-01-01") == "met proved")
    #expect(try target.verdict(on: "2024-01-01") == "met proved")
  }

  @Test func eachOccurrenceIsDoneForItself() throws {
    var target = try task {
      $0.schedule = .every(
        Recurrence(rule: .year(month: 11, day: 30), from: try day("2023-01-01"), to: try day("2024-12-31")))
    }
    try target.report("2023-11-29", 1)
    let judged = try #require(try target.judged(on: "2024-12-01", records: [record("2024-11-30")]))
    #expect(judged.begun.map(\.reason.code) == [.taskDone, .taskDone])
    let late = try #require(try target.judged(on: "2024-12-02", records: [record("2024-12-01")]))
    #expect(late.begun.map(\.reason.code) == [.taskDone, .unconfirmed])
    #expect(late.occurrences == late.begun)
    #expect(late.current == late.begun[1])
  }
}
