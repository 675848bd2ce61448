import CareGaugeConfiguration
import CareGaugeModel
import Foundation
import Testing

/// Compares every field of every row of the five documents with the catalogues as they are read.
struct CatalogueFiguresTests {
  let regions = Regions.shared

  @Test func theCataloguesAreWithoutFault() {
    #expect(regions.faults.map(\.description) == [])
  }

  @Test func everyRowHasItsPlaceAndNothingElseIsThere() throws {
    let rows = try FigureRow.all()
    #expect(rows.count == 261)
    for section in [FigureRow.Section.published, .target, .obligation] {
      #expect(rows.filter { $0.section == section }.map(\.id).sorted() == regions.ids(of: section).sorted())
    }
    var counts: [String: Int] = [:]
    for row in rows { counts[row["region"], default: 0] += 1 }
    #expect(counts == ["shandong": 14, "yunnan": 41, "zhejiang": 125, "ningxia": 42, "inner_mongolia": 39])
    #expect(regions.catalogue.published.count == 25)
    #expect(regions.catalogue.targets.count == 224)
    #expect(regions.catalogue.obligations.count == 12)
  }

  @Test(arguments: try FigureRow.all().filter { $0.section == .published })
  func publishedFigureIsThatOfItsRow(row: FigureRow) throws {
    let figure = try #require(regions.catalogue.published.first { $0.id == row.id })
    #expect(figure.region.text == row["region"])
    #expect(figure.area.text == row["area"])
    #expect(figure.clause == row["clause"])
    #expect(same(figure.value, row["baseline"]))
    #expect((figure.asOf ?? figure.period.end) == row.baselineDay)
    let indicator = try regions.indicator(figure.indicator)
    #expect(indicator.id.text == row["indicator"])
    #expect(indicator.unit == row["unit"])
    #expect(indicator.name.zh == row["name"])
  }

  @Test(arguments: try FigureRow.all().filter { $0.section == .target })
  func targetIsThatOfItsRow(row: FigureRow) throws {
    let target = try #require(regions.catalogue.targets.first { $0.id == row.id })
    let indicator = try regions.indicator(target.indicator)
    #expect(target.region.text == row["region"])
    #expect(target.area.text == row["area"])
    #expect(target.clause == row["clause"])
    #expect(target.kind == row["kind"])
    #expect(target.responsible == row.responsible)
    #expect((target.commitment ?? "") == row["commitment"])
    #expect((target.restates ?? "") == row["restates"])
    #expect(indicator.id.text == row["indicator"])
    #expect(indicator.unit == row["unit"])
    #expect((target.name?.zh ?? indicator.name.zh) == row["name"])
    #expect((indicator.kind == .task) == (row["unit"] == "done"))
    expectCondition(of: target, as: row)
    #expect(try regions.scope(of: target) == row["scope"])
    try expectSchedule(of: target, as: row)
    try expectBaseline(of: target, as: row)
  }

  @Test(arguments: try FigureRow.all().filter { $0.section == .obligation })
  func obligationIsThatOfItsRow(row: FigureRow) throws {
    let obligation = try #require(regions.catalogue.obligations.first { $0.id == row.id })
    #expect(obligation.region.text == row["region"])
    #expect(obligation.area.text == row["area"])
    #expect(obligation.name.zh == row["name"])
    #expect(obligation.clause == row["clause"])
    #expect(obligation.reporters == row.responsible)
    #expect(obligation.dueBasis.rawValue == row["due_basis"])
    #expect(obligation.graceWorkdays == 0)
    let scope = obligation.each.map { "each \($0.rawValue) \(regions.count(of: $0, below: obligation.area))" }
    #expect((scope ?? "") == row["scope"])
    try expectDueDays(of: obligation.schedule, document: obligation.document, as: row)
  }

  private func expectCondition(of target: Target, as row: FigureRow) {
    #expect(target.condition.word == row["condition"])
    switch target.condition {
    case .done:
      #expect(row["value"] == "1")
    case .during(let first, let last):
      let days = first == last ? "\(first)" : "\(first)..\(last)"
      #expect(days == row["value"])
    default:
      let values = row["value"].components(separatedBy: "..")
      #expect(target.condition.values.count == values.count)
      for (value, text) in zip(target.condition.values, values) { #expect(same(value, text)) }
    }
  }

  private func expectSchedule(of target: Target, as row: FigureRow) throws {
    #expect(target.dueBasis.rawValue == row["due_basis"])
    guard row["recurrence"] == "continuous" else {
      return try expectDueDays(of: target.schedule, document: target.document, as: row)
    }
    let begins = ["stated", "start_date"].contains(row["due_basis"]) ? row.due : nil
    #expect(target.schedule == .continuous(from: begins))
    #expect(target.until == (begins == nil ? row.due : nil))
  }

  private func expectDueDays(of schedule: Schedule, document: String, as row: FigureRow) throws {
    switch row["recurrence"] {
    case "once":
      if case .once(let by, _) = schedule {
        #expect(by == row.due)
      } else {
        #expect(schedule == .undated && row.due == nil)
      }
    default:
      guard case .every(let recurrence) = schedule else { return #expect(Bool(false), "\(schedule)") }
      let days = recurrence.occurrences(until: try regions.document(document).validUntil)
      if let due = row.due { #expect(days.contains(due)) }
      if row.id == "ZJ-087" {
        // The table names only the first of its months: they run to the end of the plan.
        let months = (0..<60).map { Day(year: 2021, month: 1, day: 1)!.adding(months: $0).endOfMonth }
        #expect(days == months)
      } else {
        #expect(days == row.occurrences)
        #expect((recurrence.rule == .unspecified) == row.occurrences.isEmpty)
      }
    }
  }

  private func expectBaseline(of target: Target, as row: FigureRow) throws {
    if target.increaseOf != nil {
      #expect(target.since == row.baselineDay)
      #expect(row["baseline"] == "0")
      return
    }
    #expect(target.baseline == row.baselineDay)
    guard let day = row.baselineDay, !row["baseline"].isEmpty else { return }
    let figures = regions.catalogue.published.filter {
      $0.indicator == target.indicator && $0.area == target.area && $0.period.end == day
    }
    #expect(!figures.isEmpty)
    for figure in figures { #expect(same(figure.value, row["baseline"])) }
  }

  /// Whether a figure is the one written, but for the last bit of a percentage.
  private func same(_ value: Double, _ text: String) -> Bool {
    guard let written = Double(text) else { return false }
    return abs(value - written) <= abs(written) * 1e-12
  }
}
