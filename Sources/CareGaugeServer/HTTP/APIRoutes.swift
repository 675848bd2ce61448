import CareGaugeModel
import CareGaugeStore
import Hummingbird
import Logging
import PostgreSQL

/// `/api/v1`: lists of objects; readings and findings come from the store, so that every revision can be asked for.
struct APIRoutes: Sendable {
  let state: ServiceState

  func add(to router: Router<HTTPRoutes.Context>) {
    router.get("/api/v1/readings", use: readings)
    router.get("/api/v1/findings", use: findings)
    router.get("/api/v1/adapters") { _, _ in try JSONAnswer.list(await state.adapterItems()) }
  }

  @Sendable private func readings(_ request: Request, _ context: HTTPRoutes.Context) async throws -> Response {
    let query = try QueryReading(
      request,
      known: ["region", "indicator", "area", "from", "to", "as_of", "revisions", "limit", "cursor"])
    var filter = ReadingFilter(
      region: try query.region("region"), indicator: try query.indicator("indicator"), area: try query.area("area"),
      from: try query.day("from"), to: try query.day("to"), limit: try query.limit())
    filter.asOf = try query.day("as_of").map(state.store.end)
    if let revisions = query.text("revisions") {
      guard revisions == "all" else { throw HTTPError(.badRequest, message: "revisions must be all, or left out.") }
      filter.revisions = true
    }
    if let cursor = query.text("cursor") {
      guard let place = ReadingCursor(cursor) else {
        throw HTTPError(.badRequest, message: "cursor must be one from the Link header of the page before.")
      }
      filter.cursor = place
    }
    let asked = filter
    let page = try await state.fromStore { try await state.store.readings(asked) }
    if page.readings.isEmpty { try query.checkNames(state.names) }
    let next = page.next.map { QueryReading.address(request, with: ("cursor", $0.description)) }
    return try JSONAnswer.list(page.readings.map { ReadingItem($0, zone: state.zone) }, next: next)
  }

  @Sendable private func findings(_ request: Request, _ context: HTTPRoutes.Context) async throws -> Response {
    let query = try QueryReading(request, known: ["region", "after", "limit"])
    let limit = try query.limit()
    let region = try query.region("region")
    let after = query.text("after").map { Int32($0) } ?? 0
    guard let after, after >= 0 else { throw HTTPError(.badRequest, message: "after must be the id of a finding.") }
    let found = try await state.fromStore { try await state.store.findings(region: region, after: after, limit: limit) }
    if found.isEmpty { try query.checkNames(state.names) }
    let next =
      found.count == limit ? found.last.map { QueryReading.address(request, with: ("after", "\($0.id)")) } : nil
    return try JSONAnswer.list(found.map(FindingItem.init), next: next)
  }
}

extension ReadingItem {
  init(_ reading: StoredReading, zone: Zone) {
    self.init(
      region: reading.region?.text ?? "", area: reading.area.text, indicator: reading.indicator.text,
      period: reading.period.description, value: reading.value, numerator: reading.numerator,
      denominator: reading.denominator, status: reading.status.rawValue, reportedAt: reading.reportedAt.description,
      receivedAt: zone.rfc3339(reading.receivedAt), adapter: reading.adapter, reporter: reading.reporter,
      source: reading.source, place: reading.origin.place)
  }
}

extension FindingItem {
  init(_ stored: StoredFinding) {
    let finding = stored.finding
    self.init(
      id: Int64(stored.id), kind: finding.kind.rawValue, region: finding.region.text, area: finding.area?.text,
      indicator: finding.indicator?.text, period: finding.period?.description, value: finding.value,
      expected: finding.expected, reason: finding.reason, report: finding.report, place: finding.origin.place,
      state: finding.state.rawValue)
  }
}
