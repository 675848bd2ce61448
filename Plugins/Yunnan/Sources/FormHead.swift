import CareGaugeAdapter

/// What a form says about itself.
struct FormHead {
  let period: Period
  let asOf: Day?
  let reporter: String?
  let reportedAt: Day
  let deliveredAt: Instant?
  let status: ReportStatus
  /// A day of receipt that cannot be, so that the file's time counts instead.
  let doubt: (origin: Origin, reason: String)?
  /// Whether nothing is filled in.
  let isBlankForm: Bool

  /// - Throws: `FormFault` when the form does not say from whom and of what day it is; a blank form need not say from whom.
  init(
    _ lines: FormLines, _ when: (period: Period, asOf: Day?), isBlankForm: Bool, statuses: [String: ReportStatus],
    since1904: Bool, receivedAt: Instant
  ) throws {
    (period, asOf) = when
    self.isBlankForm = isBlankForm
    reporter = try lines.optional(.reporter) { text throws(NotationFault) in PlainText(text).text }
    status = try lines.status(statuses)
    let filled = try lines.day(.reportedAt, since1904: since1904)
    let issued = try lines.day(.issuedAt, since1904: since1904)
    guard let day = filled ?? (isBlankForm ? issued : nil) else {
      throw FormFault(reason: "no line above the table has 填报时间")
    }
    guard isBlankForm || reporter != nil else { throw FormFault(reason: "no line above the table has 填报单位") }
    guard isBlankForm || day >= period.start else {
      throw FormFault(reason: "the form was filled in on \(day), before the period that it is for")
    }
    reportedAt = day
    let received = try lines.day(.deliveredAt, since1904: since1904)
    var reason: String?
    if let received, received < day {
      reason = "received on \(received), before it was filled in on \(day); the file's time counts instead"
    } else if let received, received > receivedAt.dayInChina {
      reason = "received on \(received), after the file was last written; the file's time counts instead"
    }
    doubt = reason.map { (lines.origin(.deliveredAt) ?? Origin(), $0) }
    deliveredAt = (reason == nil ? received?.startInChina : nil) ?? (filled == nil ? nil : receivedAt)
  }
}
