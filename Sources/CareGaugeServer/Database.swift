import CareGaugeConfiguration
import CareGaugeStore
import Logging
import PostgreSQL
import ServiceLifecycle

/// The database that the configuration names: a private one below the service, or another by its address.
struct Database: Sendable {
  let pool: Pool
  private let cluster: PrivateCluster?

  init(_ settings: DatabaseSettings, log: Logger) {
    switch settings {
    case .ownCluster(let folder):
      let cluster = PrivateCluster(folder: folder, log: log)
      self.cluster = cluster
      pool = Pool(cluster.connectionSettings, log: log)
    case .server(let url, let password):
      cluster = nil
      pool = Pool(ConnectionSettings(conninfo: url, password: password?.reveal()), log: log)
    }
  }

  /// Starts a private cluster and waits until it answers; for another database the first query tells.
  func start() async throws { try await cluster?.start() }

  /// Stops a private cluster that was started and never came to run as a service.
  func stop() async { await cluster?.stop() }

  /// What has to run as long as the service does.
  var services: [any Service] { [cluster].compactMap { $0 } + [pool] }
}
