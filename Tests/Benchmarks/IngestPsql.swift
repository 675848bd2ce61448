import CareGaugeModel
import Foundation
import PostgreSQL

/// `psql \copy … (format binary)` of the same readings as 48-byte rows into a bare table: the limit that storing is
/// measured against.
struct IngestPsql {
  private let file: URL
  private let conninfo: String

  /// Writes the rows' file; `remove` removes it.
  init(_ reports: [CollectedReport], conninfo: String) throws {
    self.conninfo = conninfo
    file = FileManager.default.temporaryDirectory.appending(path: "caregauge-ingest-\(UUID().uuidString).bin")
    _ = FileManager.default.createFile(atPath: file.path, contents: nil)
    let handle = try FileHandle(forWritingTo: file)
    var bytes: [UInt8] = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00] + [UInt8](repeating: 0, count: 8)
    func add<Integer: FixedWidthInteger>(_ value: Integer) {
      withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
    }
    for (number, report) in reports.enumerated() {
      for row in 0..<report.readings.count {
        add(Int16(6))
        add(Int32(8))
        add(report.readings.stated[row].bitPattern)
        add(Int32(-1))
        add(Int32(-1))
        add(Int32(4))
        add(report.readings.indicators[row] * 5000 + report.readings.areas[row])
        add(Int32(4))
        add(report.head.period.start.number - 10_957)
        add(Int32(4))
        add(Int32(number))
      }
      try handle.write(contentsOf: bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    add(Int16(-1))
    try handle.write(contentsOf: bytes)
    try handle.close()
  }

  func remove() { try? FileManager.default.removeItem(at: file) }

  /// Makes the bare table empty again.
  func prepare(_ pool: Pool) async throws {
    try await pool.execute("drop table if exists public.ingest_limit")
    try await pool.execute(
      """
      create table public.ingest_limit (value float8, numerator float8, denominator float8, series int4, period date,
        report int4)
      """)
  }

  func run() throws {
    let psql = Process()
    psql.executableURL = URL(filePath: "/usr/bin/psql")
    psql.arguments = [
      "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", conninfo, "--command",
      "\\copy public.ingest_limit from '\(file.path)' (format binary)",
    ]
    try psql.run()
    psql.waitUntilExit()
    guard psql.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
  }
}
