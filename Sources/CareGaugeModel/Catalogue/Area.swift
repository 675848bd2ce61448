/// An administrative area 行政区划.
package struct Area: Hashable, Sendable {
  /// The rank of an area in the administrative order; `other` holds units without one (development zones).
  package enum Level: String, Sendable, CaseIterable {
    case province, city, county
    case subDistrict = "sub_district"
    case town, township, sumu, other
  }

  package var code: AreaCode
  package var name: String
  /// The area above; one that is not listed makes this area a root.
  package var parent: AreaCode?
  package var level: Level
  package var region: RegionID

  package init(code: AreaCode, name: String, parent: AreaCode?, level: Level, region: RegionID) {
    self.code = code
    self.name = name
    self.parent = parent
    self.level = level
    self.region = region
  }
}
