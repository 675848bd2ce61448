import CareGaugeAlerting
import CareGaugeModel
import CareGaugeStore
import HTTPTypes
import Hummingbird

/// What people enter of tasks: that one is done, or that an entry was wrong. Entries are only ever added.
struct RecordRoutes: Sendable {
  let state: ServiceState

  func add(to router: Router<HTTPRoutes.Context>) {
    router.get("/api/v1/tasks", use: tasks)
    router.post("/api/v1/tasks", use: addTask)
    router.post("/api/v1/tasks/withdraw", use: withdraw)
  }

  @Sendable private func tasks(_ request: Request, _ context: HTTPRoutes.Context) async throws -> Response {
    let query = try QueryReading(request, known: ["target", "as_of", "limit", "after"])
    let (id, end) = (query.text("target"), try query.day("as_of").map(state.store.end))
    let records = try await state.fromStore { try await state.store.taskRecords(of: id, asOf: end) }
    let items = TaskItem.items(records, zone: state.zone)
    if items.isEmpty { try query.checkNames(state.names) }
    return try query.page(items, request)
  }

  @Sendable private func addTask(_ request: Request, _ context: HTTPRoutes.Context) async throws -> Response {
    let query = try QueryReading(request, known: ["target", "done_on", "evidence", "by"])
    let id = query.text("target") ?? ""
    if !id.isEmpty, let objection = state.names.objection(to: id, .target) {
      throw HTTPError(.notFound, message: objection)
    }
    let now = state.calendar.now()
    let written = query.text("done_on") ?? ""
    let (day, evidence, by) = (Day(written), query.text("evidence") ?? "", query.text("by") ?? "")
    let objections = TaskRules(state.keeper.current.catalogue).objections(
      target: id, day: day, written: written, evidence: evidence, name: by, today: state.zone.day(of: now))
    guard objections.isEmpty, let day else {
      let parameters = ["target", "done_on", "evidence", "by"]
      throw HTTPError(
        .badRequest,
        message: objections.map { "\(parameters[$0.field.rawValue]): \($0.reason)." }.joined(separator: " "))
    }
    let record = TaskRecord(target: id, doneOn: day, evidence: evidence, by: by, recordedAt: now, origin: "record")
    let stored = try await state.fromStore { try await state.store.record(record) }
    await state.alerting.evaluate()
    return try JSONAnswer.list([TaskItem(stored.record, isKnown: !stored.isNew, zone: state.zone)])
  }

  @Sendable private func withdraw(_ request: Request, _ context: HTTPRoutes.Context) async throws -> Response {
    let query = try QueryReading(request, known: ["target", "entry", "by", "why"])
    let id = try query.required("target", "a target's id", limit: 100)
    let by = try query.required("by", "who takes it back", limit: TaskRules.nameLimit)
    let why = try query.required("why", "why", limit: TaskRules.evidenceLimit)
    let number = try query.number("entry")
    let records = try await state.fromStore { try await state.store.taskRecords(of: id) }
    let entry = try chosen(number, of: records, target: id)
    let now = state.calendar.now()
    let withdrawal = try await state.fromStore {
      try await state.store.withdraw(entry.id, by: by, why: why, at: now)
    }
    guard let withdrawal else {
      throw HTTPError(.conflict, message: "Entry \(entry.id) of \(id) was withdrawn just now.")
    }
    await state.alerting.evaluate()
    return try JSONAnswer.list([TaskItem(entry, withdrawal: withdrawal, zone: state.zone)])
  }

  /// The entry that is meant; a target of which several stand wants its number.
  private func chosen(_ number: Int64?, of records: [TaskRecord], target id: String) throws -> TaskRecord {
    let standing = records.standing
    func words(_ record: TaskRecord) -> String { "\(record.id) (done on \(record.doneOn), says \(record.by))" }
    let listed = standing.map(words).joined(separator: ", ")
    if standing.isEmpty {
      if let objection = state.names.objection(to: id, .target) { throw HTTPError(.notFound, message: objection) }
      throw HTTPError(
        .notFound, message: "No entry of \(id) stands, so that there is nothing to withdraw.")
    }
    guard let number else {
      if standing.count == 1 { return standing[0] }
      throw HTTPError(.badRequest, message: "Several entries of \(id) stand; say by entry which one: \(listed).")
    }
    if let entry = standing.first(where: { $0.id == number }) { return entry }
    let isWithdrawn = records.contains { $0.withdrawal?.entry == Int32(clamping: number) }
    throw HTTPError(
      .notFound,
      message:
        "Entry \(number) of \(id) \(isWithdrawn ? "was withdrawn already" : "does not exist"); those that stand: \(listed)."
    )
  }
}
