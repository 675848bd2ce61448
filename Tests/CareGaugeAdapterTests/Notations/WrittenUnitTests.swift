import CareGaugeAdapter
import Testing

@Test(arguments: [
  ("张", WrittenUnit(.beds, power: 0)), ("万张", WrittenUnit(.beds, power: 4)), ("万 个", WrittenUnit(.items, power: 4)),
  ("%", WrittenUnit(.ratio, power: -2)), ("％", WrittenUnit(.ratio, power: -2)), ("‰", WrittenUnit(.ratio, power: -3)),
  ("元", WrittenUnit(.yuan, power: 0)), ("万元", WrittenUnit(.yuan, power: 4)), ("亿元", WrittenUnit(.yuan, power: 8)),
  ("千人", WrittenUnit(.persons, power: 3)), ("平方米", WrittenUnit(.squareMetres, power: 0)),
  ("万", WrittenUnit(nil, power: 4)),
])
func aUnitHasADimensionAndAPower(text: String, unit: WrittenUnit) throws {
  #expect(try WrittenUnit(text) == unit)
}

@Test(arguments: ["百分点", "个百分点", "人/万人", "台套", "", "%%", "USD"])
func anUnknownUnitIsRefused(text: String) {
  #expect(throws: NotationFault.self) { try WrittenUnit(text) }
}

@Test(arguments: [
  ("ratio", WrittenUnit.Dimension.ratio), ("yuan", .yuan), ("beds", .beds), ("beds_per_1000_elders", .beds),
  ("persons", .persons), ("persons_per_100_beds", .persons), ("m", .metres), ("m2_per_100_households", .squareMetres),
  ("minutes", .minutes), ("facilities", .items), ("done", .items), ("meetings_per_year", .items),
])
func aCataloguesUnitHasADimension(name: String, dimension: WrittenUnit.Dimension) {
  #expect(WrittenUnit.Dimension(catalogueUnit: name) == dimension)
}

@Test func anItemsWordCountsAnythingCountable() {
  #expect(WrittenUnit.Dimension.beds.accepts(.items))
  #expect(!WrittenUnit.Dimension.items.accepts(.beds))
  #expect(!WrittenUnit.Dimension.ratio.accepts(.items))
}
