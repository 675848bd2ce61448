import CareGaugeAlerting
import CareGaugeModel
import CareGaugeRules
import CareGaugeStore
import Hummingbird

/// `/api/v1/targets` and `/api/v1/alerts`: how everything stands now, or stood at the end of a day.
struct JudgementRoutes: Sendable {
  let state: ServiceState

  func add(to router: Router<HTTPRoutes.Context>) {
    router.get("/api/v1/targets", use: targets)
    router.get("/api/v1/alerts", use: alerts)
  }

  @Sendable private func targets(_ request: Request, _ context: HTTPRoutes.Context) async throws -> Response {
    let query = try QueryReading(
      request, known: ["region", "area", "indicator", "state", "as_of", "occurrences", "limit", "after"])
    let (region, area, indicator) = (
      try query.region("region"), try query.area("area"), try query.indicator("indicator")
    )
    let wanted = try query.word("state", TargetState.self)
    let isEveryOccurrence = try query.flag("occurrences", "all")
    let (judged, records, directory) = try await judgement(asOf: try query.day("as_of"), request)
    let items = judged.lazy
      .filter { region == nil || $0.target.region == region }
      .filter { area == nil || $0.target.area == area }
      .filter { indicator == nil || $0.target.indicator == indicator }
      .flatMap { judged in
        (isEveryOccurrence ? judged.occurrences : [judged.current]).lazy
          .filter { wanted == nil || $0.state == wanted }
          .map { TargetItem(judged, $0, directory: directory, entries: entries(of: judged.target, in: records)) }
      }
    let shown = Array(items)
    if shown.isEmpty { try query.checkNames(state.names) }
    return try query.page(shown, request)
  }

  /// The judgement in memory, or one of another day.
  private func judgement(
    asOf day: Day?, _ request: Request
  ) async throws -> ([JudgedTarget], [String: [TaskRecord]], AreaDirectory) {
    let snapshot = state.keeper.current
    guard let day else { return (snapshot.judgement.targets, snapshot.judgement.records, snapshot.directory) }
    let today = state.zone.day(of: state.calendar.now())
    let archive = JudgementArchive(store: state.store, zone: state.zone)
    let answer = try await state.fromArchive(request) {
      try await archive.targets(asOf: day, catalogue: snapshot.catalogue, today: today)
    }
    return (answer.targets, answer.records, try AreaDirectory(answer.catalogue))
  }

  /// A row that restates another rests on the other's entries.
  private func entries(of target: Target, in records: [String: [TaskRecord]]) -> [TaskItem] {
    TaskItem.items(records[target.restates ?? target.id] ?? [], zone: state.zone)
  }

  @Sendable private func alerts(_ request: Request, _ context: HTTPRoutes.Context) async throws -> Response {
    let query = try QueryReading(
      request, known: ["region", "kind", "severity", "state", "as_of", "limit", "after"])
    let region = try query.region("region")
    let (kind, severity) = (try query.word("kind", AlertKind.self), try query.word("severity", Severity.self))
    let isAll = try query.flag("state", "all")
    let snapshot = state.keeper.current
    let day = try query.day("as_of")
    var alerts = snapshot.judgement.alerts
    if let day { alerts = try await state.fromArchive(request) { try await all(asOf: day) } }
    let words = AlertWords(snapshot.catalogue)
    let items = alerts.filter { alert in
      (region == nil || alert.subject.region == region) && (kind == nil || alert.subject.kind == kind)
        && (severity == nil || alert.severity == severity)
        && (isAll || alert.state == .firing || alert.state == .pending)
    }
    .sorted { ($0.severity.rank, -$0.condition.rank, $0.key) < ($1.severity.rank, -$1.condition.rank, $1.key) }
    .map { alert in
      AlertItem(
        alert, mutedBy: day == nil ? snapshot.judgement.mutedBy[alert.key] : nil, names: words, zone: state.zone)
    }
    if items.isEmpty { try query.checkNames(state.names) }
    return try query.page(items, request)
  }

  /// All alerts at the end of a day, page after page of the store's.
  private func all(asOf day: Day) async throws -> [Alert] {
    var all: [Alert] = []
    var last: AlertKey?
    repeat {
      let page = try await state.store.alerts(asOf: state.store.end(of: day), after: last)
      all += page
      last = page.last?.key
    } while last != nil
    return all
  }
}
