import CareGaugeAdapter
import Testing

private let words = ["label": 2...2, "column": 1...3]

@Test func aMappingHoldsFromDayToDay() throws {
  let mapping = try DatedMapping(
    """
    # headings
    label | reporter | 填报单位
    from | 2023-01-01 | 2023-12-31
    column | 机构养老床位（张） | institution_beds
    from | 2024-01-01
    column | 床位
    """, name: "h.txt", words: words)
  #expect(mapping.common.map(\.fields) == [["reporter", "填报单位"]])
  #expect(mapping.part(on: Day("2023-12-31")!)?.entries.map(\.fields) == [["机构养老床位(张)", "institution_beds"]])
  #expect(mapping.part(on: Day("2030-01-01")!)?.entries.first?.place == "h.txt:6")
  #expect(mapping.part(on: Day("2022-12-31")!) == nil)
}

@Test func everyFaultOfAMappingIsNamedAtOnce() {
  let text = """
    colum | x
    label | x
    from | 2023-01-01
    from | 2024-01-01
    from | soon
    """
  let fault = AdapterFault(
    .format,
    "h.txt:1: “colum” is unknown; lines begin with from, column, label; h.txt:2: “label” takes 2 fields, not 1; "
      + "h.txt:4: this part begins before the one above it ends; end that one earlier; "
      + "h.txt:5: write from | 2023-01-01 | 2023-12-31")
  #expect(throws: fault) { try DatedMapping(text, name: "h.txt", words: words) }
}
