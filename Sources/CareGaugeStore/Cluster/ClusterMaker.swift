import Glibc

/// Makes the data of a new cluster: beside their place first, so that they are there whole or not at all.
struct ClusterMaker {
  let folder: ClusterFolder
  let user: ServerUser
  let installation: Installation
  let isDurable: Bool

  static let environment = ["PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8", "LC_ALL=C.UTF-8", "TZ=UTC"]

  func make() async throws {
    do {
      try folder.makeUnfinished(for: user)
      try await checkAccess()
      try await run(
        [
          "\(installation.programs)/initdb", "-D", folder.unfinished, "--username=postgres", "--encoding=UTF8",
          "--locale=C.UTF-8", "--data-checksums", "--wal-segsize=4", "--auth=peer",
        ] + (isDurable ? [] : ["--no-sync"]), orElse: "PostgreSQL's data cannot be made in \(folder.path)")
      try folder.append(ClusterOptions.recommended, to: "postgresql.conf")
      try folder.replace("pg_hba.conf", with: ClusterOptions.access)
      try folder.replace("pg_ident.conf", with: ClusterOptions.identities([user.name, "root"]))
      try folder.finish()
    } catch {
      try? folder.removeUnfinished()
      throw error
    }
  }

  /// Asks, as the server's user, whether it can get at its folder: a closed folder above it is easily overlooked.
  private func checkAccess() async throws {
    let child = try await start(["test", "-w", folder.unfinished])
    guard try await child.exit() == .code(0) else {
      throw ClusterFault(
        .folderUnusable,
        """
        the user \(user.name) cannot write to \(folder.path); a folder above it is closed to others, \
        so give one such as /var/lib/caregauge/postgresql
        """)
    }
  }

  private func run(_ command: [String], orElse failure: String) async throws {
    let size = folder.logSize
    let child = try await start(command)
    let exit: ChildProcess.Exit
    do {
      exit = try await child.exit()
    } catch {
      child.send(SIGKILL)
      _ = await child.exitRegardless()
      throw error
    }
    guard exit == .code(0) else {
      let reason = folder.logTail(from: size)
      throw ClusterFault(.initialisationFailed, "\(failure) (\(exit)): \(reason); log: \(folder.log)")
    }
  }

  private func start(_ command: [String]) async throws -> ChildProcess {
    do {
      return try await ChildProcess.start(
        user.prefix(deathSignal: "SIGKILL") + command, environment: ClusterMaker.environment, output: folder.log)
    } catch let fault as SystemFault {
      throw ClusterFault(.initialisationFailed, "PostgreSQL's data cannot be made in \(folder.path): \(fault)")
    }
  }
}
