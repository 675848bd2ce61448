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
    if let text = try await target(id, asOf: day) { return JSONAnswer.text(text) }
    if let text = try await alert(AlertKey(id), asOf: day) { return JSONAnswer.text(text) }
    if let trail = try await state.fromStore({ try await state.store.message(id) }) {
      return JSONAnswer.text(MessageExplanation(trail: trail, zone: state.zone).text)
    }
    let hint = state.names.objection(to: id, .target).map { " \($0)" } ?? ""
    throw HTTPError(
      .notFound, message: "No target, alert or message has this id; targets, alerts and deliveries list them.\(hint)")
  }

  private func target(_ id: String, asOf day: Day?) async throws -> String? {
    let snapshot = state.keeper.current
    let today = state.zone.day(of: state.calendar.now())
    var (targets, catalogue) = (snapshot.judgement.targets, snapshot.catalogue)
    var records = snapshot.judgement.records
    if let day {
      let archive = JudgementArchive(store: state.store, zone: state.zone)
      let answer = try await state.fromStore {
        try await archive.targets(asOf: day, catalogue: snapshot.catalogue, today: today)
      }
      (targets, catalogue, records) = (answer.targets, answer.catalogue, answer.records)
    }
    guard let judged = targets.first(where: { $0.target.id == id }) else { return nil }
    let directory = try AreaDirectory(catalogue)
    let document = catalogue.documents.first { $0.id == judged.target.document }
    return TargetExplanation(
      judged: judged, document: document, directory: directory, day: day ?? today,
      entries: TaskItem.items(records[judged.target.restates ?? id] ?? [], zone: state.zone)
    ).text
  }

  private func alert(_ key: AlertKey, asOf day: Day?) async throws -> String? {
    let until = day.map(state.store.end) ?? state.calendar.now()
    let (changes, deliveries) = try await state.fromStore {
      (
        try await state.store.alertChanges(AlertFilter(key: key), to: until),
        try await state.store.deliveries(DeliveryFilter(alert: key, to: until))
      )
    }
    guard !changes.isEmpty else { return nil }
    let snapshot = state.keeper.current
    return AlertExplanation(
      changes: changes.map(\.change), deliveries: deliveries, mutedBy: snapshot.judgement.mutedBy[key],
      words: AlertWords(snapshot.catalogue), zone: state.zone
    ).text
  }
}
