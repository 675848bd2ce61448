import Logging
import PostgreSQL
import ServiceLifecycle

extension PrivateCluster: ServiceLifecycle.Service {
  /// Keeps the server running until the program ends, then stops it.
  ///
  /// In a `ServiceGroup` it stands before all that use the server, so that it ends after them.
  package func run() async throws {
    do {
      if !isStarted { try await start() }
      try await cancelWhenGracefulShutdown { [self] in
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask { try await self.supervise() }
          group.addTask { try await self.keepLogShort() }
          try await group.waitForAll()
        }
      }
    } catch is CancellationError {
      // The usual end.
    } catch {
      await stop()
      throw error
    }
    await stop()
  }

  private func supervise() async throws {
    var backOff = BackOff(first: .milliseconds(500), longest: .seconds(60))
    while true {
      guard let running = server else {
        try await Task.sleep(for: .seconds(1))
        if try takeLock() {
          log.notice("the other CareGauge has ended; running PostgreSQL here", metadata: ["folder": "\(folder.path)"])
          try await restart(&backOff)
        }
        continue
      }
      let start = ContinuousClock.now
      let size = folder.logSize
      let exit = try await running.exit()
      if ContinuousClock.now - start > .seconds(60) { backOff.reset() }
      log.error("PostgreSQL ended unasked (\(exit)): \(folder.logTail(from: size))")
      try await Task.sleep(for: backOff.next())
      try await restart(&backOff)
    }
  }

  /// Starts the server, again and again until it runs.
  private func restart(_ backOff: inout BackOff) async throws {
    while true {
      do {
        return try await launch(try ServerUser.current())
      } catch let error as CancellationError {
        throw error
      } catch {
        log.error("PostgreSQL cannot be started: \(error)")
        try await Task.sleep(for: backOff.next())
      }
    }
  }

  private func keepLogShort() async throws {
    while true {
      try await Task.sleep(for: .seconds(600))
      if server != nil { folder.trimLog() }
    }
  }
}
