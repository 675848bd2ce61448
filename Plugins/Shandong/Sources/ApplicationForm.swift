import CareGaugeAdapter

/// A form, blank or filled in: whose it is, for which year, and what its fields and its list of counties hold.
struct ApplicationForm {
  let content: FormContent
  let fields: FormFields
  let place: FormPlace
  let part: LabelsPart
  let period: Period
  let area: AreaCode
  /// Nil for the blank form of the province.
  let filled: Filled?
  private let reportedAt: Day

  /// What only a form that somebody filled in has.
  struct Filled {
    let kind: Labels.Kind
    let reporter: String
    let reportedAt: Day
    let deliveredAt: Instant
    let obligation: String?
    /// A day of receipt that cannot be, so that the file's time counts instead.
    let doubt: FormFigures.Rejection?
  }

  /// - Throws: `FormFault` or `NotationFault` when the form does not say whose it is or for when, or contradicts the
  ///   folder that it lies in.
  init(_ content: FormContent, place: FormPlace, labels: Labels, part: LabelsPart, receivedAt: Instant) throws {
    (self.content, self.place, self.part) = (content, place, part)
    fields = try FormFields(content.text, labels.meanings, taskDays: part.taskDays)
    guard let period = Period.year(place.year) else { throw FormFault(reason: "\(place.year) is no year") }
    self.period = period
    if let year = try fields.year(), year != place.year {
      throw FormFault(reason: "the form is for \(year), its folder for \(place.year)")
    }
    let kind = try fields.kind()
    guard let owner = fields.value(kind.meaning) else {
      guard try fields.day(.reportedAt) == nil, ApplicationForm.isBlank(content, part) else {
        throw FormFault(reason: "the form is filled in but does not say by whom")
      }
      guard place.city == nil else { throw FormFault(reason: "the form is blank") }
      guard let issued = try fields.day(.issuedAt), let province = part.province else {
        throw FormFault(reason: "a blank form without its day of issue (发文日期)")
      }
      (reportedAt, area, filled) = (issued, province, nil)
      return
    }
    guard let day = try fields.day(.reportedAt) else {
      throw FormFault(reason: "the form does not say when it was filled in (填报日期)")
    }
    guard day >= period.start else {
      throw FormFault(reason: "the form was filled in on \(day), before the year that it is for")
    }
    (reportedAt, area) = (day, try place.area(of: kind, named: owner, part))
    let (delivered, doubt) = try ApplicationForm.receipt(fields, filledOn: day, fileTime: receivedAt)
    filled = Filled(
      kind: kind, reporter: owner, reportedAt: day, deliveredAt: delivered, obligation: labels.obligations[kind],
      doubt: doubt)
  }

  /// The head of the report; its source is to be filled in.
  func head(name: String) -> ReportHead {
    // A form that is still on its way after the year is about the year all the same.
    let asOf = filled.flatMap { period.contains($0.reportedAt) && $0.reportedAt != period.end ? $0.reportedAt : nil }
    return ReportHead(
      name: name, period: period, reporter: filled?.reporter, reportedAt: reportedAt, deliveredAt: filled?.deliveredAt,
      asOf: asOf, obligation: filled?.obligation)
  }

  /// What a blank form says will come.
  var awaited: [IndicatorID] { filled == nil ? part.published : [] }

  /// The day of receipt that the form states, unless it cannot be; else the file's time.
  private static func receipt(
    _ fields: FormFields, filledOn day: Day, fileTime: Instant
  ) throws -> (Instant, FormFigures.Rejection?) {
    guard let stated = try fields.day(.deliveredAt) else { return (fileTime, nil) }
    let reason: String
    if stated < day {
      reason = "received on \(stated), before it was filled in on \(day); the file's time counts instead"
    } else if stated > fileTime.dayInChina {
      reason = "received on \(stated), after the file was last written; the file's time counts instead"
    } else {
      return (stated.startInChina, nil)
    }
    return (fileTime, FormFigures.Rejection(origin: fields.origin(.deliveredAt), reason: reason))
  }

  private static func isBlank(_ content: FormContent, _ part: LabelsPart) -> Bool {
    guard content.list?.rows.isEmpty ?? true else { return false }
    return content.text.fields.allSatisfy { field in
      guard let figure = part.fields[field.label] else { return true }
      do {
        return try figure.read(field.value) == nil
      } catch {
        return false
      }
    }
  }
}
