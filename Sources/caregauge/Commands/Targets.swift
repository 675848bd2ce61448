import ArgumentParser
import CareGaugeServer

struct Targets: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "How the targets stand: state, figure, what is still to go, and why.",
    discussion: """
      Of a recurring target the current occurrence is shown; --occurrences shows all that have begun. --as-of DAY judges
      by what was known at the end of that day; a day to come is answered as if nothing more were reported.

      Example:
        caregauge targets --region ningxia --state at_risk
        caregauge targets --as-of 2023-10-08 --format csv
      """
  )

  @OptionGroup var service: ServiceOptions
  @Option(help: "Only this region: ningxia.") var region: String?
  @Option(help: "Only this area, by its code.") var area: String?
  @Option(help: "Only this indicator.") var indicator: String?
  @Option(help: "Only this state: missed, slipped, off_track, at_risk, unknown, on_track, open, met, not_judged.")
  var state: String?
  @Option(name: .customLong("as-of"), help: "As things stood at the end of this day: 2023-10-08.") var asOf: String?
  @Flag(help: "Every occurrence of recurring targets.") var occurrences = false
  @Option(help: "table, json or csv.") var format: Format = .table

  func run() async throws {
    var query = query([("region", region), ("area", area), ("indicator", indicator), ("state", state), ("as_of", asOf)])
    if occurrences { query.append(("occurrences", "all")) }
    let items: [TargetItem] = try await service.client().list("/api/v1/targets", query: query)
    print(try Targets.listing.text(of: items, as: format))
  }

  static let listing = Listing<TargetItem>(columns: [
    .init("id") { $0.id + ($0.occurrence.map { "@\($0)" } ?? "") },
    .init("region", inTable: false) { $0.region },
    .init("area") { $0.area },
    .init("indicator") { $0.indicator },
    .init("condition") { $0.condition },
    .init("target", .right) { $0.value.map(text) ?? "" },
    .init("value", .right) { plain($0.reading?.value) },
    .init("period") { $0.reading?.period ?? "" },
    .init("expected", .right, inTable: false) { plain($0.expected) },
    .init("gap", .right, inTable: false) { plain($0.gap) },
    .init("missing", .right) { plain($0.missing) },
    .init("missing_under_plan", .right, inTable: false) { plain($0.missingUnderPlan) },
    .init("needed_per_month", .right, inTable: false) { plain($0.neededPerMonth) },
    .init("due") { $0.due ?? "" },
    .init("state") { $0.state },
    .init("restates", inTable: false) { $0.restates ?? "" },
    .init("milestone_of", inTable: false) { $0.milestoneOf ?? "" },
    .init("document", inTable: false) { $0.document },
    .init("clause", inTable: false) { $0.clause },
    .init("responsible", inTable: false) { $0.responsible.joined(separator: ";") },
    .init("entries", inTable: false) { item in
      item.entries.filter { $0.withdrawnAt == nil }.map { "\($0.doneOn) \($0.by)" }.joined(separator: ";")
    },
    .init("reason") { $0.reason },
  ])

  private static func text(of value: TargetValue) -> String {
    switch value {
    case .one(let value): plain(value)
    case .corridor(let low, let high): "\(plain(low))–\(plain(high))"
    }
  }
}

/// The parameters that have a value.
func query(_ parameters: [(String, String?)]) -> [(String, String)] {
  parameters.compactMap { name, value in value.map { (name, $0) } }
}
