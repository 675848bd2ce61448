import CareGaugeModel
import Testing

@testable import CareGaugeServer

@Suite struct CalendarStartTests {
  private static let noon = "2026-11-28T12:00"
  private static let named =
    "--now began this store's calendar elsewhere: it goes on from 2023-10-09T08:00:00+08:00, while the machine's clock says "
    + "2026-11-28T12:00:00+08:00; take a new database for the machine's days, or start once with --now and the present time"

  private static func notice(_ newest: String) -> String {
    "the store knows moments up to \(newest):00+08:00, while the machine's clock says 2026-11-28T12:00:00+08:00: the "
      + "calendar goes on from the store's; set the machine's clock if it is wrong, or take a new database for the machine's "
      + "days"
  }

  struct Case: Sendable {
    var start: String?
    var newest: String?
    var isMarked = false
    var moment: String?
    var isMoved = false
    var mark: Bool?
    var notice: String?
  }

  @Test(arguments: [
    // The machine's days.
    Case(), Case(newest: "2026-11-28T11:59"), Case(newest: "2023-10-09T08:00"), Case(newest: noon),
    // The machine's clock was set back a little: its days go on, and nothing is said to anybody.
    Case(newest: "2026-11-28T12:01", moment: "2026-11-28T12:01"),
    Case(newest: "2026-11-28T12:15", moment: "2026-11-28T12:15"),
    // It is far behind what the store knows.
    Case(
      newest: "2026-11-28T12:16", moment: "2026-11-28T12:16", isMoved: true, notice: notice("2026-11-28T12:16")),
    Case(newest: "2027-02-01T09:00", moment: "2027-02-01T09:00", isMoved: true, notice: notice("2027-02-01T09:00")),
    // With --now: only an empty store begins there for good.
    Case(start: "2023-10-08T09:00", moment: "2023-10-08T09:00", isMoved: true, mark: true),
    Case(start: "2023-10-08T09:00", newest: "2023-10-07T09:00", moment: "2023-10-08T09:00", isMoved: true),
    Case(
      start: "2023-10-08T09:00", newest: "2023-10-09T08:00", isMarked: true, moment: "2023-10-09T08:00", isMoved: true,
      notice:
        "the store knows moments up to 2023-10-09T08:00:00+08:00, so its calendar goes on from there and not from "
        + "2023-10-08T09:00:00+08:00, which --now asks for; take a new database to begin there"),
    // Without --now on a store that it began.
    Case(newest: "2023-10-09T08:00", isMarked: true, moment: "2023-10-09T08:00", isMoved: true, notice: named),
    // It has found back to the machine's days.
    Case(start: noon, newest: "2023-10-09T08:00", isMarked: true, moment: noon, isMoved: true, mark: false),
    Case(start: noon, moment: noon, isMoved: true),
    Case(newest: "2026-11-28T11:50", isMarked: true),
  ]) func aCalendarBeginsWhereTheStoreLetsIt(_ row: Case) throws {
    let zone = Zone.shanghai
    func moment(_ text: String?) throws -> Instant? { try text.map { try #require(zone.instant(localTime: $0)) } }
    let begin = CalendarStart(
      start: try moment(row.start), newest: try moment(row.newest), isMarked: row.isMarked,
      machine: try #require(try moment(CalendarStartTests.noon)), zone: zone)
    #expect(begin.moment == (try moment(row.moment)))
    #expect(begin.isMoved == row.isMoved)
    #expect(begin.mark == row.mark)
    #expect(begin.notice == row.notice)
  }
}
