import Dispatch
import Glibc
import Logging
import PostgreSQL

/// A PostgreSQL of the service's own, in a folder of its own, which only this machine's service user and root can reach.
///
/// It runs in the foreground below the service, is stopped with it (also when the service is killed), and is started
/// again when it dies. A second service on the same folder uses the first one's server and takes over when that ends.
package actor PrivateCluster {
  let folder: ClusterFolder
  let options: ClusterOptions
  let log: Logger
  private var lock: FolderLock?
  private(set) var server: ChildProcess?
  private(set) var isStarted = false

  /// - Parameter folder: made when it is not there; its path must leave room for a socket's name (107 bytes in all).
  package init(folder: String, options: ClusterOptions = ClusterOptions(), log: Logger) {
    self.folder = ClusterFolder(folder)
    self.options = options
    self.log = log
  }

  /// How the service's own database is reached.
  package nonisolated var connectionSettings: ConnectionSettings { settings(user: "caregauge", database: "caregauge") }

  /// How the server is reached with all rights.
  package nonisolated var administration: ConnectionSettings { settings(user: "postgres", database: "postgres") }

  /// The server's process, while this service runs it.
  package var processIdentifier: Int32? { server?.ended == nil ? server?.identifier : nil }

  /// Makes the data when there are none, starts the server and waits until it answers.
  /// - Throws: `ClusterFault`.
  @discardableResult
  package func start() async throws -> ConnectionSettings {
    let user = try ServerUser.current()
    try folder.prepare(for: user)
    guard try await takeLockOrJoin() else {
      log.notice("another CareGauge runs PostgreSQL here; using it", metadata: ["folder": "\(folder.path)"])
      isStarted = true
      return connectionSettings
    }
    do {
      try await launch(user)
      try await makeDatabase()
    } catch {
      await stop()
      throw error
    }
    isStarted = true
    return connectionSettings
  }

  /// Stops the server in good order and waits for its end.
  package func stop() async {
    isStarted = false
    if let server {
      // SIGINT does not wait for clients; what does not heed it within half a minute is forced.
      server.send(SIGINT)
      server.send(SIGQUIT, after: .seconds(30))
      server.send(SIGKILL, after: .seconds(40))
      _ = await server.exitRegardless()
    }
    server = nil
    lock = nil
  }

  func takeLock() throws -> Bool {
    if lock == nil { lock = try FolderLock.take(folder.lock) }
    return lock != nil
  }

  /// Takes the folder's lock, or, while another has it, waits for the other's server: true and false.
  private func takeLockOrJoin() async throws -> Bool {
    let deadline = ContinuousClock.now + options.startTimeout
    while true {
      if try takeLock() { return true }
      guard let refusal = try await refusal() else { return false }
      guard ContinuousClock.now < deadline else {
        throw ClusterFault(.startFailed, "another CareGauge has \(folder.path), but its PostgreSQL is away: \(refusal)")
      }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  // MARK: starting

  func launch(_ user: ServerUser) async throws {
    let version = try folder.version()
    let installation = try Installation.find(for: version, root: options.installations, folder: folder.path)
    if version == nil {
      try await ClusterMaker(folder: folder, user: user, installation: installation, isDurable: options.isDurable)
        .make()
    }
    try await settleLeftServer()
    folder.trimLog()
    let size = folder.logSize
    var settings = options.settings
    if !options.isDurable {
      settings.merge(["fsync": "off", "full_page_writes": "off"]) { own, _ in own }
    }
    let arguments =
      user.prefix(deathSignal: "SIGINT") + ["\(installation.programs)/postgres", "-D", folder.data]
      + ["-k", folder.run, "-c", "listen_addresses=", "-c", "unix_socket_permissions=0700", "-c", LeftServer.mark]
      + ["-c", "logging_collector=off", "-c", "port=5432"]
      + settings.sorted { $0.key < $1.key }.flatMap { ["-c", "\($0.key)=\($0.value)"] }
    server = try await startProcess(arguments)
    try await waitUntilReady(startedAt: size)
    log.info("PostgreSQL is running", metadata: ["folder": "\(folder.path)", "version": "\(installation.version)"])
  }

  private func startProcess(_ arguments: [String]) async throws -> ChildProcess {
    do {
      return try await ChildProcess.start(arguments, environment: ClusterMaker.environment, output: folder.log)
    } catch let fault as SystemFault {
      throw ClusterFault(.startFailed, "cannot start PostgreSQL: \(fault)")
    }
  }

  /// Waits for a server of ours that is still going down, and refuses to touch one that is not ours.
  private func settleLeftServer() async throws {
    let start = ContinuousClock.now
    var isTold = false
    while true {
      switch LeftServer.find(in: folder) {
      case .none: return
      case .nameless:
        if ContinuousClock.now > start + .seconds(5) { unlink(folder.pidFile) }
        try await Task.sleep(for: .milliseconds(50))
      case .dead:
        // PostgreSQL would refuse if the number belonged by chance to another process of the same user.
        unlink(folder.pidFile)
        return
      case .foreign(let identifier):
        throw ClusterFault(
          .foreignServer,
          """
          a PostgreSQL that CareGauge did not start (process \(identifier)) uses \(folder.data); \
          stop it with: kill -INT \(identifier), or write another folder at database: {private: …}
          """)
      case .ours(let identifier):
        if !isTold {
          log.notice("waiting for the PostgreSQL of an earlier run to end", metadata: ["process": "\(identifier)"])
          kill(identifier, SIGINT)
          isTold = true
        }
        guard ContinuousClock.now < start + .seconds(60) else {
          throw ClusterFault(
            .startFailed,
            "the PostgreSQL of an earlier run (process \(identifier)) does not end; end it with: kill -QUIT \(identifier)"
          )
        }
        try await Task.sleep(for: .milliseconds(50))
      }
    }
  }

  /// Waits until the server answers; it may have to recover first.
  private func waitUntilReady(startedAt logSize: Int) async throws {
    let deadline = ContinuousClock.now + options.startTimeout
    var nextWord = ContinuousClock.now + .seconds(10)
    while true {
      if let exit = server?.ended {
        throw ClusterFault(
          .startFailed,
          "PostgreSQL in \(folder.data) did not start (\(exit)): \(folder.logTail(from: logSize)); log: \(folder.log)")
      }
      guard let refusal = try await refusal() else { return }
      guard ContinuousClock.now < deadline else {
        throw ClusterFault(.startFailed, "PostgreSQL in \(folder.data) does not become ready: \(refusal)")
      }
      if ContinuousClock.now > nextWord {
        log.notice("still waiting for PostgreSQL, which may be recovering", metadata: ["log": "\(folder.log)"])
        nextWord += .seconds(10)
      }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  /// Why the server does not let anybody in yet; nil when it does.
  private func refusal() async throws -> PostgreSQLError? {
    do {
      let connection = try await Connection.open(administration, log: log)
      await connection.close()
      return nil
    } catch let error as PostgreSQLError {
      guard error.isTransient else {
        throw ClusterFault(.startFailed, "PostgreSQL in \(folder.data) does not let the service in: \(error)")
      }
      return error
    }
  }

  private func makeDatabase() async throws {
    let connection = try await Connection.open(administration, log: log)
    if try await connection.query("select from pg_roles where rolname = 'caregauge'").isEmpty {
      try await connection.execute("create role caregauge login")
    }
    if try await connection.query("select from pg_database where datname = 'caregauge'").isEmpty {
      try await connection.execute("create database caregauge owner caregauge template template0")
    }
    await connection.close()
  }

  private nonisolated func settings(user: String, database: String) -> ConnectionSettings {
    let host = folder.run.map { $0 == "'" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
    return ConnectionSettings(conninfo: "host='\(host)' port=5432 user=\(user) dbname=\(database)")
  }
}
