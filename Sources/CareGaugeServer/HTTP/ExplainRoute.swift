import CareGaugeAlerting
import CareGaugeMail
import CareGaugeModel
import CareGaugeRules
import CareGaugeStore
import Hummingbird

/// `/api/v1/explain`: why a target is in its state, what became of an alert or a message, as text for people.
struct ExplainRoute: Sendable {
  let state: ServiceState

  func add(to router: Router<HTTPRoutes.Context>) { router.get("/api/v1/explain", use: explain) }

  @Sendable private func explain(_ request: Request, _ context: HTTPRoutes.Context) async throws -> Response {
    let query = try QueryReading(request, known: ["id", "as_of"])
    let id = try query.required("id", "a target's id, an alert's id or a Message-ID")
    let day = try query.day("as_of")
    if let text = try await target(id, asOf: day, request) { return JSONAnswer.text(text) }
    if let text = try await alert(AlertKey(id), asOf: day, request) { return JSONAnswer.text(text) }
    if let trail = try await state.fromStore({ try await state.store.message(id) }) {
      return JSONAnswer.text(MessageExplanation(trail: trail, zone: state.zone).text)
    }
    let hint = state.names.objection(to: id, .target).map { " \($0)" } ?? ""
    throw HTTPError(
      .notFound, message: "No target, alert or message has this id; targets, alerts and deliveries list them.\(hint)")
  }

  private func target(_ id: String, asOf day: Day?, _ request: Request) async throws -> String? {
    let today = state.zone.day(of: state.calendar.now())
    guard let standing = try await self.standing(of: id, asOf: day, request) else { return nil }
    let document = standing.catalogue.documents.first { $0.id == standing.judged.target.document }
    return TargetExplanation(
      judged: standing.judged, document: document, directory: try AreaDirectory(standing.catalogue), day: day ?? today,
      entries: TaskItem.items(standing.entries, zone: state.zone)
    ).text
  }

  /// A target on a day, with the catalogue that it was judged by.
  private struct Standing {
    var judged: JudgedTarget
    var catalogue: Catalogue
    var entries: [TaskRecord]
  }

  /// A target as it stands now, or at the end of a day: explaining it and explaining its alert read the same.
  private func standing(of id: String, asOf day: Day?, _ request: Request) async throws -> Standing? {
    let snapshot = state.keeper.current
    let today = state.zone.day(of: state.calendar.now())
    var (targets, catalogue) = (snapshot.judgement.targets, snapshot.catalogue)
    var records = snapshot.judgement.records
    if let day {
      let archive = JudgementArchive(store: state.store, zone: state.zone)
      let answer = try await state.fromArchive(request) {
        try await archive.targets(asOf: day, catalogue: snapshot.catalogue, today: today)
      }
      (targets, catalogue, records) = (answer.targets, answer.catalogue, answer.records)
    }
    return targets.first { $0.target.id == id }.map { judged in
      Standing(judged: judged, catalogue: catalogue, entries: records[judged.target.restates ?? id] ?? [])
    }
  }

  private func alert(_ key: AlertKey, asOf day: Day?, _ request: Request) async throws -> String? {
    let until = day.map(state.store.end) ?? state.calendar.now()
    let changes = try await state.fromStore { try await steps(of: key, to: until) }
    let deliveries = try await state.fromStore { try await tellings(about: key, to: until) }
    guard let last = changes.last else { return nil }
    let snapshot = state.keeper.current
    let today = state.zone.day(of: state.calendar.now())
    let isOver = day.map { $0 < today } ?? false
    var target: Standing?
    if let id = last.alert.subject.target { target = try await standing(of: id, asOf: day, request) }
    return AlertExplanation(
      changes: changes, deliveries: deliveries,
      present: isOver ? nil : snapshot.judgement.alerts.first { $0.key == key }, judged: target?.judged,
      day: day ?? today,
      mutedBy: isOver ? nil : snapshot.judgement.mutedBy[key],
      words: AlertWords(target?.catalogue ?? snapshot.catalogue), zone: state.zone
    ).text
  }

  /// All steps of an alert's life, page after page of the store's.
  private func steps(of key: AlertKey, to end: Instant) async throws -> [AlertChange] {
    var all: [AlertChange] = []
    var last: Int64?
    repeat {
      let page = try await state.store.alertChanges(AlertFilter(key: key), to: end, after: last ?? 0)
      all += page.map(\.change)
      last = page.last?.number
    } while last != nil
    return all
  }

  /// All deliveries of messages about an alert, the newest first.
  private func tellings(about key: AlertKey, to end: Instant) async throws -> [Delivery] {
    var all: [Delivery] = []
    var last: Int64?
    repeat {
      let page = try await state.store.deliveries(DeliveryFilter(alert: key, to: end, before: last))
      all += page
      last = page.last?.id
    } while last != nil
    return all
  }
}
