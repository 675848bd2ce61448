import CareGaugeModel
import CareGaugeRules
import Testing

/// Plans with a contradiction planted in each, and plans that are next to them but add up.
@Suite struct PlantedPlansTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let expected: String
    let write: @Sendable (inout ToyPlan) -> Void
    var testDescription: String { name }

    init(_ name: String, _ expected: String, _ write: @escaping @Sendable (inout ToyPlan) -> Void) {
      self.name = name
      self.expected = expected
      self.write = write
    }

    init(_ name: String, _ write: @escaping @Sendable (inout ToyPlan) -> Void) { self.init(name, "", write) }
  }

  @Test(arguments: contradictions + consistent) func isFoundOrLeftAlone(_ planted: Case) {
    var plan = ToyPlan()
    planted.write(&plan)
    #expect(plan.findings == planted.expected)
  }

  @Test func thereAreThirtyOfEach() {
    #expect(Self.contradictions.count >= 30 && Self.contradictions.allSatisfy { !$0.expected.isEmpty })
    #expect(Self.consistent.count >= 30 && Self.consistent.allSatisfy { $0.expected.isEmpty })
  }

  private static func growing(
    _ share: Condition, part: Double = 500, add: Condition = .atLeast(100), whole: Double = 1000,
    addWhole: Condition = .atLeast(200), by: String = "2025-12-31"
  ) -> @Sendable (inout ToyPlan) -> Void {
    { plan in
      plan.figure("part", part)
      plan.figure("whole", whole)
      plan.row("S", "share", share)
      plan.row("P+", "part_added", add, by: by)
      plan.row("W+", "whole_added", addWhole, by: by)
    }
  }

  private static func bounds(_ share: Condition, _ part: Condition, _ whole: Condition)
    -> @Sendable (inout ToyPlan) -> Void
  {
    { plan in
      plan.row("S", "share", share)
      plan.row("P", "part", part)
      plan.row("W", "whole", whole)
    }
  }

  private static func pair(
    _ first: Condition, _ second: Condition, _ indicator: String = "centres", document: String = "plan"
  ) -> @Sendable (inout ToyPlan) -> Void {
    { plan in
      plan.row("A", indicator, first)
      plan.row("B", indicator, second, document: document)
    }
  }

  private static func each(_ least: Condition, _ total: Condition, by: String = "2025-12-31")
    -> @Sendable (inout ToyPlan) -> Void
  {
    { plan in
      plan.row("E", "centres", least, each: true)
      plan.row("T", "centres", total, by: by)
    }
  }

  private static func milestone(_ early: Condition, _ by: String, _ late: Condition)
    -> @Sendable (inout ToyPlan) -> Void
  {
    { plan in
      plan.row("M", "centres", early, by: by, milestoneOf: "T")
      plan.row("T", "centres", late)
    }
  }

  private static func started(_ value: Double, _ condition: Condition) -> @Sendable (inout ToyPlan) -> Void {
    { plan in
      plan.figure("centres", value)
      plan.row("T", "centres", condition, baseline: "2020-12-31")
    }
  }

  private static func evidence(_ due: String, _ target: String = "2025-12-31", under: String = "O")
    -> @Sendable (inout ToyPlan) -> Void
  {
    { plan in
      plan.row("T", "centres", .atLeast(1), by: target, reportedUnder: under)
      plan.evidence("E", by: due, proves: "O")
    }
  }

  private static func rates(_ here: (String, Condition), _ there: (String, Condition))
    -> @Sendable (inout ToyPlan) -> Void
  {
    { plan in
      plan.row("H", here.0, here.1)
      plan.row("O", there.0, there.1, region: "there")
    }
  }

  private static func both(_ plain: Condition, _ inverted: Condition, by: String = "2025-12-31")
    -> @Sendable (inout ToyPlan) -> Void
  {
    { plan in
      plan.row("A", "workers_per_1000_elders", plain)
      plan.row("B", "elders_per_worker", inverted, by: by)
    }
  }

  private static let (thousand, tenThousand, inverse) = (
    "workers_per_1000_elders", "workers_per_10k_elders", "elders_per_worker"
  )

  static let contradictions = [
    Case("600 of 1200 are 50 %", "infeasible_as_quantified S P+ W+: increases", growing(.atLeast(0.6))),
    Case("one bed short", "infeasible_as_quantified S P+ W+: increases", growing(.atLeast(0.6), add: .atLeast(219))),
    Case("exactly half is not above half", "infeasible_as_quantified S P+ W+: increases", growing(.above(0.5))),
    Case(
      "the whole shall grow alone", "infeasible_as_quantified S P+ W+: increases",
      growing(.atLeast(0.5), add: .atLeast(0))),
    Case("added by mid-year", "infeasible_as_quantified S P+ W+: increases", growing(.atLeast(0.6), by: "2025-06-30")),
    Case(
      "the part can never suffice", "inconsistent S P W: parts", bounds(.atLeast(0.6), .atMost(500), .atLeast(1000))),
    Case("just not", "inconsistent S P W: parts", bounds(.atLeast(0.6), .exactly(599), .exactly(1000))),
    Case("the part is too great", "inconsistent S P W: parts", bounds(.atMost(0.4), .atLeast(500), .atMost(1000))),
    Case(
      "corridors apart", "inconsistent S P W: parts", bounds(.between(0.2, 0.3), .between(40, 50), .between(100, 110))),
    Case("strictly more than all", "inconsistent S P W: parts", bounds(.above(0.5), .exactly(500), .exactly(1000))),
    Case("strictly less", "inconsistent S P W: parts", bounds(.below(0.5), .atLeast(500), .atMost(1000))),
    Case("half of nine", "inconsistent S W: steps") { plan in
      plan.row("S", "share", .exactly(0.5))
      plan.row("W", "whole", .exactly(9))
    },
    Case("between two steps of 1/7", "inconsistent S W: steps") { plan in
      plan.row("S", "share", .between(0.30, 0.40))
      plan.row("W", "whole", .exactly(7))
    },
    Case("about a third of ten", "inconsistent S W: steps") { plan in
      plan.row("S", "share", .about(0.35, tolerance: 0.02, oneSided: false))
      plan.row("W", "whole", .exactly(10))
    },
    Case("a floor above a ceiling", "inconsistent A B: exclusive", pair(.atLeast(30), .atMost(20))),
    Case("two exact numbers", "inconsistent A B: exclusive", pair(.exactly(20), .exactly(21))),
    Case("above what is the most", "inconsistent A B: exclusive", pair(.above(20), .atMost(20))),
    Case("corridors that do not touch", "inconsistent A B: exclusive", pair(.between(1, 2), .between(3, 4))),
    Case("none and some", "inconsistent A B: exclusive", pair(.exactly(0), .atLeast(1))),
    Case("two floors", "inconsistent A B: different", pair(.atLeast(20), .atLeast(25))),
    Case("two ceilings", "inconsistent A B: different", pair(.atMost(20), .below(20))),
    Case("five times two is more than nine", "inconsistent E T: areas", each(.atLeast(2), .atMost(9))),
    Case("five times one is more than exactly four", "inconsistent E T: areas", each(.atLeast(1), .exactly(4))),
    Case("corridor of the total too low", "inconsistent E T: areas", each(.exactly(3), .between(10, 14))),
    Case(
      "a milestone above its aim", "inconsistent M T: milestoneBeyondAim",
      milestone(.atLeast(30), "2023-12-31", .atLeast(20))),
    Case(
      "a ceiling that rises", "inconsistent M T: milestoneBeyondAim", milestone(.atMost(10), "2023-12-31", .atMost(20))),
    Case(
      "a milestone after its aim", "inconsistent M T: milestoneTooLate",
      milestone(.atLeast(10), "2026-06-30", .atLeast(20))),
    Case("a floor that stands already", "implausible T: metAtBaseline", started(25, .atLeast(20))),
    Case("a ceiling that is kept already", "implausible T: metAtBaseline", started(15, .atMost(20))),
    Case("evidence a month early", "inconsistent T: evidenceBeforeFact", evidence("2025-11-30")),
    Case(
      "ten times the other region", "implausible H O: farFromOthers",
      rates((thousand, .atLeast(20)), (thousand, .atLeast(2)))),
    Case(
      "the same per ten thousand", "implausible H O: farFromOthers",
      rates((thousand, .atLeast(20)), (tenThousand, .atLeast(20)))),
    Case(
      "against elders per worker", "implausible H O: farFromOthers",
      rates((thousand, .atLeast(20)), (inverse, .atMost(500)))),
    Case("1:400 beside 1:500", "inconsistent A B: twoWays", both(.atLeast(2.5), .atMost(500))),
  ]

  static let consistent = [
    Case("720 of 1200 are 60 %", growing(.atLeast(0.6), add: .atLeast(220))),
    Case("half is at least half", growing(.atLeast(0.5))),
    Case("a ceiling", growing(.atMost(0.5))),
    Case("increases after the share's day", growing(.atLeast(0.6), by: "2026-12-31")),
    Case("no figure to start from") { plan in
      plan.row("S", "share", .atLeast(0.6))
      plan.row("P+", "part_added", .atLeast(1))
      plan.row("W+", "whole_added", .atLeast(1000))
    },
    Case("floors leave room above", bounds(.atLeast(0.6), .atLeast(100), .atLeast(1000))),
    Case("exactly enough", bounds(.atLeast(0.6), .exactly(600), .exactly(1000))),
    Case("ceilings leave room below", bounds(.atMost(0.4), .atMost(500), .atMost(1000))),
    Case("corridors that touch", bounds(.between(0.4, 0.5), .between(30, 40), .between(100, 110))),
    Case("part alone") { plan in
      plan.row("S", "share", .atLeast(0.6))
      plan.row("P", "part", .atMost(1))
    },
    Case("other days") { plan in
      plan.row("S", "share", .atLeast(0.6))
      plan.row("P", "part", .atMost(1), by: "2024-12-31")
      plan.row("W", "whole", .atLeast(100), by: "2024-12-31")
    },
    Case("a third of nine") { plan in
      plan.row("S", "share", .exactly(3.0 / 9))
      plan.row("W", "whole", .exactly(9))
    },
    Case("70 % of ten") { plan in
      plan.row("S", "share", .exactly(0.7))
      plan.row("W", "whole", .exactly(10))
    },
    Case("at least half of nine") { plan in
      plan.row("S", "share", .atLeast(0.5))
      plan.row("W", "whole", .exactly(9))
    },
    Case("a corridor", pair(.atLeast(20), .atMost(30))),
    Case("a point", pair(.atLeast(20), .atMost(20))),
    Case("the same twice", pair(.atLeast(20), .atLeast(20))),
    Case("a later plan asks for more", pair(.atLeast(20), .atLeast(25), document: "later")),
    Case("a restated row") { plan in
      plan.row("A", "centres", .atLeast(20))
      plan.row("B", "centres", .atLeast(25), restates: "A")
    },
    Case("five times two are ten", each(.atLeast(2), .atMost(10))),
    Case("a floor for the total", each(.atLeast(2), .atLeast(3))),
    Case("the total of another year", each(.atLeast(2), .atMost(3), by: "2022-12-31")),
    Case("a milestone on the way", milestone(.atLeast(10), "2023-12-31", .atLeast(20))),
    Case("a milestone that is kept", milestone(.atLeast(20), "2023-12-31", .atLeast(20))),
    Case("a ceiling that falls", milestone(.atMost(20), "2023-12-31", .atMost(10))),
    Case("still to go", started(19, .atLeast(20))),
    Case("a corridor to be kept", started(19, .between(10, 20))),
    Case("evidence on the day", evidence("2025-12-31")),
    Case("evidence for other reports", evidence("2025-11-30", under: "X")),
    Case("four times the other region", rates((thousand, .atLeast(8)), (thousand, .atLeast(2)))),
    Case("totals are not compared", rates(("centres", .atLeast(1000)), ("centres", .atLeast(2)))),
    Case("1:500 both ways", both(.atLeast(2), .atMost(500))),
    Case("both ways on other days", both(.atLeast(2.5), .atMost(500), by: "2022-12-31")),
  ]
}
