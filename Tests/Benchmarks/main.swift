import CareGaugeStore
import Foundation
import Logging
import PostgreSQL

// usage: caregauge-bench exposition | scanner | ingest | judging | deliveries | serve-exposition [--samples N] [--port P]
let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "exposition": try benchmarkExposition()
case "scanner": try benchmarkScanner()
case "ingest":
  try await withCluster { settings in
    try await benchmarkIngestFromAdapter(settings)
    print("with place and raw text on every line:")
    try await benchmarkIngestFromAdapter(settings, rounds: 3, withOrigin: true)
    try await benchmarkIngest(settings, batch: 1000)
    try await benchmarkLatest(settings)
  }
case "judging": try benchmarkJudging(arguments: Array(arguments.dropFirst()))
case "deliveries": try await benchmarkDeliveries()
case "serve-exposition": try await serveExposition(arguments: Array(arguments.dropFirst()))
default:
  print(
    "usage: caregauge-bench exposition | scanner | ingest | judging | deliveries | serve-exposition [--samples N] [--port P]"
  )
  exit(64)
}

/// A PostgreSQL of the bench's own, with the settings of a private one, removed afterwards.
func withCluster(_ body: (ConnectionSettings) async throws -> Void) async throws {
  var log = Logger(label: "bench")
  log.logLevel = .error
  let folder = "/var/tmp/caregauge-bench-\(ProcessInfo.processInfo.processIdentifier)"
  let cluster = PrivateCluster(folder: folder, log: log)
  do {
    try await cluster.start()
    try await body(cluster.administration)
  } catch {
    print("failed: \(error)")
  }
  await cluster.stop()
  try? FileManager.default.removeItem(atPath: folder)
}
