import CareGaugeModel
import YAML

extension SettingsReading {
  /// A route that no alert reaches is a mistake: an earlier one takes all that it would, or nothing can match it.
  func checkReach(of routes: [WrittenRoute]) {
    // A word that could not be read makes a match wider than it was meant.
    if !log.faults.isEmpty { return }
    for (number, written) in routes.enumerated() where written.section.has("match") {
      if let missing = written.route.match.impossibleKey {
        let kinds = alternatives(written.route.match.kinds.map(\.rawValue), "and")
        written.section.fault(
          at: "match",
          "no alert of the kind \(kinds) has \(missing.what), so that this matches nothing; take \(missing.key) out of it"
        )
        continue
      }
      let earlier = routes[..<number].first {
        $0.section.has("match") && $0.route.match.takesAll(of: written.route.match)
      }
      guard let earlier else { continue }
      written.section.fault(
        at: "match",
        "the route at \(earlier.section.place) takes all that this one would; put this one before it, or take it out")
    }
  }
}

extension Route.Match {
  /// Whether every alert that the other holds for is one that this holds for.
  fileprivate func takesAll(of other: Route.Match) -> Bool {
    func covers<Word: Equatable>(_ own: [Word], _ others: [Word]) -> Bool {
      own.isEmpty || !others.isEmpty && others.allSatisfy(own.contains)
    }
    let isEmpty = self == Route.Match()
    return !isEmpty && covers(regions, other.regions) && covers(areas, other.areas)
      && covers(indicators, other.indicators) && covers(kinds, other.kinds) && covers(conditions, other.conditions)
      && covers(severities, other.severities) && covers(responsible, other.responsible)
      && covers(documents, other.documents)
  }

  /// A key that alerts of all these kinds lack.
  fileprivate var impossibleKey: (what: String, key: String)? {
    if kinds.isEmpty { return nil }
    if kinds.allSatisfy({ $0 == .adapterFailing }) {
      if !areas.isEmpty { return ("an area", "area") }
      if !indicators.isEmpty { return ("an indicator", "indicator") }
    }
    guard kinds.allSatisfy({ [.adapterFailing, .threshold].contains($0) }) else { return nil }
    if !documents.isEmpty { return ("a document", "document") }
    return responsible.isEmpty ? nil : ("a responsible body", "responsible")
  }
}
