/// What can be chosen about a private cluster.
package struct ClusterOptions: Sendable {
  /// The folder of Debian's installations, one folder a major version.
  package var installations = "/usr/lib/postgresql"
  /// Further settings on the server's command line, which win over those of `postgresql.conf`.
  package var settings: [String: String] = [:]
  /// Whether data survive a crash of the machine; off only where they are thrown away anyhow.
  package var isDurable = true
  /// How long the server may take to recover after a crash.
  package var startTimeout = Duration.seconds(600)

  package init() {}

  /// Written to the end of `postgresql.conf` when the data are made; operators may change them there.
  static let recommended = """

    # CareGauge: one service on this machine is the only client.
    shared_buffers = 64MB
    max_connections = 20
    wal_level = replica
    max_wal_senders = 2
    max_logical_replication_workers = 0
    max_parallel_workers_per_gather = 0
    autovacuum_max_workers = 1
    jit = off
    log_checkpoints = off
    # Statements and details can hold figures, which do not belong in a log.
    log_min_error_statement = panic
    log_error_verbosity = terse
    timezone = 'UTC'
    log_timezone = 'UTC'

    """

  /// Who may connect: by the socket only, and only as the system user that the map names.
  static let access = """
    # CareGauge: no network, no passwords; the system vouches for the user.
    local all all peer map=caregauge
    local replication all peer map=caregauge

    """

  /// The system users that may act as the database's owner and as its administrator.
  static func identities(_ users: [String]) -> String {
    let lines = users.flatMap { user in ["caregauge \"\(user)\" caregauge", "caregauge \"\(user)\" postgres"] }
    return lines.joined(separator: "\n") + "\n"
  }
}
