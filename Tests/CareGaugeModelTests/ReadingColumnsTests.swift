import CareGaugeModel
import Testing

@Suite struct ReadingColumnsTests {
  @Test func textsStayInTheirRowsWhateverRowsHaveNone() {
    var column = TextColumn()
    for text in [nil, "甲", nil, nil, "", "乙丙", nil] { column.append(text) }
    #expect((0..<8).map { column[$0] } == [nil, "甲", nil, nil, nil, "乙丙", nil, nil])
  }

  @Test func figuresComeBackAsTheyWereGiven() throws {
    var columns = ReadingColumns()
    let share = try #require(Figure(stated: 0.57, numerator: 5586, denominator: 9688))
    columns.append(indicator: 3, area: 5, figure: share, origin: Origin(place: "14:3", raw: "57%"))
    columns.append(indicator: 4, area: 5, figure: try #require(Figure(9688)))
    #expect(columns.figure(at: 0) == share)
    #expect(columns.figure(at: 1) == Figure(9688))
    #expect(columns.places[0] == "14:3" && columns.raws[1] == nil)
  }

  @Test func aShareIsItsUnroundedQuotient() throws {
    let share = try #require(Figure(stated: 0.57, numerator: 5586, denominator: 9688))
    #expect(share.value() == 5586.0 / 9688.0)
    #expect(try #require(Figure(stated: nil, numerator: 36, denominator: 1000)).value(per: 1000) == 36)
  }

  @Test func figuresThatSayNothingOrNothingFiniteAreRefused() {
    #expect(Figure(stated: nil, numerator: nil, denominator: nil) == nil)
    #expect(Figure(stated: nil, numerator: 1, denominator: nil) == nil)
    #expect(Figure(stated: nil, numerator: 0, denominator: 0) == nil)
    #expect(Figure(.infinity) == nil)
    #expect(Figure(.nan) == nil)
  }

  @Test func namesAreNumberedInOrder() throws {
    let vocabulary = Vocabulary(
      indicators: ["b", "a", "b"].compactMap { IndicatorID($0) },
      areas: ["640104", "640100"].compactMap { AreaCode($0) })
    #expect(vocabulary.indicators.map(\.text) == ["a", "b"])
    #expect(vocabulary.number(of: try #require(AreaCode("640104"))) == 1)
    #expect(vocabulary.number(of: try #require(AreaCode("640105"))) == nil)
  }

  @Test(arguments: ["", "9beds", "Beds", "beds share", "床位", "a-b", String(repeating: "a", count: 101)])
  func whatIsNoIndicatorNameIsRefused(text: String) {
    #expect(IndicatorID(text) == nil)
  }

  @Test(arguments: ["64010", "6401000", "64010a", "６４０１００", ""])
  func whatIsNoAreaCodeIsRefused(text: String) {
    #expect(AreaCode(text) == nil)
  }
}
