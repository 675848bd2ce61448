import CareGaugeModel

extension CatalogueReading {
  func readAreas() {
    var sections: [String: Section] = [:]
    for row in rows[.areas] {
      guard let area = readArea(row) else { continue }
      areas[area.code.text] = area
      sections[area.code.text] = row.section
      catalogue.areas.append(area)
    }
    for area in catalogue.areas {
      guard let section = sections[area.code.text] else { continue }
      checkParent(of: area, section)
    }
    checkCycles(sections)
    checkRegions()
  }

  private func readArea(_ row: CatalogueRow) -> Area? {
    let section = row.section
    let code = section.required("code", .area)
    let name = section.required("name", .text("the area's name"), write: "name: 兴庆区")
    let parent = section.optional("parent", .area)
    let level = section.required("level", Form<Area.Level>.word)
    section.finish()
    guard let code, let name, let level, let region = row.region else { return nil }
    return Area(code: code, name: name, parent: parent, level: level, region: region)
  }

  private func checkParent(of area: Area, _ section: Section) {
    guard let code = area.parent, let parent = areas[code.text], parent.code != area.code,
      let rank = area.level.rank, let parentRank = parent.level.rank, parentRank >= rank
    else { return }
    let what =
      "the parent \(parent.name) is a \(parent.level.rawValue), which is not above a \(area.level.rawValue); correct parent or level"
    section.fault(atValueOf: "parent", what)
  }

  /// Each circle of parents is reported once, at its first area.
  private func checkCycles(_ sections: [String: Section]) {
    var done: Set<AreaCode> = []
    for area in catalogue.areas where !done.contains(area.code) {
      var path: [AreaCode] = []
      var next: AreaCode? = area.code
      while let code = next, done.insert(code).inserted {
        path.append(code)
        next = areas[code.text]?.parent
      }
      if let code = next, let start = path.firstIndex(of: code) {
        let circle = (path[start...] + [code]).map(\.text).joined(separator: " → ")
        sections[code.text]?.fault(atValueOf: "parent", "the parents go in a circle, \(circle); correct one of them")
      }
    }
  }
}

extension Area.Level {
  /// Smaller is higher; nil for units outside the order.
  fileprivate var rank: Int? {
    switch self {
    case .province: 0
    case .city: 1
    case .county: 2
    case .subDistrict, .town, .township, .sumu: 3
    case .other: nil
    }
  }
}
