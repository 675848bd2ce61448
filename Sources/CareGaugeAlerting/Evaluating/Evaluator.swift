import CareGaugeModel
import CareGaugeRules
import CareGaugeStore
import Logging
import Metrics
import ServiceLifecycle
import Synchronization

/// Judges after every commit that changed a figure, at every day's turn, and when time alone makes something due.
///
/// Alert changes and the messages about them are committed together; what could not be committed is judged again.
package final class Evaluator: Service {
  private let store: Store
  private let clock: any CalendarClock
  private let build: String
  private let log: Logger
  private let hooks: Hooks
  private let basis: Mutex<JudgementBasis>
  private let pending = Mutex(Pending())
  private let bell = Bell()
  private let turnstile = Turnstile()
  private let memory: EvaluatorMemory

  /// What the evaluator asks of, and tells, the rest of the service.
  package struct Hooks: Sendable {
    /// How the adapters do.
    package var adapters: @Sendable () async -> [AdapterHealth]
    /// Whether every adapter has finished once since the start, so that a first digest is whole and nobody is told that a
    /// figure is missing which lies in an inbox.
    package var mayTell: @Sendable () async -> Bool
    /// Shows how everything stands now.
    package var publish: @Sendable (Judgement) async -> Void
    /// Messages were committed.
    package var send: @Sendable () -> Void

    package init(
      adapters: @escaping @Sendable () async -> [AdapterHealth], mayTell: @escaping @Sendable () async -> Bool,
      publish: @escaping @Sendable (Judgement) async -> Void, send: @escaping @Sendable () -> Void
    ) {
      self.adapters = adapters
      self.mayTell = mayTell
      self.publish = publish
      self.send = send
    }
  }

  /// What is to be read again before the next evaluation.
  private struct Pending: Sendable {
    var everything = true
    var book = false
  }

  /// - Parameter build: names this program in every evaluation.
  package init(
    store: Store, basis: JudgementBasis, clock: any CalendarClock, build: String, hooks: Hooks, log: Logger
  ) {
    self.store = store
    self.basis = Mutex(basis)
    self.clock = clock
    self.build = build
    self.hooks = hooks
    self.log = log
    memory = EvaluatorMemory(store: store)
  }

  /// Judges by another configuration or catalogue from now on.
  package func reconfigure(_ new: JudgementBasis) {
    basis.withLock { $0 = new }
    pending.withLock { $0.everything = true }
    bell.ring()
  }

  /// Somebody entered a silence or a task: the next evaluation reads them, whether or not the channel has told of them yet.
  package func noteEntries() { pending.withLock { $0.book = true } }

  /// Looks again soon: adapters changed, or a collection ended.
  package func ring() { bell.ring() }

  package func run() async throws {
    await cancelWhenGracefulShutdown {
      await withDiscardingTaskGroup { group in
        group.addTask { await self.followFigures() }
        group.addTask { await self.followRecords() }
        group.addTask { await self.keepEvaluating() }
      }
    }
  }

  private func followFigures() async {
    for await change in store.changes() {
      if change == .anything { pending.withLock { $0.everything = true } }
      bell.ring()
    }
  }

  /// Silences and tasks that somebody entered, in this process or another.
  private func followRecords() async {
    for await _ in store.entries() {
      pending.withLock { $0.book = true }
      bell.ring()
    }
  }

  private func keepEvaluating() async {
    var pause = Duration.milliseconds(100)
    while !Task.isCancelled {
      do {
        let next = try await evaluate()
        pause = .milliseconds(100)
        await bell.wait(atMost: wait(until: next))
      } catch {
        if Task.isCancelled { return }
        log.error("nothing could be judged: \(error)", metadata: ["again_in": "\(pause.words)"])
        pending.withLock { $0.everything = true }
        await bell.wait(atMost: pause)
        pause = min(pause * 2, .seconds(30))
      }
    }
  }

  /// At most a minute, since the machine's clock may be set.
  private func wait(until next: Instant?) -> Duration {
    let now = clock.now()
    let zone = basis.withLock { $0.zone }
    let midnight = zone.start(of: zone.day(of: now) + 1)
    let due = min(next ?? midnight, midnight)
    return min(.microseconds(max(1000, due.microseconds - now.microseconds + 1000)), .seconds(60))
  }

  /// Judges now and commits what comes of it; gives when something falls due by the passing of time alone.
  ///
  /// One at a time, from reading what is in force to showing what came of it, so that an older judgement never follows a newer one.
  @discardableResult
  package func evaluate() async throws -> Instant? {
    await turnstile.enter()
    do {
      let next = try await evaluateAlone()
      await turnstile.leave()
      return next
    } catch {
      await turnstile.leave()
      throw error
    }
  }

  private func evaluateAlone() async throws -> Instant? {
    let started = ContinuousClock.now
    let basis = basis.withLock { $0 }
    let due = pending.withLock { pending in
      defer { pending = Pending(everything: false) }
      return pending
    }
    let adapters = await hooks.adapters()
    let mayTell = await hooks.mayTell()
    let result: EvaluatorMemory.Result
    do {
      result = try await memory.evaluate(
        basis, reading: .init(everything: due.everything, book: due.book), adapters: adapters,
        mayTell: mayTell, at: clock.now(), build: build)
    } catch {
      pending.withLock { pending in
        pending.everything = pending.everything || due.everything
        pending.book = pending.book || due.book
      }
      throw error
    }
    Recorder(label: "caregauge_evaluation_seconds").record((ContinuousClock.now - started) / .seconds(1))
    if result.messages > 0 { hooks.send() }
    await hooks.publish(result.judgement)
    return result.next
  }
}
