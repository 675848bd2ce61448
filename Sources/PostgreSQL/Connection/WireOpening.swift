import CLibPQ
import Glibc
import Logging

extension Wire {
  /// Connects, in at most the settings' time.
  static func open(_ settings: ConnectionSettings, log: Logger) throws -> Wire {
    guard Conninfo.parse(settings.conninfo) != nil else {
      throw PostgreSQLError(
        .misuse, "the database's address is not one that libpq can read",
        hint: "write postgresql://user@host:port/database, or key words such as host=… dbname=…")
    }
    // Later key words win over earlier ones, so that the address may overrule our defaults.
    var words = [
      ("application_name", settings.applicationName), ("client_encoding", "UTF8"), ("keepalives_idle", "30"),
      ("keepalives_interval", "10"), ("keepalives_count", "3"), ("tcp_user_timeout", "60000"),
      ("dbname", settings.conninfo),
    ]
    if let password = settings.password { words.append(("password", password)) }
    guard let pointer = start(words) else { throw PostgreSQLError(.resources, "no memory for a connection") }
    let wire = Wire(pointer: pointer, log: log)
    try wire.connect(settings)
    return wire
  }

  private static func start(_ words: [(String, String)]) -> OpaquePointer? {
    let keys = words.map { strdup($0.0) } + [nil]
    let values = words.map { strdup($0.1) } + [nil]
    defer { for text in keys + values { free(text) } }
    return PQconnectStartParams(keys.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, 1)
  }

  private func connect(_ settings: ConnectionSettings) throws {
    let deadline = ContinuousClock.now + settings.connectTimeout
    // The SQLSTATE of a refused connection stands nowhere but in the verbose message.
    PQsetErrorVerbosity(pointer, PQERRORS_VERBOSE)
    var state = isBroken ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING
    while state != PGRES_POLLING_OK {
      guard state != PGRES_POLLING_FAILED else { throw refusal(settings) }
      let events = Int16(state == PGRES_POLLING_READING ? POLLIN : POLLOUT)
      var entry = pollfd(fd: socket, events: events, revents: 0)
      while poll(&entry, 1, 50) <= 0 {
        try Task.checkCancellation()
        guard ContinuousClock.now < deadline else {
          throw PostgreSQLError(
            .unavailable, "PostgreSQL did not answer within \(settings.connectTimeout) (\(settings))")
        }
      }
      state = PQconnectPoll(pointer)
    }
    PQsetErrorVerbosity(pointer, PQERRORS_DEFAULT)
    PQsetnonblocking(pointer, 1)
    // Our own words about errors stand in for the server's, and days are the program's business.
    try run(script: "set client_min_messages = error; set timezone = 'UTC'")
    try limitStatements(to: settings.statementTimeout)
  }

  /// How long the server may work on one statement; it gets a little more before it is taken for gone.
  func limitStatements(to timeout: Duration?) throws {
    let parts = (timeout ?? .zero).components
    let milliseconds = parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000
    try run(script: "set statement_timeout = \(timeout == nil ? 0 : max(1, milliseconds))")
    statementTimeout = timeout
    patience = timeout.map { $0 + .seconds(5) }
  }

  /// Why the server, or the system, refused the connection.
  private func refusal(_ settings: ConnectionSettings) -> PostgreSQLError {
    var message = String(cString: PQerrorMessage(pointer))
    var sqlState: String?
    if let fatal = message.firstMatch(of: #/:  ([0-9A-Z]{5}): /#) {
      sqlState = String(fatal.output.1)
      message = String(message[fatal.range.upperBound...])
    }
    let firstLine = message.split(whereSeparator: \.isNewline).first.map(String.init) ?? "no reason was given"
    var code = PostgreSQLError.Code.unavailable
    switch sqlState ?? "" {
    case "28000", "28P01": code = .authentication
    case "3D000": code = .missingObject
    case "42501": code = .permission
    case "53300": code = .resources
    default: if PQconnectionNeedsPassword(pointer) == 1 { code = .authentication }
    }
    return PostgreSQLError(code, "cannot connect to PostgreSQL (\(settings)): \(firstLine)", sqlState: sqlState)
  }
}
