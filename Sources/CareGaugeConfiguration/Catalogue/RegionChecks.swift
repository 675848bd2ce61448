import CareGaugeModel
import YAML

extension CatalogueReading {
  /// The codes of areas begin with those of their province (GB/T 2260), so that figures of one region never count for another.
  func checkRegions() {
    for (file, written) in Dictionary(grouping: rows[.areas], by: \.section.file) {
      let areas = written.compactMap { row in self.areas[row.id].map { (row: row, area: $0) } }
      guard let first = areas.first else { continue }
      let region = first.area.region
      let provinces = Set(areas.map { Province(of: $0.area.code) })
      let common = provinces.count == 1 ? provinces.first ?? nil : nil
      if let common, let place = first.row.regionPlace, isSlip(region, of: common) {
        first.row.section.log.report(
          file, place,
          "region \"\(shown(region.text))\" with areas whose codes begin with \(common.code), as those of \(common.name); write \(common.name)"
        )
        continue
      }
      guard let own = Province(named: region.text) else { continue }
      for (row, area) in areas where Province(of: area.code) != own {
        let other = Province(of: area.code).map { " of \($0.name)" } ?? " of no province"
        row.section.fault(
          atValueOf: "code",
          "the code \(area.code) is one\(other), but the file's region is \(own.name), whose codes begin with \(own.code); correct the code or the region"
        )
      }
    }
  }

  /// Whether a region that fits none of its areas was meant to be this province, or is another one.
  private func isSlip(_ region: RegionID, of province: Province) -> Bool {
    if region.text == province.name { return false }
    return Province(named: region.text) != nil || nearest(to: region.text, in: [province.name]) != nil
  }
}

/// A province, region or municipality: its name as a region's id, and the two digits with which its codes begin.
struct Province: Hashable {
  let code: String
  let name: String

  init?(named name: String) {
    guard let found = Province.names.first(where: { $0.value == name }) else { return nil }
    code = found.key
    self.name = found.value
  }

  init?(of area: AreaCode) {
    code = String(area.text.prefix(2))
    guard let name = Province.names[code] else { return nil }
    self.name = name
  }

  private static let names = [
    "11": "beijing", "12": "tianjin", "13": "hebei", "14": "shanxi", "15": "inner_mongolia", "21": "liaoning",
    "22": "jilin", "23": "heilongjiang", "31": "shanghai", "32": "jiangsu", "33": "zhejiang", "34": "anhui",
    "35": "fujian", "36": "jiangxi", "37": "shandong", "41": "henan", "42": "hubei", "43": "hunan", "44": "guangdong",
    "45": "guangxi", "46": "hainan", "50": "chongqing", "51": "sichuan", "52": "guizhou", "53": "yunnan",
    "54": "xizang",
    "61": "shaanxi", "62": "gansu", "63": "qinghai", "64": "ningxia", "65": "xinjiang", "71": "taiwan",
    "81": "hong_kong", "82": "macao",
  ]
}
