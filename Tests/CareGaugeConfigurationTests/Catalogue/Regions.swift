import CareGaugeConfiguration
import CareGaugeModel
import Foundation
import Testing

/// The catalogues of the five regions, read once, and what the tests ask of them.
struct Regions: Sendable {
  static let shared = Regions()
  /// The folder that holds `Package.swift`.
  static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The catalogues, from the repository's root.
  static let files =
    ["Plugins/indicators.yaml"]
    + ["Shandong", "Yunnan", "Zhejiang", "Ningxia", "InnerMongolia"].map { "Plugins/\($0)/catalogue.yaml" }

  let catalogue: Catalogue
  let faults: [ConfigurationFault]

  private init() {
    (catalogue, faults) = readCatalogue(files: Regions.files.map { Regions.repository.appending(path: $0).path() })
  }

  func ids(of section: FigureRow.Section) -> [String] {
    switch section {
    case .published: catalogue.published.map(\.id)
    case .target: catalogue.targets.map(\.id)
    case .obligation: catalogue.obligations.map(\.id)
    }
  }

  func indicator(_ id: IndicatorID) throws -> Indicator {
    try #require(catalogue.indicators.first { $0.id == id })
  }

  func document(_ id: String) throws -> PolicyDocument {
    try #require(catalogue.documents.first { $0.id == id })
  }

  func target(_ id: String) throws -> Target {
    try #require(catalogue.targets.first { $0.id == id })
  }

  /// How many areas of a level lie below an area, at any depth.
  func count(of level: Area.Level, below top: AreaCode) -> Int {
    let parents = Dictionary(uniqueKeysWithValues: catalogue.areas.map { ($0.code, $0.parent) })
    func isBelow(_ code: AreaCode) -> Bool {
      guard let parent = parents[code] ?? nil else { return false }
      return parent == top || isBelow(parent)
    }
    return catalogue.areas.count { $0.level == level && isBelow($0.code) }
  }

  /// The scope of a target in the table's words, with the number of areas that it covers.
  func scope(of target: Target) throws -> String {
    switch target.scope {
    case .area: return ""
    case .over(let subject): return "over \(subject.rawValue)"
    case .each(_, _, _, areasNotListed: true): return "not listed"
    case .each(let level, let only, let andSelf, areasNotListed: false):
      let areas = only?.count ?? count(of: level, below: target.area)
      return "each \(level.rawValue) \(areas)" + (andSelf ? " and self" : "")
    }
  }
}
