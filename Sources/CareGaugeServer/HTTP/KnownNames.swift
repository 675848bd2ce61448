import CareGaugeConfiguration
import CareGaugeModel
import Hummingbird

/// The names that catalogues and configuration know: what a filter or a silence may name.
struct KnownNames: Sendable {
  let catalogue: Catalogue
  let directory: AreaDirectory
  var receivers: [String] = []
  var adapters: [String] = []

  /// What a name names; the word is the parameter's, too.
  enum Kind: String, Sendable, CaseIterable { case region, area, indicator, target, receiver, adapter }

  /// Why a name cannot be used, with the nearest known ones; nil for one that is known.
  func objection(to name: String, _ kind: Kind) -> String? {
    if isKnown(name, kind) { return nil }
    let shown = String(
      name.unicodeScalars.prefix(100).filter { $0.properties.generalCategory != .control }.map(Character.init))
    let place = [.receiver, .adapter].contains(kind) ? "in the configuration" : "in any catalogue"
    let near = nearest(to: name, kind)
    let words = near.isEmpty ? Array(all(kind).prefix(all(kind).count <= 8 ? 8 : 3)) : near
    let isWhole = near.isEmpty && all(kind).count <= 8
    let remedy =
      words.isEmpty
      ? "there are none"
      : "\(near.isEmpty ? isWhole ? "known are" : "they are such as" : "write") \(listed(words, kind, isWhole))"
    return "No \(kind.rawValue) \"\(shown)\" stands \(place); \(remedy)."
  }

  /// - Throws: 400 for a name that is not known.
  func check(_ name: String?, _ kind: Kind) throws {
    guard let name, let objection = objection(to: name, kind) else { return }
    throw HTTPError(.badRequest, message: objection)
  }

  private func isKnown(_ name: String, _ kind: Kind) -> Bool {
    switch kind {
    case .region: regions.contains(name)
    case .area: AreaCode(name).map { directory.areas[$0] != nil } ?? false
    case .indicator: IndicatorID(name).map { directory.indicators[$0] != nil } ?? false
    case .target, .receiver, .adapter: all(kind).contains(name)
    }
  }

  private var regions: Set<String> {
    Set(directory.regions.map(\.text) + catalogue.documents.map(\.region.text))
  }

  private func all(_ kind: Kind) -> [String] {
    switch kind {
    case .region: regions.sorted()
    case .area: catalogue.areas.map(\.code.text)
    case .indicator: catalogue.indicators.map(\.id.text)
    case .target: catalogue.targets.map(\.id)
    case .receiver: receivers
    case .adapter: adapters
    }
  }

  private func nearest(to name: String, _ kind: Kind) -> [String] {
    if kind == .area, name.count >= 2, !name.allSatisfy(\.isNumber) {
      return catalogue.areas.filter { $0.name.contains(name) || name.contains($0.name) }.prefix(3).map(\.code.text)
    }
    if kind == .target {
      let same = all(kind).filter { KnownNames.withoutZeros($0) == KnownNames.withoutZeros(name) }
      if !same.isEmpty { return Array(same.prefix(3)) }
    }
    return nearestSeveral(to: name, in: all(kind))
  }

  /// `YC-3` for `yc-003`: people leave zeros and capitals out.
  private static func withoutZeros(_ id: String) -> String {
    id.uppercased().split(separator: "-").map { part in String(part.drop { $0 == "0" }) }.joined(separator: "-")
  }

  private func listed(_ words: [String], _ kind: Kind, _ isWhole: Bool) -> String {
    let named = words.map { word in
      kind == .area ? AreaCode(word).flatMap { directory.areas[$0] }.map { "\(word) (\($0.name))" } ?? word : word
    }
    guard named.count > 1 else { return named.joined() }
    return named.dropLast().joined(separator: ", ") + (isWhole ? " and " : " or ") + named[named.count - 1]
  }
}
