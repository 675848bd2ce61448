import CareGaugeStore
import Foundation
import Logging
import PostgreSQL

/// One real PostgreSQL for the whole test process, made when the first test asks for it.
///
/// It ends with the process, however that ends, and its folder is then removed.
package actor TemporaryCluster {
  package static let shared = TemporaryCluster()

  private var starting: Task<Started, any Error>?
  private var lastNumber = 0

  private struct Started: Sendable {
    let cluster: PrivateCluster
    let administration: Connection
  }

  /// The server with all rights, for tests about the server itself.
  package var administration: ConnectionSettings {
    get async throws { try await started().cluster.administration }
  }

  /// Gives `body` an empty database of its own, owned by the role it connects as, and drops it afterwards.
  package func withDatabase<Result>(
    isolation: isolated (any Actor)? = #isolation, _ body: (ConnectionSettings) async throws -> Result
  ) async throws -> Result {
    let (name, settings) = try await makeDatabase()
    let result: Result
    do {
      result = try await body(settings)
    } catch {
      await dropDatabase(name)
      throw error
    }
    await dropDatabase(name)
    return result
  }

  private func makeDatabase() async throws -> (String, ConnectionSettings) {
    let started = try await started()
    lastNumber += 1
    let name = "test_\(lastNumber)"
    try await started.administration.execute(
      "create database \(identifier: name) owner caregauge template template0 strategy file_copy")
    var settings = started.cluster.connectionSettings
    settings.conninfo += " dbname=\(name)"
    return (name, settings)
  }

  private func dropDatabase(_ name: String) async {
    // A cancelled test drops its database all the same; the folder goes with the process if this fails.
    _ = try? await Task { try await started().administration.execute("drop database \(identifier: name) with (force)") }
      .value
  }

  private func started() async throws -> Started {
    if let starting { return try await starting.value }
    let task = Task { try await TemporaryCluster.start() }
    starting = task
    return try await task.value
  }

  private static func start() async throws -> Started {
    let folder = try TemporaryFolder.create("\(TemporaryFolder.fastRoot)/caregauge-postgresql-XXXXXX")
    try FolderCleaner.watch(folder)
    var options = ClusterOptions()
    options.isDurable = false
    options.settings = ["max_connections": "200", "max_prepared_transactions": "0", "autovacuum": "off"]
    var log = Logger(label: "test-cluster")
    log.logLevel = .error
    let cluster = PrivateCluster(folder: folder.path, options: options, log: log)
    try await cluster.start()
    return Started(cluster: cluster, administration: try await Connection.open(cluster.administration, log: log))
  }
}
