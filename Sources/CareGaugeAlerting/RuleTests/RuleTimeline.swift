import CareGaugeMail
import CareGaugeModel
import CareGaugeRules

/// Lets a test's days pass: judges at its start, at every day's turn, whenever something comes, and when time alone makes
/// something due, exactly as the running service does.
struct RuleTimeline {
  /// How things stand at the end of a day, and the mails that were decided in it.
  struct DayEnd {
    var day: Day
    var targets: [JudgedTarget]
    var alerts: AlertBook
    var mails: [DecidedMail]
  }

  let basis: JudgementBasis
  private let published: PublishedArrivals

  init(_ basis: JudgementBasis) {
    self.basis = basis
    published = PublishedArrivals(basis.catalogue, zone: basis.zone)
  }

  /// Tells of each day in turn, from the test's start to the last day that is expected.
  func run(_ test: RuleTest, each: (DayEnd) -> Void) {
    guard let last = test.expectations.map(\.until).max() else { return }
    let zone = basis.zone
    let end = zone.start(of: last + 1)
    var arrivals = Arrivals(test, published)
    var known = KnownFigures(basis.judge)
    var standing = Evaluation.Standing(
      silences: test.silences, records: Dictionary(grouping: test.records, by: \.target))
    let moments = (test.records.map(\.recordedAt) + test.silences.flatMap { [$0.from, $0.until] }).sorted()
    var now = test.start
    var mails: [DecidedMail] = []
    while now < end {
      known.replace(arrivals.take(until: now))
      let outcome = Evaluation(basis).run(&standing, known, at: now)
      mails += outcome.plan.messages.map { DecidedMail($0, subject: subject(of: $0, known)) }
      let day = zone.day(of: now)
      let due = [arrivals.next, moments.first { $0 > now }, outcome.next].compactMap { $0 }.filter { $0 > now }.min()
      let midnight = zone.start(of: day + 1)
      now = min(due ?? midnight, midnight)
      guard now == midnight else { continue }
      each(DayEnd(day: day, targets: outcome.targets, alerts: standing.alerts, mails: mails))
      mails = []
    }
  }

  private func subject(of message: PlannedMessage, _ known: KnownFigures) -> String {
    guard let receiver = basis.receivers.first(where: { $0.name == message.receiver }), let writer = basis.mail else {
      return ""
    }
    return writer.write(message, to: receiver) { known.all[$0] ?? SeriesHistory() }.subject
  }

  /// Figures on their way, in the order in which they come.
  private struct Arrivals {
    private var waiting: [(at: Instant, arrival: RuleTest.Arrival)]
    private var place = 0
    private var revisions: [SeriesKey: [HistoryReading]] = [:]
    private let published: PublishedArrivals
    private let zone: Zone

    init(_ test: RuleTest, _ published: PublishedArrivals) {
      self.published = published
      zone = published.zone
      let figures = (test.hasPublished ? published.all : []) + test.arrivals
      let ordered = figures.enumerated().sorted {
        ($0.element.reading.receivedAt, $0.offset) < ($1.element.reading.receivedAt, $1.offset)
      }
      waiting = ordered.map { ($0.element.reading.receivedAt, $0.element) }
    }

    var next: Instant? { place < waiting.count ? waiting[place].at : nil }

    /// Every revision of each series of which something has come.
    mutating func take(until now: Instant) -> [SeriesKey: [HistoryReading]] {
      var changed: Set<SeriesKey> = []
      while place < waiting.count, waiting[place].at <= now {
        var arrival = waiting[place].arrival
        let isFirst = revisions[arrival.series]?.contains { $0.period == arrival.reading.period && $0.isFigure } != true
        if let issued = published.issue(of: arrival, isFirst: isFirst) {
          arrival.reading.receivedAt = zone.start(of: issued)
          arrival.reading.receivedOn = issued
        }
        revisions[arrival.series, default: []].append(arrival.reading)
        changed.insert(arrival.series)
        place += 1
      }
      return revisions.filter { changed.contains($0.key) }
    }
  }
}

/// A mail as it was decided, with its subject in the receiver's language.
struct DecidedMail {
  var message: PlannedMessage
  var subject: String

  init(_ message: PlannedMessage, subject: String) {
    self.message = message
    self.subject = subject
  }

  /// When it may leave.
  var leaves: Instant { message.notBefore ?? message.at }
}
