/// What a target demands of a figure, in the indicator's unit.
package enum Condition: Hashable, Sendable {
  case atLeast(Double)
  case atMost(Double)
  /// Strictly more than: 突破.
  case above(Double)
  /// Strictly less than: 小于.
  case below(Double)
  /// A corridor, both bounds included.
  case between(Double, Double)
  case exactly(Double)
  /// Near a value; `oneSided` for 基本 and 普遍, where more than the value is welcome.
  case about(Double, tolerance: Double, oneSided: Bool)
  /// A task done.
  case done
  /// A programme between two days; never judged.
  case during(Day, Day)

  /// The keyword of the condition in catalogues, `/api/v1` and mails.
  package var word: String {
    switch self {
    case .atLeast: "at_least"
    case .atMost: "at_most"
    case .above: "above"
    case .below: "below"
    case .between: "between"
    case .exactly: "exactly"
    case .about: "about"
    case .done: "done"
    case .during: "during"
    }
  }

  /// The figures of the condition: one, two for a corridor, none for a task or a programme.
  package var values: [Double] {
    switch self {
    case .atLeast(let value), .atMost(let value), .above(let value), .below(let value), .exactly(let value),
      .about(let value, _, _):
      [value]
    case .between(let low, let high): [low, high]
    case .done, .during: []
    }
  }
}

/// Over what a condition is judged.
package enum Scope: Hashable, Sendable {
  /// The target's own area.
  case area
  /// Each area of a level below it; `only` names some of them, `andSelf` adds the area itself.
  ///
  /// `areasNotListed` marks a scope whose areas nobody has listed (counties over 500,000 people).
  case each(level: Area.Level, only: [AreaCode]?, andSelf: Bool, areasNotListed: Bool)
  /// A reported minimum or maximum over estates, contracts, organisations or persons.
  case over(Subject)

  /// The things over which a region reports a minimum or maximum.
  package enum Subject: String, Sendable, CaseIterable { case estate, contract, organisation, person }
}
