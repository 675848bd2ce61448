/// Where a server is and how to reach it.
package struct ConnectionSettings: Sendable, Hashable {
  /// libpq's key words and values (`host=/run/x dbname=caregauge`) or a URL (`postgresql://…`).
  package var conninfo: String
  /// Kept apart from `conninfo`, as it is read from a file of its own.
  package var password: String?
  /// What the server shows in `pg_stat_activity`.
  package var applicationName: String
  /// How long an attempt to connect may take.
  package var connectTimeout: Duration
  /// How long the server may work on one statement; nil is for ever.
  package var statementTimeout: Duration?

  package init(
    conninfo: String, password: String? = nil, applicationName: String = "caregauge",
    connectTimeout: Duration = .seconds(10), statementTimeout: Duration? = .seconds(60)
  ) {
    self.conninfo = conninfo
    self.password = password
    self.applicationName = applicationName
    self.connectTimeout = connectTimeout
    self.statementTimeout = statementTimeout
  }
}

/// Neither form shows the password, also when it stands in `conninfo`.
extension ConnectionSettings: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String {
    let parts = Conninfo.parse(conninfo) ?? []
    let shown = ["host", "hostaddr", "port", "dbname", "user"]
    let words = parts.filter { shown.contains($0.key) }.map { "\($0.key)=\($0.value)" }
    return words.isEmpty ? "libpq's default server" : words.joined(separator: " ")
  }

  package var debugDescription: String { description }

  package var customMirror: Mirror { Mirror(self, children: ["server": description]) }
}
