import Foundation
import Logging
import PostgreSQL
import TestSupport
import Testing

@testable import CareGaugeStore

/// Clusters of a test's own, apart from the one that the other tests share.
enum TestCluster {
  static func make(_ folder: URL, installations: String? = nil, isDurable: Bool = false) -> PrivateCluster {
    var options = ClusterOptions()
    options.isDurable = isDurable
    if let installations { options.installations = installations }
    var log = Logger(label: "test")
    log.logLevel = .critical
    return PrivateCluster(folder: folder.appending(path: "pg").path, options: options, log: log)
  }

  static func log(_ folder: URL) throws -> String {
    try String(contentsOf: folder.appending(path: "pg/server.log"), encoding: .utf8)
  }

  /// Whether a server has the folder's data open.
  static func isRunning(_ folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "pg/data/postmaster.pid").path)
  }

}

/// The fault that `body` throws.
func clusterFault(
  isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Void
) async throws -> ClusterFault {
  do {
    try await body()
  } catch let fault as ClusterFault {
    return fault
  }
  throw TestSupportFault("nothing was thrown")
}

/// Looks again and again until it holds, for two minutes at most.
func soon(
  isolation: isolated (any Actor)? = #isolation, _ condition: () async throws -> Bool
) async throws -> Bool {
  let deadline = ContinuousClock.now + .seconds(120)
  while ContinuousClock.now < deadline {
    if try await condition() { return true }
    try await Task.sleep(for: .milliseconds(10))
  }
  return false
}
