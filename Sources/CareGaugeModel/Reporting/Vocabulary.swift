/// The indicators and areas that the catalogues know, numbered, so that many readings can be kept as columns of numbers.
package struct Vocabulary: Sendable {
  /// Indicators by number, in alphabetical order.
  package let indicators: [IndicatorID]
  /// Areas by number, in order of their codes.
  package let areas: [AreaCode]
  private let indicatorNumbers: [IndicatorID: Int32]
  private let areaNumbers: [AreaCode: Int32]

  /// Numbers the given names; order and duplicates in the arguments do not matter.
  package init(indicators: some Sequence<IndicatorID>, areas: some Sequence<AreaCode>) {
    self.indicators = Set(indicators).sorted()
    self.areas = Set(areas).sorted()
    indicatorNumbers = Dictionary(uniqueKeysWithValues: self.indicators.enumerated().map { ($1, Int32($0)) })
    areaNumbers = Dictionary(uniqueKeysWithValues: self.areas.enumerated().map { ($1, Int32($0)) })
  }

  /// The vocabulary of a catalogue.
  package init(_ catalogue: Catalogue) {
    self.init(indicators: catalogue.indicators.map(\.id), areas: catalogue.areas.map(\.code))
  }

  package func number(of indicator: IndicatorID) -> Int32? { indicatorNumbers[indicator] }
  package func number(of area: AreaCode) -> Int32? { areaNumbers[area] }
}
