import CareGaugeAlerting
import CareGaugeCollector
import CareGaugeConfiguration
import CareGaugeModel
import CareGaugeRules
import CareGaugeStore
import Logging
import ServiceLifecycle
import Synchronization

/// What judges, tells and delivers while the service runs.
struct AlertingParts: Sendable {
  let evaluator: Evaluator
  let dispatcher: Dispatcher
  private let sender: AlertmanagerSender
  private let posting: PostingState
  private let collected: CollectedBell
  private let log: Logger
  /// The day that every mail names where `--now` moved the clock.
  let figuresEnd: Day?

  init(
    settings: Settings, catalogue: Catalogue, digests: (configuration: [UInt8], catalogues: [UInt8]), store: Store,
    calendar: ServiceCalendar, keeper: SnapshotKeeper, collector: Collector, collected: Bell, isClockMoved: Bool,
    metrics: MetricsRegistry, judged: @escaping @Sendable (Judgement) -> Void, log: Logger
  ) {
    figuresEnd = isClockMoved ? settings.zone.day(of: calendar.now()) : nil
    self.log = log
    let basis = JudgementBasis(settings, catalogue, figuresEnd: figuresEnd, digests: digests)
    let posting = PostingState(basis)
    let dispatcher = Dispatcher(
      store: store, route: MailRoute(settings.email), book: AddressBook(settings), clock: calendar, metrics: metrics,
      log: log)
    let startedAt = ContinuousClock.now
    evaluator = Evaluator(
      store: store, basis: basis, clock: calendar, build: Version.text,
      hooks: Evaluator.Hooks(
        adapters: { await collector.statuses().map(AdapterHealth.init) },
        // An adapter that hangs must not keep everybody from being told for ever.
        mayTell: { collector.haveAllFinished || ContinuousClock.now - startedAt > .seconds(600) },
        publish: { judgement in
          posting.show(judgement)
          do {
            try await keeper.update { try $0.replacing(judgement: judgement) }
          } catch {
            log.error("the judgement could not be shown: \(error)")
          }
          judged(judgement)
        },
        send: { dispatcher.ring() }),
      log: log)
    self.dispatcher = dispatcher
    self.posting = posting
    self.collected = CollectedBell(bell: collected, evaluator: evaluator)
    sender = AlertmanagerSender(
      current: { posting.current }, bell: posting.bell, clock: calendar, zone: settings.zone, log: log)
  }

  /// What has to run as long as the service does, in the order in which it starts.
  var services: [any Service] { [dispatcher, sender, evaluator, collected] }

  /// The receivers of the configuration in force.
  var receivers: [String] { posting.receivers }

  func reconfigure(
    settings: Settings, catalogue: Catalogue, digests: (configuration: [UInt8], catalogues: [UInt8])
  ) {
    let basis = JudgementBasis(settings, catalogue, figuresEnd: figuresEnd, digests: digests)
    posting.use(basis)
    dispatcher.use(MailRoute(settings.email), AddressBook(settings))
    evaluator.reconfigure(basis)
  }

  /// Judges now; what cannot be judged now is judged as soon as it can.
  func evaluate() async {
    evaluator.noteEntries()
    do {
      try await evaluator.evaluate()
    } catch {
      log.error("nothing could be judged: \(error)")
      evaluator.ring()
    }
  }
}

/// Rings the evaluator when adapters have collected: their own alerts rest on that.
private struct CollectedBell: Service {
  let bell: Bell
  let evaluator: Evaluator

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await bell.wait()
        evaluator.ring()
      }
    }
  }
}

/// What Alertmanagers are to be told, always as of the newest judgement.
private final class PostingState: Sendable {
  let bell = Bell()
  private let state: Mutex<(basis: JudgementBasis, judgement: Judgement)>

  init(_ basis: JudgementBasis) { state = Mutex((basis, Judgement())) }

  func use(_ basis: JudgementBasis) { state.withLock { $0.basis = basis } }

  var receivers: [String] { state.withLock { $0.basis.receivers.map(\.name) } }

  func show(_ judgement: Judgement) {
    state.withLock { $0.judgement = judgement }
    bell.ring()
  }

  var current: AlertmanagerSender.Posting {
    let (basis, judgement) = state.withLock { $0 }
    let words = AlertWords(basis.catalogue)
    let peers = basis.receivers.compactMap { receiver -> AlertmanagerSender.Peer? in
      guard case .alertmanager(let url) = receiver.way else { return nil }
      return AlertmanagerSender.Peer(receiver: receiver.name, url: url)
    }
    let told = judgement.mayTell ? judgement.alerts.filter { judgement.mutedBy[$0.key] == nil } : []
    func alerts(for peer: AlertmanagerSender.Peer, in state: AlertState) -> [Alert] {
      told.filter { alert in
        alert.state == state
          && basis.planner.routing.audience(of: alert, at: judgement.at ?? alert.since).contains(peer.receiver)
      }
    }
    return AlertmanagerSender.Posting(
      peers: peers,
      firing: Dictionary(uniqueKeysWithValues: peers.map { ($0.receiver, alerts(for: $0, in: .firing)) }),
      resolved: Dictionary(uniqueKeysWithValues: peers.map { ($0.receiver, alerts(for: $0, in: .resolved)) }),
      externalURL: basis.externalURL, texts: { words.annotations(of: $0) })
  }
}

extension AdapterHealth {
  init(_ status: AdapterStatus) {
    self.init(
      name: status.name, region: status.region, failures: status.failures, hasRun: status.hasFinished,
      text: status.lastError.map { text in
        // The code is what mails in another language say in their own words.
        guard let code = status.lastErrorCode?.rawValue, code != text else { return text }
        return "\(code): \(text)"
      })
  }
}
