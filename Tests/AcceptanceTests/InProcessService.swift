import CareGaugeAlerting
import CareGaugeConfiguration
import CareGaugeModel
import CareGaugeServer
import CareGaugeStore
import Foundation
import Logging
import ServiceLifecycle
import Synchronization
import TestSupport

/// The whole service in this process, with a calendar that the test moves.
final class InProcessService: AnsweringService {
  let address: String
  let zone: Zone
  private let calendar: ServiceCalendar
  private let watch: JudgementWatch

  /// Runs the service on `caregauge.yaml` in the folder while `body` runs, and ends it in good order.
  static func run<Result: Sendable>(
    in folder: URL, from start: String, _ body: (InProcessService) async throws -> Result
  ) async throws -> Result {
    let file = folder.appending(path: "caregauge.yaml").path
    let (settings, catalogue, faults) = readConfiguration(file: file, isClockMoved: true)
    guard let settings, let start = settings.zone.instant(localTime: start) else {
      throw TestSupportFault(ConfigurationFault.report(faults))
    }
    let (watch, calendar) = (JudgementWatch(), ServiceCalendar(startingAt: start))
    var host = CareGaugeService.Host()
    host.calendar = calendar
    host.isWholeProcess = false
    host.judged = { watch.note($0) }
    host.delivers = { watch.delivers(by: $0) }
    let hosted = HostedService(
      service: CareGaugeService(settings: settings, catalogue: catalogue, start: start, host: host), watch: watch)
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [.init(service: hosted, successTerminationBehavior: .gracefullyShutdownGroup)],
        logger: Logger(label: "tests", factory: { _ in SwiftLogNoOpLogHandler() })))
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask {
        do { try await group.run() } catch { watch.fail(error) }
      }
      do {
        let service = InProcessService(
          address: try await watch.address(), zone: settings.zone, calendar: calendar, watch: watch)
        _ = try await watch.judgement(after: start)
        let result = try await body(service)
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
        return result
      } catch {
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
        throw error
      }
    }
  }

  private init(address: String, zone: Zone, calendar: ServiceCalendar, watch: JudgementWatch) {
    self.address = address
    self.zone = zone
    self.calendar = calendar
    self.watch = watch
  }

  /// Waits until every mail that may leave now has left.
  ///
  /// - Returns: when the next one may leave.
  func rest() async throws -> Instant? {
    let dispatcher = try await watch.dispatcher()
    await dispatcher.rest()
    return dispatcher.backlog.opens
  }

  /// Waits until what the outbox holds was tried and counted.
  func look() async throws { await (try await watch.dispatcher()).look() }

  /// The calendar's day and time, to the minute.
  var now: String { String(zone.rfc3339(Instant(seconds: calendar.now().seconds)).prefix(16)) }

  /// Moves the calendar on, from one moment at which something falls due to the next, and waits each time until
  /// everything has been judged.
  ///
  /// - Parameter between: called after each step; gives when something else falls due, if anything does.
  func go(to time: String, between: () async throws -> Instant?) async throws {
    guard let end = zone.instant(localTime: time) else { throw TestSupportFault("\(time) is no time") }
    var due = try await due(between)
    while calendar.now() < end {
      let now = calendar.now()
      let midnight = zone.start(of: zone.day(of: now) + 1)
      let moment = min(max(due ?? midnight, now.adding(seconds: 300)), midnight, end)
      calendar.advance(to: moment)
      _ = try await watch.judgement(after: moment)
      due = try await self.due(between)
    }
  }

  /// When something falls due next. The service judges of its own accord too: what came of that while `between` looked is
  /// looked at before the calendar moves on.
  func due(_ between: () async throws -> Instant?) async throws -> Instant? {
    while true {
      let before = watch.count
      let other = try await between()
      let (count, next) = watch.standing
      if count == before { return [next, other].compactMap { $0 }.min() }
    }
  }
}

extension InProcessService {
  /// Moves the calendar on at once, as if the service had been down meanwhile.
  func jump(to time: String) async throws {
    guard let moment = zone.instant(localTime: time) else { throw TestSupportFault("\(time) is no time") }
    calendar.advance(to: moment)
    _ = try await watch.judgement(after: moment)
  }
}

private struct HostedService: Service {
  let service: CareGaugeService
  let watch: JudgementWatch

  func run() async throws { try await service.run { watch.listens(on: $0) } }
}

/// What the service told of itself, for whoever waits for it.
private final class JudgementWatch: Sendable {
  private struct State {
    var address: String?
    var latest: Judgement?
    var count = 0
    var dispatcher: Dispatcher?
    var fault: (any Error)?
    var waiting: [@Sendable (State) -> Bool] = []
  }

  private let state = Mutex(State())

  /// How many judgements there were.
  var count: Int { state.withLock { $0.count } }

  /// How many judgements there were, and when something falls due after the latest.
  var standing: (count: Int, next: Instant?) { state.withLock { ($0.count, $0.latest?.next) } }

  func listens(on address: String) { change { $0.address = address } }

  func delivers(by dispatcher: Dispatcher) { change { $0.dispatcher = dispatcher } }

  func note(_ judgement: Judgement) {
    change {
      $0.latest = judgement
      $0.count += 1
    }
  }

  func fail(_ fault: any Error) { change { $0.fault = fault } }

  func dispatcher() async throws -> Dispatcher { try await wait(for: { $0.dispatcher }) }

  func address() async throws -> String { try await wait(for: { $0.address }) }

  /// The first judgement of this moment or a later one.
  func judgement(after moment: Instant) async throws -> Judgement {
    try await wait(for: { state in state.latest.flatMap { ($0.at ?? moment) >= moment ? $0 : nil } })
  }

  private func change(_ change: (inout State) -> Void) {
    state.withLock { state in
      change(&state)
      let now = state
      state.waiting.removeAll { $0(now) }
    }
  }

  private func wait<Value: Sendable>(for value: @escaping @Sendable (State) -> Value?) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let answer: @Sendable (State) -> Bool = { state in
        if let found = value(state) {
          continuation.resume(returning: found)
        } else if let fault = state.fault {
          continuation.resume(throwing: fault)
        } else {
          return false
        }
        return true
      }
      state.withLock { state in if !answer(state) { state.waiting.append(answer) } }
    }
  }
}
