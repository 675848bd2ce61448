import CareGaugeModel
import CareGaugeStore
import PostgreSQL
import Testing

enum TaskSample {
  static let record = TaskRecord(
    target: "YC-033", doneOn: day("2023-11-20"), evidence: "file:验收.pdf", by: "王芳",
    recordedAt: at("2023-11-21T09:00:00+08:00"), origin: "record")
}

@Suite struct TaskRecordTests {
  @Test func theSameWordAgainChangesNothingAndEveryOtherIsKept() async throws {
    try await withStore { store, pool in
      var first = TaskSample.record
      let stored = try await store.record(first)
      first.id = 1
      #expect(stored.isNew && stored.record == first)
      var again = TaskSample.record
      again.recordedAt = at("2023-12-01T09:00:00+08:00")
      again.origin = "inbox"
      let known = try await store.record(again)
      #expect(!known.isNew && known.record == first)
      var others: [TaskRecord] = []
      for change in [
        { $0.target = "YC-034" }, { $0.doneOn = day("2023-11-19") }, { $0.evidence = "file:验收.pd" },
        { $0.by = "f王芳" },
      ] as [(inout TaskRecord) -> Void] {
        var other = again
        change(&other)
        #expect(try await store.record(other).isNew)
        other.id = Int32(others.count + 2)
        others.append(other)
      }
      #expect(try await store.taskRecords() == [first] + others)
      #expect(try await store.standing().records == [first] + others)
      #expect(try await store.taskRecords(of: "YC-034") == [others[0]])
      #expect(try await store.taskRecords(asOf: first.recordedAt) == [first])
      #expect(try await count("task_record", pool) == 5)
    }
  }

  @Test func anEntryIsTakenBackByAFurtherOneAndBothStay() async throws {
    try await withStore { store, pool in
      let moment = at("2023-12-05T09:00:00+08:00")
      let first = try await store.record(TaskSample.record).record
      let withdrawal = try #require(try await store.withdraw(1, by: "李明", why: "sent back", at: moment))
      var expected = first
      (expected.id, expected.by, expected.recordedAt) = (2, "李明", moment)
      expected.withdrawal = TaskRecord.Withdrawal(entry: 1, why: "sent back")
      #expect(withdrawal == expected)
      let all = try await store.taskRecords()
      #expect(all == [first, withdrawal])
      #expect(all.standing.isEmpty)
      // As known before, it stands.
      #expect(try await store.taskRecords(asOf: at("2023-12-04T09:00:00+08:00")).standing == [first])
      // Neither a withdrawn entry, nor a withdrawal, nor what does not exist can be taken back.
      for number: Int32 in [1, 2, 3] {
        #expect(try await store.withdraw(number, by: "x", why: "y", at: moment) == nil)
      }
      #expect(try await count("task_record", pool) == 2)
      let shown = try await pool.query("select withdrawn_by, withdrawn_why from caregauge.task_entry").only()
      #expect(try shown.decode(String.self, 0) == "李明" && shown.decode(String.self, 1) == "sent back")
    }
  }

  @Test func whatWasWithdrawnIsSaidAnewByCommandButNotByARowLeftInAnInbox() async throws {
    try await withStore { store, _ in
      var row = TaskSample.record
      row.origin = "inbox"
      for round: Int32 in 0..<3 {
        let said = try await store.record(TaskSample.record)
        #expect(said.isNew && said.record.id == round * 2 + 1)
        #expect(try await store.record(TaskSample.record).isNew == false)
        _ = try await store.withdraw(said.record.id, by: "x", why: "y", at: row.recordedAt)
        #expect(try await store.record(row).isNew == false)
      }
      #expect(try await store.taskRecords().standing.isEmpty)
    }
  }
}
