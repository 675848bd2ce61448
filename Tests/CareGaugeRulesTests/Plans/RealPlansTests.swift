import CareGaugeConfiguration
import CareGaugeModel
import CareGaugeRules
import Testing

/// The five regions' plans, with the figures that their documents publish.
@Suite struct RealPlansTests {
  @Test func everyFindingWasWorkedOutByHand() {
    let catalogue = AllRegions.shared.catalogue
    var known: [SeriesKey: SeriesHistory] = [:]
    for figure in catalogue.published {
      let day = figure.asOf ?? figure.period.end
      let reading = HistoryReading(
        period: figure.period, asOf: figure.asOf, value: figure.value, reportedAt: day,
        receivedAt: Instant(seconds: 0), receivedOn: day, report: 1)
      let key = SeriesKey(figure.indicator, figure.area)
      known[key] = SeriesHistory(revisions: (known[key]?.readings ?? []) + [reading])
    }
    let lines = PlanCheck(catalogue, known: known).findings().map { finding in
      let (ids, most) = (finding.targets.map(\.id), 4)
      let more = ids.count > most ? " and \(ids.count - most) more" : ""
      return
        "\(finding.verdict.rawValue), \(finding.sureness.rawValue): \(ids.prefix(most).joined(separator: " "))\(more): "
        + numbers(finding.ground)
    }
    #expect(lines == expected)
  }

  private func numbers(_ ground: PlanGround) -> String {
    switch ground {
    case .increases(let reach, let part, let required, let needed):
      "(\(reach.part) + \(reach.partIncrease)) / (\(reach.whole) + \(reach.wholeIncrease)) = \(reach.reached) for \(required), \(part) \(needed)"
    case .twoWays(let written, let inverted): "\(written) against \(inverted)"
    case .evidenceBeforeFact(let obligation, let clause, let due, let latest):
      "\(obligation) in \(clause) by \(due), facts by \(latest)"
    case .farFromOthers(let value, let nearest, let regions): "\(value), nearest of \(regions) is \(nearest)"
    default: "\(ground)"
    }
  }

  /// 5,886 of 10,388 for 60 %: 6,233 would be needed, 647 more than 5,586. 25 per 10,000 is 1:400, 1:450 is 22.2 per 10,000. 30 per
  /// 1,000 elders is 12 times Zhejiang's 25 per 10,000; 12 per 100 beds is 7.2 times its one per 60 beds.
  private let expected = [
    "infeasible_as_quantified, assumed: YC-011 YC-010 YC-005: (5586.0 + 300.0) / (9688.0 + 700.0) = 0.5666153253754332 for 0.6, nursing_beds 647.0",
    "inconsistent, possible: ZJ-053 ZJ-086: 25.0 against 22.22222222222222",
    "inconsistent, certain: YC-005 YC-006 YC-007 YC-010 and 23 more: YC-041 in 三(三) by 2023-11-30, facts by 2023-12-31",
    "implausible, possible: YC-037 ZJ-053: 30.0, nearest of 1 is 2.5",
    "implausible, possible: YC-038 ZJ-084: 12.0, nearest of 1 is 1.6666666666666667",
  ]
}
