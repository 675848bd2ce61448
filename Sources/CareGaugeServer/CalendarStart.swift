import CareGaugeModel
import CareGaugeStore
import Logging

/// Where the calendar begins on a store: never before a moment that the store knows, and where `--now` took it.
struct CalendarStart: Hashable, Sendable {
  /// How far the machine's clock may be behind the store's newest moment and still be the real one, set right meanwhile.
  static let correction: Int64 = 15 * 60

  /// Nil for the machine's own time.
  var moment: Instant?
  /// Whether the service's days are other ones than those of the people who get its mails.
  var isMoved: Bool
  /// What the log and whoever called a command are told of it: both days and what to do; nil where all is as asked for.
  var notice: String?
  /// Whether the store is to keep in mind that its calendar is not the machine's, or is from now on; nil to leave it.
  var mark: Bool?

  /// - Parameters:
  ///   - start: what `--now` asks for.
  ///   - newest: the latest moment that the store knows; nil for an empty one.
  ///   - isMarked: whether `--now` began the store's calendar.
  ///   - machine: the machine's time.
  init(start: Instant?, newest: Instant?, isMarked: Bool, machine: Instant, zone: Zone) {
    func far(_ moment: Instant) -> Bool {
      abs(moment.microseconds - machine.microseconds) > CalendarStart.correction * 1_000_000
    }
    func text(_ moment: Instant) -> String { zone.rfc3339(Instant(seconds: moment.seconds)) }
    if let start {
      moment = max(start, newest ?? start)
      isMoved = true
      if let newest, newest > start {
        notice =
          "the store knows moments up to \(text(newest)), so its calendar goes on from there and not from \(text(start)), "
          + "which --now asks for; take a new database to begin there"
      }
      // Only an empty store begins with --now; one that had the machine's days must find back to them.
      if newest == nil, far(start) { mark = true } else if isMarked, !far(max(start, newest ?? start)) { mark = false }
      return
    }
    isMoved = false
    guard let newest else { return }
    if isMarked, far(newest) {
      (moment, isMoved) = (newest, true)
      notice =
        "--now began this store's calendar elsewhere: it goes on from \(text(newest)), while the machine's clock says "
        + "\(text(machine)); take a new database for the machine's days, or start once with --now and the present time"
    } else if newest > machine {
      moment = newest
      guard far(newest) else { return }
      isMoved = true
      notice =
        "the store knows moments up to \(text(newest)), while the machine's clock says \(text(machine)): the calendar goes "
        + "on from the store's; set the machine's clock if it is wrong, or take a new database for the machine's days"
    }
  }
}

extension CalendarStart {
  /// What a store asks of a calendar.
  static func read(in store: Store, start: Instant?, machine: Instant, zone: Zone) async throws -> CalendarStart {
    let newest = try await store.newestReceipt()
    let mark = try await store.basis(.clock)?.content
    return CalendarStart(
      start: start, newest: newest, isMarked: mark == CalendarStart.content(true), machine: machine, zone: zone)
  }

  /// Writes into the store whose days its calendar has, where that changes.
  func keep(in store: Store, at now: Instant) async throws {
    if let mark { try await store.hold(.clock, CalendarStart.content(mark), from: now) }
  }

  private static func content(_ isMoved: Bool) -> [UInt8] {
    Array((isMoved ? "began with --now\n" : "the machine's\n").utf8)
  }
}

/// A configuration that asks for what a moved calendar must not do.
struct MovedCalendarFault: Error, CustomStringConvertible {
  let description: String

  /// Nil where nothing in the configuration minds.
  init?(_ receivers: [String], _ notice: String) {
    guard !receivers.isEmpty else { return nil }
    description =
      "an Alertmanager judges by the real time, but \(notice); or take out the receivers that are Alertmanagers: "
      + receivers.joined(separator: ", ")
  }
}
