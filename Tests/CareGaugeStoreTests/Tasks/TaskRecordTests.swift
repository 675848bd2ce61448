import CareGaugeModel
import CareGaugeStore
import Testing

enum TaskSample {
  static let record = TaskRecord(
    target: "YC-033", doneOn: day("2023-11-20"), evidence: "file:验收.pdf", by: "王芳",
    recordedAt: at("2023-11-21T09:00:00+08:00"), origin: "record")
}

@Suite struct TaskRecordTests {
  @Test func theSameWordAgainChangesNothingAndEveryOtherIsKept() async throws {
    try await withStore { store, pool in
      let first = TaskSample.record
      let isNew = try await store.record(first)
      #expect(isNew)
      var again = first
      again.recordedAt = at("2023-12-01T09:00:00+08:00")
      again.origin = "inbox"
      #expect(try await store.record(again) == false)
      var others: [TaskRecord] = []
      for change in [
        { $0.target = "YC-034" }, { $0.doneOn = day("2023-11-19") }, { $0.evidence = "file:验收.pd" },
        { $0.by = "f王芳" },
      ] as [(inout TaskRecord) -> Void] {
        var other = again
        change(&other)
        #expect(try await store.record(other))
        others.append(other)
      }
      #expect(try await store.taskRecords() == [first] + others)
      #expect(try await store.standing().records == [first] + others)
      #expect(try await store.taskRecords(of: "YC-034") == [others[0]])
      #expect(try await store.taskRecords(asOf: first.recordedAt) == [first])
      #expect(try await count("task_record", pool) == 5)
    }
  }
}
