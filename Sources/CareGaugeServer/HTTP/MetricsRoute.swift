import CareGaugeExposition
import CareGaugeModel
import HTTPTypes
import Hummingbird

/// `/metrics`: from memory only, so that a scrape works while the database is away.
struct MetricsRoute<Context: RequestContext>: Sendable {
  let keeper: SnapshotKeeper
  /// What changes from scrape to scrape: clock, adapters, process.
  let live: @Sendable () async -> [RenderedFamily]

  @Sendable func answer(_ request: Request, _ context: Context) async throws -> Response {
    let snapshot = keeper.current
    let query = request.uri.queryParameters
    let (region, level) = (query["region"].map(String.init), query["level"].map(String.init))
    guard let cut = snapshot.directory.cut(region: region, level: level) else {
      let regions = snapshot.directory.regions.map(\.text).joined(separator: ", ")
      let levels = Area.Level.allCases.map(\.rawValue).joined(separator: ", ")
      throw HTTPError(.badRequest, message: "region must be one of \(regions); level one of \(levels).")
    }
    let format: ExpositionFormat =
      Negotiation.prefersOpenMetrics(accept: request.headers[values: .accept].joined(separator: ","))
      ? .openMetrics : .text
    let coding: PageCoding =
      Negotiation.acceptsGzip(acceptEncoding: request.headers[values: .acceptEncoding].joined(separator: ","))
      ? .gzip : .identity
    let isWhole = region == nil && level == nil
    return try await keeper.buffers.answer(
      snapshot.page.cut(to: cut), generation: isWhole ? snapshot.generation : nil, format, coding,
      appending: await live())
  }
}
