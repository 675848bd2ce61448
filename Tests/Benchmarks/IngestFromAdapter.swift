import CareGaugeCollector
import CareGaugeModel
import CareGaugeRules
import CareGaugeStore
import Foundation
import Logging
import PostgreSQL

/// An adapter program's standard output to committed rows, against `psql \copy` of the same readings, in turns.
///
/// The program writes prepared lines, as `cat` does; scanning, plausibility, digests and COPY are ours.
func benchmarkIngestFromAdapter(
  _ settings: ConnectionSettings, rounds: Int = 5, months: Int = 50, withOrigin: Bool = false
) async throws {
  let pool = Pool(settings)
  let store = Store(pool: pool, zone: .shanghai)
  let sample = IngestSample(indicators: 20, areas: 5000)
  let receivedAt = Instant(seconds: 1_700_000_000)
  try await store.migrate(at: receivedAt)
  try await store.register(sample.catalogue)
  let reports = sample.reports(months: months)
  let readings = reports.reduce(0) { $0 + $1.readings.count }
  let limit = try IngestPsql(reports, conninfo: settings.conninfo)
  defer { limit.remove() }
  let lines = try AdapterLines(reports, sample.vocabulary, withOrigin: withOrigin)
  defer { lines.remove() }
  var copied: [Double] = []
  var ingested: [Double] = []
  for _ in 0..<rounds {
    try await limit.prepare(pool)
    _ = try? await pool.execute("checkpoint")
    copied.append(try await elapsed { try limit.run() })
    try await pool.execute(
      "truncate caregauge.reading_block, caregauge.report, caregauge.absence, caregauge.reading_origin")
    _ = try? await pool.execute("checkpoint")
    ingested.append(
      try await elapsed {
        let stored = try await lines.ingest(into: store, sample)
        guard stored == readings else { throw CocoaError(.fileReadCorruptFile) }
      })
  }
  let ratios = zip(copied, ingested).map { $0 / $1 }.sorted()
  func speed(_ times: [Double]) -> String { rounded(Double(readings) / times.sorted()[times.count / 2] / 1e6) }
  print("ingest from an adapter: \(readings) readings, \(lines.bytes / readings) bytes a line, \(rounds) rounds")
  print("  psql \\copy of 48-byte rows          \(speed(copied)) M readings/s")
  print("  adapter's stdout to committed rows  \(speed(ingested)) M readings/s")
  print(
    "  ratio                               \(rounded(ratios[ratios.count / 2])) (at least 1; \(ratios.map(rounded)))")
  await pool.close()
}

/// A file of prepared lines, and the program that writes them.
private struct AdapterLines {
  private static let id = "91ab0000000000000000000000000000"
  private let file: URL
  let bytes: Int

  init(_ reports: [CollectedReport], _ vocabulary: Vocabulary, withOrigin: Bool) throws {
    file = FileManager.default.temporaryDirectory.appending(path: "caregauge-lines-\(UUID().uuidString)")
    _ = FileManager.default.createFile(atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o644])
    let handle = try FileHandle(forWritingTo: file)
    let start = #"{"id":"\#(AdapterLines.id)","type":"#
    var written = 0
    func add(_ lines: [String]) throws {
      let bytes = Data(lines.joined().utf8)
      written += bytes.count
      try handle.write(contentsOf: bytes)
    }
    try add([start + #""hello","name":"bench","version":"1","protocol":1}"# + "\n"])
    var readings = 0
    for report in reports {
      let (head, columns) = (report.head, report.readings)
      var lines = [
        start + #""report","report":"\#(head.name)","period":"\#(head.period)","reported_at":"\#(head.reportedAt)"}"#
          + "\n"
      ]
      for row in 0..<columns.count {
        let name = vocabulary.indicators[Int(columns.indicators[row])]
        let area = vocabulary.areas[Int(columns.areas[row])]
        let value = columns.stated[row]
        let origin = withOrigin ? #","place":"\#(row + 2):3","raw":"\#(value)""# : ""
        lines.append(
          start
            + #""reading","report":"\#(head.name)","indicator":"\#(name)","area":"\#(area)","value":\#(value)\#(origin)}"#
            + "\n")
      }
      readings += columns.count
      try add(lines)
    }
    try add([start + #""end","reports":\#(reports.count),"readings":\#(readings),"absent":0,"rejected":0}"# + "\n"])
    try handle.close()
    bytes = written
  }

  func remove() { try? FileManager.default.removeItem(at: file) }

  /// Runs the program once; gives how many readings were stored.
  func ingest(into store: Store, _ sample: IngestSample) async throws -> Int {
    guard let region = RegionID("ningxia") else { return 0 }
    var log = Logger(label: "bench")
    log.logLevel = .error
    let host = AdapterHost(
      search: ProgramSearch(), confinement: try await Confinement.probe(), zone: .shanghai, clock: BenchClock(),
      log: log)
    var order = AdapterOrder(
      adapter: "bench",
      program: .command(["/bin/sh", "-c", "read -r request; exec cat \"$0\"", file.path]))
    order.collection = AdapterLines.id
    let plausibility = Plausibility(sample.catalogue)
    let outcome = await host.collect(
      order, description: DescribedAdapter(name: "bench", version: "1", region: region),
      names: NameTables(sample.vocabulary)
    ) { collected in
      do throws(StoreRefusal) {
        _ = try await store.keep(plausibility.check(collected), startedAt: nil)
        return .acknowledge
      } catch {
        return .refuse(reason: error.reason)
      }
    }
    if let fault = outcome.fault { throw fault }
    return outcome.readings
  }
}

private struct BenchClock: CalendarClock {
  func now() -> Instant { Instant(seconds: 1_700_000_000) }
}

private func elapsed(_ body: () async throws -> Void) async throws -> Double {
  let start = ContinuousClock.now
  try await body()
  return (ContinuousClock.now - start) / .seconds(1)
}

private func rounded(_ value: Double) -> String { String((value * 100).rounded() / 100) }
