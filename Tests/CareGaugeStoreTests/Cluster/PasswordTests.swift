import CareGaugeStore
import Foundation
import PostgreSQL
import TestSupport
import Testing

/// A server that asks for a password, as one reached by URL does.
struct PasswordTests {
  @Test func thePasswordIsSentAndNeverShown() async throws {
    try await withTemporaryFolder { folder in
      let cluster = TestCluster.make(folder)
      try await cluster.start()
      let administrator = try await Connection.open(cluster.administration)
      try await administrator.script("create role anna login password 'sesame'")
      try Data("local all all scram-sha-256\n".utf8).write(to: folder.appending(path: "pg/data/pg_hba.conf"))
      try await administrator.execute("select pg_reload_conf()")

      var settings = cluster.connectionSettings
      settings.conninfo += " user=anna dbname=postgres"
      settings.password = "sesame"
      let isIn = try await soon { (try? await Connection.open(settings)) != nil }
      #expect(isIn)
      for password in [nil, "", "open sesame"] {
        settings.password = password
        do {
          _ = try await Connection.open(settings)
          Issue.record("let in with \(password ?? "no password")")
        } catch let error as PostgreSQLError {
          #expect(error.code == .authentication)
          #expect(!"\(error)".contains("sesame"))
        }
      }
      await cluster.stop()
    }
  }
}
