import CareGaugeExposition
import CareGaugeModel
import HTTPTypes
import Hummingbird
import NIOCore

/// `/metrics`: from memory only, so that a scrape works while the database is away.
struct MetricsRoute<Context: RequestContext>: Sendable {
  let keeper: SnapshotKeeper
  /// What changes from scrape to scrape: clock, adapters, process.
  let live: @Sendable () async -> [RenderedFamily]

  @Sendable func answer(_ request: Request, _ context: Context) async throws -> Response {
    let snapshot = keeper.current
    let query = request.uri.queryParameters
    guard
      let cut = snapshot.directory.cut(region: query["region"].map(String.init), level: query["level"].map(String.init))
    else {
      let regions = snapshot.directory.regions.map(\.text).joined(separator: ", ")
      throw HTTPError(
        .badRequest,
        message:
          "region must be one of \(regions); level one of province, city, county, sub_district, town, township, sumu, other."
      )
    }
    let format: ExpositionFormat =
      Negotiation.prefersOpenMetrics(accept: request.headers[values: .accept].joined(separator: ","))
      ? .openMetrics : .text
    let coding: PageCoding =
      Negotiation.acceptsGzip(acceptEncoding: request.headers[values: .acceptEncoding].joined(separator: ","))
      ? .gzip : .identity
    let body = try snapshot.page.cut(to: cut).body(format, coding, appending: await live())
    var buffer = ByteBufferAllocator().buffer(capacity: body.byteCount)
    _ = buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: body.byteCount) { body.copy(to: $0) }
    var headers: HTTPFields = [
      .contentType: format.contentType, .vary: "Accept, Accept-Encoding", .cacheControl: "no-store",
    ]
    if coding == .gzip { headers[.contentEncoding] = "gzip" }
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: buffer))
  }
}
