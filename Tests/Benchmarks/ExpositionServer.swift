import CareGaugeExposition
import CareGaugeServer
import Hummingbird
import Logging

/// Serves the measured page over HTTP, for the comparison with Prometheus in `ops/bench-prometheus`.
///
/// `/metrics` is the page as it stands; `/metrics?changed=all` first renders every family with other values, as after
/// reports that change every figure. The first line of the output is the port.
/// - Parameter arguments: `--samples N --port P`; port 0, the default, lets the system choose.
func serveExposition(arguments: [String]) async throws {
  func option(_ name: String, _ otherwise: Int) -> Int {
    arguments.firstIndex(of: name).flatMap { arguments.dropFirst($0 + 1).first }.flatMap { Int($0) } ?? otherwise
  }
  let shown = try ExpositionShown(samples: option("--samples", 200_000))
  let router = Router()
  let buffers = PageBuffers()
  router.get("/metrics") { request, _ in
    let format: ExpositionFormat =
      request.headers[.accept]?.contains("application/openmetrics-text") == true ? .openMetrics : .text
    let coding: PageCoding = request.headers[.acceptEncoding]?.contains("gzip") == true ? .gzip : .identity
    if request.uri.queryParameters["changed"] == "all" { try await shown.changeAll() }
    let (page, generation) = await shown.current
    return try await buffers.answer(page, generation: generation, format, coding)
  }
  var quiet = Logger(label: "bench")
  quiet.logLevel = .error
  let application = Application(
    router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: option("--port", 0))),
    onServerRunning: { channel in
      print(channel.localAddress?.port ?? 0)
      flushOutput()
    },
    logger: quiet)
  try await application.runService()
}

/// The page that is served, rendered anew by one request at a time.
private actor ExpositionShown {
  private var page: ExpositionPage
  private let sample: ExpositionSample
  private var round = 0

  var current: (page: ExpositionPage, generation: UInt64) { (page, UInt64(round)) }

  init(samples: Int) throws {
    sample = try ExpositionSample(samples: samples, families: 40)
    page = try ExpositionPage(sample.rendered(0))
  }

  func changeAll() throws {
    round += 1
    for index in page.families.indices {
      page = try page.replacing(page.families[index].replacing(values: sample.values[round % 2][index]))
    }
  }
}
