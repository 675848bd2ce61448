import CareGaugeModel

/// The areas of a catalogue by what lies below what.
struct AreaTree {
  private let children: [AreaCode: [Area]]

  init(_ areas: [Area]) {
    children = Dictionary(grouping: areas.filter { $0.parent != nil }) { $0.parent ?? $0.code }
  }

  /// The areas in which a target is judged, in order of their codes; none where nobody has listed them.
  func scope(of target: Target) -> [AreaCode] {
    guard case .each(let level, let only, let andSelf, let notListed) = target.scope else { return [target.area] }
    guard !notListed else { return [] }
    let below = only ?? areas(of: level, below: target.area)
    guard !below.isEmpty else { return [] }
    return ((andSelf ? [target.area] : []) + below).sorted()
  }

  private func areas(of level: Area.Level, below top: AreaCode) -> [AreaCode] {
    var found: [AreaCode] = []
    var seen: Set<AreaCode> = [top]
    var open = [top]
    while let area = open.popLast() {
      for child in children[area] ?? [] where seen.insert(child.code).inserted {
        if child.level == level { found.append(child.code) }
        open.append(child.code)
      }
    }
    return found
  }
}
