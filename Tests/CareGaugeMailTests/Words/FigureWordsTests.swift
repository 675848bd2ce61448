import CareGaugeMail
import CareGaugeModel
import Testing

@Suite struct FigureWordsTests {
  @Test(
    arguments: [
      ("ratio", 5586.0 / 9688, [0.6], "57.66%", "57.66%"), ("ratio", 0.5996, [0.6], "59.96%", "59.96%"),
      ("ratio", 0.59996, [0.6], "59.996%", "59.996%"), ("ratio", 0.59996, [], "60%", "60%"),
      ("ratio", 0.6000001, [0.6], "60.00001%", "60.00001%"), ("ratio", 0.6 - 1e-12, [0.6], "略低于 60%", "just under 60%"),
      ("ratio", 0.6 + 1e-12, [0.6], "略高于 60%", "just over 60%"), ("ratio", (0.1 + 0.2) * 2, [0.6], "60%", "60%"),
      ("ratio", 5586.0 / 9688, [0.6, 5586.0 / 9688], "57.66%", "57.66%"), ("ratio", 0.07, [], "7%", "7%"),
      ("ratio", 2.0 / 3, [2.0 / 3 + 1e-11], "略低于 66.6666667%", "just under 66.6666667%"),
      ("ratio", 1, [1], "100%", "100%"), ("ratio", 0, [], "0%", "0%"),
      ("ratio", -0.00001, [], "0%", "0%"), ("ratio", 0.57, [0.57664], "57%", "57%"),
      ("beds", 5586, [], "5,586 张", "5,586 beds"),
      ("beds", 1, [], "1 张", "1 bed"), ("beds", -20, [], "-20 张", "-20 beds"),
      ("beds", 1e9, [], "1,000,000,000 张", "1,000,000,000 beds"),
      ("persons_per_10k_elders", 20.5, [25], "20.5 人/万名老人", "20.5 persons per 10,000 elders"),
      ("m", 699.999, [700], "699.999 米", "699.999 m"), ("minutes", 15, [15], "15 分钟", "15 minutes"),
      ("elders_per_social_worker", 450, [], "450 名老人/名社工", "450 elders per social worker"),
      ("yuan", 3_000_000, [], "300 万元", "3 million yuan"), ("yuan", 1_230_000_000, [], "12.3 亿元", "1.23 billion yuan"),
      ("yuan", 9999, [], "9,999 元", "9,999 yuan"),
      ("yuan", 99_999_999, [1e8], "9,999.9999 万元", "99.999999 million yuan"),
      ("yuan", 12_345_678, [], "1,234.57 万元", "12.35 million yuan"), ("done", 1, [], "已完成", "done"),
      ("done", 0, [], "未报告完成", "not reported done"), ("beds", .nan, [], "—", "—"), ("beds", .infinity, [], "—", "—"),
      ("person_times", 2.345, [], "2.35 人次", "2.35 person-times"), ("goats", 3, [], "3 goats", "3 goats"),
    ] as [(String, Double, [Double], String, String)])
  func aFigureIsWrittenInItsUnit(_ unit: String, _ value: Double, _ bounds: [Double], _ zh: String, _ en: String) {
    #expect(FigureWords(unit: unit, in: .zh).figure(value, against: bounds) == zh)
    #expect(FigureWords(unit: unit, in: .en).figure(value, against: bounds) == en)
  }

  @Test(arguments: [
    ("ratio", 0.6 - 5586.0 / 9688, "2.34 个百分点", "2.34 percentage points"),
    ("ratio", -0.01, "1 个百分点", "1 percentage point"),
    ("ratio", 0.0000004, "0.00004 个百分点", "0.00004 percentage points"), ("ratio", 0, "0 个百分点", "0 percentage points"),
    ("beds", -227, "227 张", "227 beds"), ("m", 0.0001, "0.0001 米", "0.0001 m"),
  ])
  func aDifferenceIsNeverShownAsNothingWhenThereIsOne(_ unit: String, _ value: Double, _ zh: String, _ en: String) {
    #expect(FigureWords(unit: unit, in: .zh).difference(value) == zh)
    #expect(FigureWords(unit: unit, in: .en).difference(value) == en)
  }

  @Test(
    arguments: [
      ("ratio", .atLeast(0.6), "≥60%", "≥60%"), ("ratio", .atLeast(0.954), "≥95.4%", "≥95.4%"),
      ("ratio", .atMost(0.6), "≤60%", "≤60%"),
      ("m", .below(700), "<700 米", "<700 m"), ("yuan", .above(3_000_000), ">300 万元", ">3 million yuan"),
      ("institutions", .between(350, 400), "350–400 家", "350–400 institutions"),
      ("ratio", .between(0.2, 0.4), "20%–40%", "20%–40%"),
      ("persons", .exactly(0), "=0 人", "=0 persons"),
      ("county_level_units", .about(20, tolerance: 2, oneSided: false), "约 20 个(±2)", "about 20 counties, ±2"),
      (
        "ratio", .about(0.28, tolerance: 0.028, oneSided: false), "约 28%(±2.8 个百分点)",
        "about 28%, ±2.8 percentage points"
      ),
      ("ratio", .about(1, tolerance: 0.1, oneSided: true), "约 100%(≥90%)", "about 100%, ≥90%"),
      (
        "yuan", .about(15_500_000, tolerance: 1_550_000, oneSided: false), "约 1,550 万元(±155 万元)",
        "about 15.5 million yuan, ±1.55 million yuan"
      ),
      ("done", .done, "完成", "done"),
      (
        "date", .during(Day("2023-09-01")!, Day("2023-11-30")!), "2023年9月1日至2023年11月30日",
        "1 September 2023 to 30 November 2023"
      ),
    ] as [(String, Condition, String, String)])
  func aConditionIsWrittenInItsUnit(_ unit: String, _ condition: Condition, _ zh: String, _ en: String) {
    #expect(FigureWords(unit: unit, in: .zh).condition(condition) == zh)
    #expect(FigureWords(unit: unit, in: .en).condition(condition) == en)
  }

  @Test func everyUnitOfTheCataloguesHasWordsInBothLanguages() throws {
    #expect(Regions.shared.faults.isEmpty)
    let units = Set(Regions.shared.catalogue.indicators.map(\.unit))
    #expect(units.count > 30)
    for unit in units.sorted() {
      #expect(UnitWords(known: unit) != nil, "\(unit)")
      let zh = FigureWords(unit: unit, in: .zh).figure(2)
      #expect(!zh.contains(unit) && !zh.unicodeScalars.contains { ("a"..."z").contains($0) }, "\(unit): \(zh)")
      #expect(!FigureWords(unit: unit, in: .en).figure(2).contains("_"), "\(unit)")
    }
  }

  @Test func noConditionOfTheCataloguesIsRoundedAway() {
    for target in Regions.shared.catalogue.targets {
      guard let indicator = Regions.shared.catalogue.indicators.first(where: { $0.id == target.indicator }) else {
        continue
      }
      for language in Language.allCases {
        let words = TargetWords(target, indicator, in: language)
        for value in target.condition.values {
          #expect(words.figure(value) == words.figures.exact(value), "\(target.id)")
        }
      }
    }
  }
}
