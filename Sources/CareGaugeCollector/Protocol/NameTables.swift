import CareGaugeModel

/// The indicators and areas that one adapter may report, by their names' bytes.
package struct NameTables: Sendable {
  package let vocabulary: Vocabulary
  let indicators: NameTable
  let areas: NameTable

  /// Tables of everything in the vocabulary.
  package init(_ vocabulary: Vocabulary) {
    self.init(vocabulary, areas: vocabulary.areas)
  }

  /// Tables in which only the areas of one region are known: an adapter changes no other region's figures.
  package init(_ vocabulary: Vocabulary, region: RegionID, of catalogue: Catalogue) {
    self.init(vocabulary, areas: catalogue.areas.filter { $0.region == region }.map(\.code))
  }

  private init(_ vocabulary: Vocabulary, areas codes: [AreaCode]) {
    self.vocabulary = vocabulary
    indicators = NameTable(vocabulary.indicators.enumerated().map { ($1.text, Int32($0)) })
    areas = NameTable(codes.compactMap { code in vocabulary.number(of: code).map { (code.text, $0) } })
  }
}
