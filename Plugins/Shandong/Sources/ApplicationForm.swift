import CareGaugeAdapter

/// A form, blank or filled in: whose it is, for which year, and what its fields hold.
struct ApplicationForm {
  private let text: LabelledText
  private let period: Period
  private let reportedAt: Day
  private let area: AreaCode
  private let part: LabelsPart
  /// Nil for the blank form of the province.
  private let filled: Filled?

  /// What only a form that somebody filled in has.
  private struct Filled {
    let kind: Labels.Kind
    let reporter: String
    let deliveredAt: Instant
    let obligation: String?
  }

  /// - Throws: `FormFault` or `NotationFault` when the form does not say whose it is or for when, or contradicts the
  ///   folder that it lies in.
  init(_ text: LabelledText, place: FormPlace, labels: Labels, receivedAt: Instant) throws {
    self.text = text
    let fields = try FormFields(text, labels.meanings)
    guard let period = Period.year(place.year), let part = labels.part(on: period.end) else {
      throw FormFault(reason: "the table of labels has no part for \(place.year); add one")
    }
    (self.period, self.part) = (period, part)
    if let year = try fields.year(), year != place.year {
      throw FormFault(reason: "the form is for \(year), its folder for \(place.year)")
    }
    let kind = try fields.kind()
    guard let owner = fields.value(kind == .applicant ? .applicant : .recommender) else {
      guard try fields.day(.reportedAt) == nil, ApplicationForm.isBlank(text, part) else {
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
    let named = try ApplicationForm.area(kind, owner, place, part)
    let delivered = try fields.day(.deliveredAt)?.startInChina ?? receivedAt
    (reportedAt, area) = (day, named)
    filled = Filled(kind: kind, reporter: owner, deliveredAt: delivered, obligation: labels.obligations[kind])
  }

  /// The head of the report; its source is to be filled in.
  func head(name: String) -> ReportHead {
    ReportHead(
      name: name, period: period, reporter: filled?.reporter, reportedAt: reportedAt, deliveredAt: filled?.deliveredAt,
      obligation: filled?.obligation)
  }

  /// Writes what the fields hold; of a field that nobody has filled in so far, nothing.
  ///
  /// So a form that a county has sent in time counts as sent, though the province decides later.
  /// - Throws: `AdapterFault` when the collector is gone.
  func write(to report: OpenReport) throws {
    guard let filled else {
      for indicator in part.published { try report.absent(indicator, area: area, .notYetPublished) }
      return
    }
    var seen: Set<IndicatorID> = []
    for field in text.fields {
      guard let figure = part.fields[field.label], figure.kind == filled.kind else { continue }
      do {
        guard let value = try figure.read(field.value) else { continue }
        guard seen.insert(figure.indicator).inserted else { throw NotationFault("the form states it twice") }
        guard let reading = Figure(value) else { throw NotationFault("not a number") }
        try report.reading(figure.indicator, area: area, reading, from: field.origin)
      } catch let fault as NotationFault {
        try report.rejected(field.origin, reason: "“\(field.label)”: \(fault)")
      }
    }
  }

  private static func isBlank(_ text: LabelledText, _ part: LabelsPart) -> Bool {
    text.fields.allSatisfy { field in
      guard let figure = part.fields[field.label] else { return true }
      do {
        return try figure.read(field.value) == nil
      } catch {
        return false
      }
    }
  }

  /// The area that the form and its folder agree on.
  private static func area(
    _ kind: Labels.Kind, _ owner: String, _ place: FormPlace, _ part: LabelsPart
  ) throws -> AreaCode {
    let name = PlainText(owner).compact
    guard let city = place.city, let code = part.areas[city] else {
      throw FormFault(reason: "a form that is filled in lies in its city's folder, as 2021/济南市/历下区.txt")
    }
    switch kind {
    case .recommender:
      guard [city, city + "民政局"].contains(name) else {
        throw FormFault(reason: "the form is another city's than its folder")
      }
      return code
    case .applicant:
      guard let county = part.areas[city + "/" + place.stem] else {
        throw FormFault(reason: "the file is not named after a county of its city")
      }
      guard [place.stem, city + place.stem].flatMap({ [$0, $0 + "人民政府"] }).contains(name) else {
        throw FormFault(reason: "the form is another county's than its file's name")
      }
      return county
    }
  }
}
