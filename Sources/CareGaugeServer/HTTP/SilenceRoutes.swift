import CareGaugeAlerting
import CareGaugeConfiguration
import CareGaugeModel
import CareGaugeStore
import Hummingbird

/// The silences that people enter. Each says who and why, and stays.
struct SilenceRoutes: Sendable {
  let state: ServiceState

  func add(to router: Router<HTTPRoutes.Context>) {
    router.get("/api/v1/silences", use: silences)
    router.post("/api/v1/silences", use: addSilence)
    router.post("/api/v1/silences/end", use: endSilence)
  }

  @Sendable private func silences(_ request: Request, _ context: HTTPRoutes.Context) async throws -> Response {
    let query = try QueryReading(request, known: ["state", "limit", "after"])
    let (isAll, now) = (try query.flag("state", "all"), state.calendar.now())
    let found = try await state.fromStore { try await state.store.silences() }
    let shown = found.filter { isAll || (now < $0.until && $0.endedAt == nil) }
    return try query.page(shown.map { SilenceItem($0, zone: state.zone) }, request)
  }

  @Sendable private func addSilence(_ request: Request, _ context: HTTPRoutes.Context) async throws -> Response {
    let query = try QueryReading(
      request, known: ["alert", "region", "area", "indicator", "kind", "severity", "until", "by", "why"])
    let match = Route.Match(
      regions: [try query.region("region")].compactMap { $0 }, areas: [try query.area("area")].compactMap { $0 },
      indicators: [try query.indicator("indicator")].compactMap { $0 },
      kinds: [try query.word("kind", AlertKind.self)].compactMap { $0 },
      severities: [try query.word("severity", Severity.self)].compactMap { $0 })
    let alert = query.text("alert").map { AlertKey($0) }
    guard alert != nil || match != Route.Match() else {
      throw HTTPError(
        .badRequest, message: "Say what to silence: alert, region, area, indicator, kind or severity.")
    }
    try query.checkNames(state.names)
    if let alert { try check(alert) }
    let now = state.calendar.now()
    let until = try query.moment("until", zone: state.zone)
    guard until > now else { throw HTTPError(.badRequest, message: "until must lie in the future.") }
    var silence = Silence(
      id: 0, match: match, alert: alert, by: try query.required("by", "who asks for it", limit: 200),
      why: try query.required("why", "why"), from: now, until: until, createdAt: now)
    let asked = silence
    silence.id = try await state.fromStore { try await state.store.add(asked) }
    await state.alerting.evaluate()
    return try JSONAnswer.list([SilenceItem(silence, zone: state.zone)])
  }

  private func check(_ alert: AlertKey) throws {
    let alerts = state.keeper.current.judgement.alerts.map(\.key)
    if alerts.contains(alert) { return }
    let (shown, near) = (alert.text.prefix(100), nearestSeveral(to: alert.text, in: alerts.map(\.text)))
    let others = alerts.map(\.text).filter { $0.hasSuffix(":\(alert.text)") }
    let remedy =
      if !others.isEmpty {
        "an alert's id has its kind in front, write \(others.prefix(3).joined(separator: " or "))"
      } else if near.isEmpty {
        "ids are such as target:YC-011, and GET /api/v1/alerts lists those that there are"
      } else {
        "write \(near.joined(separator: " or "))"
      }
    throw HTTPError(
      .notFound,
      message:
        "There is no alert \"\(shown)\" now; \(remedy). What does not fire yet is silenced by its indicator and area.")
  }

  @Sendable private func endSilence(_ request: Request, _ context: HTTPRoutes.Context) async throws -> Response {
    let query = try QueryReading(request, known: ["id", "by", "why"])
    let (by, why) = (try query.required("by", "who ends it", limit: 200), try query.required("why", "why"))
    guard let id = try query.number("id") else {
      throw HTTPError(.badRequest, message: "id must be a silence's number.")
    }
    let now = state.calendar.now()
    guard let ended = try await state.fromStore({ try await state.store.endSilence(id, by: by, why: why, at: now) })
    else { throw HTTPError(.notFound, message: "No silence has the number \(id); GET /api/v1/silences lists them.") }
    return try JSONAnswer.list([SilenceItem(ended, zone: state.zone)])
  }
}

extension SilenceItem {
  init(_ silence: Silence, zone: Zone) {
    func text(_ moment: Instant) -> String { zone.rfc3339(Instant(seconds: moment.seconds)) }
    self.init(
      id: silence.id,
      match: silence.what,
      by: silence.by,
      why: silence.why,
      from: text(silence.from),
      until: text(silence.until),
      endedAt: silence.endedAt.map(text),
      endedBy: silence.endedBy,
      endedWhy: silence.endedWhy)
  }
}

extension Silence {
  /// `target:YC-011`, `region=ningxia severity=info`
  package var what: String {
    let words: [(String, [String])] = [
      ("region", match.regions.map(\.text)), ("area", match.areas.map(\.text)),
      ("indicator", match.indicators.map(\.text)), ("kind", match.kinds.map(\.rawValue)),
      ("condition", match.conditions.map(\.rawValue)), ("severity", match.severities.map(\.rawValue)),
      ("responsible", match.responsible), ("document", match.documents),
    ]
    let conditions = words.filter { !$0.1.isEmpty }.map { "\($0)=\($1.joined(separator: ","))" }
    return ([alert?.text].compactMap { $0 } + conditions).joined(separator: " ")
  }
}
