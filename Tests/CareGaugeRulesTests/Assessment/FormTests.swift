import CareGaugeModel
import CareGaugeRules
import Testing

/// Every form of target in the five documents, at its bounds: the figure of the due day's period, and the state it makes.
struct FormTests {
  let regions = AllRegions.shared

  static let atTheBounds: [(String, String, [(Double, String)])] = [
    // 达2500张: at least.
    ("AN-010", "2021", [(2500, "met"), (2499, "missed"), (2501, "met")]),
    // 不超过60%: at most.
    ("AN-016", "2021", [(0.6, "met"), (0.6001, "missed"), (0, "met")]),
    // 350家至400家: a corridor, both bounds inside.
    ("ZJ-060", "2022", [(349, "missed"), (350, "met"), (375, "met"), (400, "met"), (401, "missed")]),
    // 无证人员清零: none at all.
    ("AN-028", "2021", [(0, "met"), (1, "missed")]),
    // 新增700张 on 9,688.
    ("YC-005", "2023", [(10387, "missed"), (10388, "met"), (9688, "missed"), (9000, "missed")]),
    ("YC-010", "2023", [(5885, "missed"), (5886, "met")]),
    // 每年1—2次.
    ("AN-038", "2021", [(0, "missed"), (1, "met"), (2, "met"), (3, "missed")]),
    ("OR-033", "2025", [(0, "missed"), (1, "met"), (2, "met"), (3, "missed")]),
    // 1:450 and 1:500: at most so many elders for each worker.
    ("ZJ-085", "2022", [(500, "met"), (500.5, "missed"), (450, "met")]),
    ("ZJ-086", "2025", [(450, "met"), (451, "missed"), (300, "met")]),
    // 100%.
    ("YC-013", "2023", [(1, "met"), (0.9999, "missed")]),
    // A task: 0 says that nothing was reported yet.
    ("ZJ-124", "2023", [(1, "met"), (0, "unknown")]),
    // 小于700米: strictly.
    ("YC-014", "2023", [(699.9, "met"), (700, "missed")]),
    // 7万张, neither at least nor at most: a tenth to either side.
    ("ZJ-061", "2022", [(62999, "missed"), (63000, "met"), (77000, "met"), (77001, "missed")]),
    ("SD-004", "2023", [(17, "missed"), (18, "met"), (22, "met"), (23, "missed")]),
    ("ZJ-101", "2024", [(89, "missed"), (90, "met"), (110, "met"), (111, "missed")]),
    // 基本: a tenth below, and more is welcome.
    ("ZJ-063", "2022", [(0.8999, "missed"), (0.9, "met"), (1, "met")]),
    ("ZJ-088", "2025", [(0.8999, "missed"), (0.9, "met")]),
    // 11个主城区: exactly.
    ("ZJ-089", "2025", [(10, "missed"), (11, "met"), (12, "missed")]),
    // Over the least estate, contract or person.
    ("YC-012", "2023", [(29.9, "missed"), (30, "met")]),
    ("ZJ-081", "2025", [(0, "missed"), (1, "met")]),
    // Sums since a day.
    ("YC-017", "2023", [(2_999_999, "missed"), (3_000_000, "met")]),
    ("AN-023", "2021", [(19_999_999, "missed"), (20_000_000, "met")]),
  ]

  @Test(arguments: atTheBounds)
  func aBoundIsKeptToTheUnit(_ id: String, _ period: String, _ figures: [(Double, String)]) throws {
    let number = try #require(regions.judge.targets.firstIndex { $0.id == id })
    let target = regions.judge.targets[number]
    for (value, state) in figures {
      var readings = try PlantedReadings(publishedIn: regions.catalogue)
      let period = try #require(Period(period))
      readings.plant(target.increaseOf ?? target.indicator, target.area, period, value, received: period.end + 9)
      let judged = try judge(number, readings, on: period.end + 20)
      #expect(judged.current.state.rawValue == state, "\(id) at \(value)")
    }
  }

  @Test func eachCountyMeansEveryOne() throws {
    let number = try #require(regions.judge.targets.firstIndex { $0.id == "ZJ-054" })
    let target = regions.judge.targets[number]
    let counties = regions.catalogue.areas.filter { $0.level == .county && $0.code.text.hasPrefix("33") }.map(\.code)
    #expect(counties.count == 90)
    let period = try #require(Period("2022"))
    func state(_ counts: [Double]) throws -> String {
      var readings = try PlantedReadings()
      for (county, count) in zip(counties, counts) {
        readings.plant(target.indicator, county, period, count, received: period.end + 9)
      }
      let current = try judge(number, readings, on: period.end + 20).current
      let reported = try #require(current.reported)
      return "\(current.state.rawValue) \(current.reason.code.rawValue) \(reported.count)/\(reported.of)"
    }
    let ones = [Double](repeating: 1, count: 90)
    #expect(try state(ones) == "met all_areas 90/90")
    #expect(try state(ones.dropLast()) == "unknown areas_missing 89/90")
    #expect(try state(ones.dropLast() + [0]) == "missed worst_area 90/90")
    #expect(try state(ones.dropLast(2) + [0]) == "missed worst_area 89/90")
    #expect(try state([]) == "unknown awaiting_due_figure 0/90")
    #expect(try state([90]) == "unknown areas_missing 1/90")
  }

  @Test func moreThanIsStrict() throws {
    for (value, state) in [(100_000.0, "missed"), (100_000.1, "met"), (99_999, "missed")] {
      var target = try SingleTarget(.above(100_000))
      try target.report("2023", value)
      #expect(try target.current(on: "2024-02-01").state.rawValue == state)
    }
  }

  /// Of a share that is so many thousandths, every whole of which that makes whole numbers.
  @Test(arguments: [60.0, 550, 580, 600, 710, 850, 880, 900, 954, 960, 999])
  func aWholeNumberIsNotRoundedUp(_ thousandths: Double) throws {
    for scale in [1.0, 1000] {
      let unit = scale == 1 ? "ratio" : "beds_per_1000_elders"
      var target = try SingleTarget(.atLeast(thousandths / 1000 * scale), unit: unit, kind: .share)
      let judge = Judge(target.catalogue)
      let number = try #require(judge.number(of: SeriesKey(target.indicator, target.area)))
      let today = try day("2024-02-01")
      for thousands in stride(from: 1.0, to: 3000, by: 41) {
        for short in [0.0, 1] {
          target.readings = try PlantedReadings()
          try target.report("2023", parts: (thousandths * thousands - short, 1000 * thousands))
          let known = target.readings.known(to: judge, on: today)
          #expect(known[number].readings.count == 1)
          let current = try #require(judge.judge(0, on: today, known: known, records: [:])).current
          #expect(current.state == (short == 0 ? .met : .missed))
          #expect(current.missing == (short == 0 ? nil : 1))
        }
      }
    }
  }

  @Test func missingBedsAreCountedOnTheUnroundedShare() throws {
    var target = try SingleTarget(.atLeast(0.6), unit: "ratio", kind: .share)
    for (part, whole, missing) in [(5586.0, 9688.0, 227.0), (5813, 9690, 1), (5586, 9690, 228), (0, 1, 1), (1, 3, 1)] {
      target.readings = try PlantedReadings()
      try target.report("2023-06", parts: (part, whole))
      #expect(try target.current(on: "2023-07-02").missing == missing)
    }
  }

  @Test func yinchuansPlanMissesItsOwnShare() throws {
    let number = try #require(regions.judge.targets.firstIndex { $0.id == "YC-011" })
    let readings = try PlantedReadings(publishedIn: regions.catalogue)
    let current = try judge(number, readings, on: try day("2023-10-08")).current
    #expect(current.state == .atRisk)
    #expect(current.missing == 227)
    #expect(current.missingUnderPlan == 647)
    let plan = try #require(current.plan)
    #expect(plan.reached == 5886.0 / 10388)
    #expect(plan.assumes == ["YC-010", "YC-005"])
    #expect(current.reading?.value == 5586.0 / 9688)
    // 0.6 − 0.57659 in the 116 days from 2023-09-06, in months of 30.436875 days.
    let toGo: Double = 0.6 - 5586.0 / 9688
    let months: Double = 116 / 30.436875
    let error = try #require(current.neededPerMonth) - toGo / months
    #expect(abs(error) < 1e-12)
  }

  private func judge(_ number: Int, _ readings: PlantedReadings, on day: Day) throws -> JudgedTarget {
    let known = readings.known(to: regions.judge, on: day)
    return try #require(regions.judge.judge(number, on: day, known: known, records: [:]))
  }
}
