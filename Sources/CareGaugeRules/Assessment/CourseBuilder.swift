import CareGaugeModel

/// Works out the courses of a catalogue's targets, and numbers the series that they need.
struct CourseBuilder {
  let catalogue: Catalogue
  private(set) var series: [SeriesKey] = []
  private(set) var numbers: [SeriesKey: Int] = [:]
  private let indicators: [IndicatorID: KnownIndicator]
  private let documents: [String: PolicyDocument]
  private let obligations: [String: Obligation]
  private let targets: [String: Int]
  private let successors: [String: Target]
  private let promises: [Promise: [Target]]
  private let named: [String: [Target]]
  private let areas: AreaTree

  /// What courses need of an indicator, so that no unit is read again for each of many targets.
  private struct KnownIndicator {
    let kind: Indicator.Kind
    let scale: Double
    let parts: (numerator: IndicatorID, denominator: IndicatorID)?

    init(_ indicator: Indicator) {
      kind = indicator.kind
      scale = indicator.scale
      parts = indicator.numerator.flatMap { part in indicator.denominator.map { (part, $0) } }
    }
  }

  /// Targets of one promise are milestones of each other.
  private struct Promise: Hashable {
    let indicator: IndicatorID
    let area: AreaCode
    let scope: Scope
    let document: String

    init(_ target: Target) {
      (indicator, area, scope, document) = (target.indicator, target.area, target.scope, target.document)
    }
  }

  init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
    indicators = Dictionary(
      catalogue.indicators.map { ($0.id, KnownIndicator($0)) }, uniquingKeysWith: { _, last in last })
    documents = Dictionary(catalogue.documents.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    obligations = Dictionary(catalogue.obligations.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    targets = Dictionary(
      catalogue.targets.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { _, last in last })
    successors = Dictionary(
      catalogue.targets.compactMap { target in target.replaces.map { ($0, target) } },
      uniquingKeysWith: { _, last in last })
    promises = Dictionary(
      grouping: catalogue.targets.filter { $0.notJudged == nil && $0.restates == nil }, by: Promise.init)
    named = Dictionary(
      grouping: catalogue.targets.filter { $0.notJudged == nil && $0.milestoneOf != nil }, by: { $0.milestoneOf ?? "" })
    areas = AreaTree(catalogue.areas)
  }

  mutating func course(of target: Target) -> Course {
    let document = documents[target.document]
    let issued = document?.issued ?? Day(number: .min)
    return Course(
      target, issued: issued, carriedOn: successors[target.id].flatMap { documents[$0.document]?.issued },
      restates: target.restates.flatMap { targets[$0] }, timing: timing(of: target, document, issued),
      labels: labels(of: target, document), rule: rule(of: target), places: places(of: target), plan: plan(of: target))
  }

  private func timing(of target: Target, _ document: PolicyDocument?, _ issued: Day) -> Course.Timing {
    switch target.schedule {
    case .once(let due, _): .once(Window(after: nil, due: due))
    case .every(let recurrence) where recurrence.rule != .unspecified:
      .every(recurrence.windows(until: document?.validUntil))
    case .continuous(let from): .continuous(from: from ?? issued, to: target.until ?? document?.validUntil)
    case .undated, .every: .once(.always)
    }
  }

  private func labels(of target: Target, _ document: PolicyDocument?) -> [String] {
    guard case .every(let recurrence) = target.schedule else { return [] }
    return recurrence.occurrences(until: document?.validUntil).map(recurrence.label)
  }

  private func rule(of target: Target) -> Rule {
    let indicator = indicators[target.indicator]
    let kind = indicator?.kind ?? .stock
    let baseline = baseline(of: target, kind)
    let obligation = target.reportedUnder.flatMap { obligations[$0] }
    return Rule(
      aim: Aim(target.condition, scale: indicator?.scale ?? 1), kind: target.accruesSince == nil ? kind : .cumulative,
      baseline: baseline, milestones: milestones(of: target, after: baseline.day),
      freshness: Freshness(
        reportDays: obligation.map(reportDays) ?? [],
        isForever: kind == .task || kind == .cumulative || target.accruesSince != nil),
      obligation: obligation?.id)
  }

  private func baseline(of target: Target, _ kind: Indicator.Kind) -> Rule.Baseline {
    if let since = target.accruesSince { return .zero(on: since - 1) }
    if target.increaseOf != nil, let since = target.since { return .figure(of: since) }
    if let baseline = target.baseline { return .figure(of: baseline) }
    guard kind == .flow else { return .none }
    guard case .once(let due, _) = target.schedule else { return .zeroAtStart }
    return Day(year: due.components.year, month: 1, day: 1).map { .zero(on: $0 - 1) } ?? .none
  }

  private func reportDays(of obligation: Obligation) -> [Day] {
    switch obligation.schedule {
    case .once(let due, _): [due]
    case .every(let recurrence): recurrence.occurrences(until: documents[obligation.document]?.validUntil)
    case .continuous, .undated: []
    }
  }

  /// The earlier due days of the same promise after the baseline's day, one for each day.
  private func milestones(of target: Target, after start: Day?) -> [Trajectory.Milestone] {
    guard case .once(let due, _) = target.schedule, target.condition != .done else { return [] }
    let others = (promises[Promise(target)] ?? []) + (named[target.id] ?? [])
    let found = others.compactMap { other -> Trajectory.Milestone? in
      guard other.increaseOf == target.increaseOf, case .once(let day, _) = other.schedule, day < due,
        start.map({ $0 < day }) ?? true
      else { return nil }
      return Trajectory.Milestone(day: day, aim: Aim(other.condition))
    }
    var days: Set<Day> = []
    return found.sorted { $0.day < $1.day }.filter { days.insert($0.day).inserted }
  }

  private mutating func places(of target: Target) -> [Course.Place] {
    areas.scope(of: target).map { Course.Place(area: $0, source: source(of: target, in: $0)) }
  }

  mutating func number(_ indicator: IndicatorID, _ area: AreaCode) -> Int {
    let key = SeriesKey(indicator, area)
    if let known = numbers[key] { return known }
    series.append(key)
    numbers[key] = series.count - 1
    return series.count - 1
  }

  private mutating func source(of target: Target, in area: AreaCode) -> FigureSource {
    let own = number(target.indicator, area)
    if let other = target.increaseOf, let since = target.since {
      return .increase(own, of: number(other, area), since: since)
    }
    guard let indicator = indicators[target.indicator] else { return .own(own) }
    if indicator.kind == .share, let (part, whole) = indicator.parts {
      return .share(own, part: number(part, area), whole: number(whole, area), scale: indicator.scale)
    }
    // The least of many things cannot be added up.
    if case .over = target.scope { return .own(own) }
    guard indicator.kind == .flow else { return .own(own) }
    return target.accruesSince.map { .sum(own, from: $0) } ?? .flow(own)
  }

  private mutating func plan(of target: Target) -> PlanArithmetic? {
    guard case .once(let due, _) = target.schedule, target.notJudged == nil, target.scope == .area,
      let identity = catalogue.identities.first(where: {
        $0.share == target.indicator && ($0.region == nil || $0.region == target.region)
      }),
      let part = increase(identity.partIncrease, of: identity.part, in: target.area, by: due),
      let whole = increase(identity.wholeIncrease, of: identity.whole, in: target.area, by: due)
    else { return nil }
    let scale = indicators[target.indicator]?.scale ?? 1
    let aim = Aim(target.condition, scale: scale)
    return aim.low.isFinite ? PlanArithmetic(part: part, whole: whole, aim: aim) : nil
  }

  private mutating func increase(
    _ id: String?, of indicator: IndicatorID, in area: AreaCode, by due: Day
  ) -> PlanArithmetic.Increase? {
    guard let id, let place = targets[id] else { return nil }
    let target = catalogue.targets[place]
    let amount = Aim(target.condition).low
    guard target.area == area, target.increaseOf == indicator, let since = target.since, amount.isFinite,
      case .once(let day, _) = target.schedule, day <= due
    else { return nil }
    return PlanArithmetic.Increase(series: number(indicator, area), since: since, amount: amount, target: id)
  }
}

extension Rule.Baseline {
  /// After this day an earlier due day is a milestone.
  fileprivate var day: Day? {
    switch self {
    case .none, .zeroAtStart: nil
    case .figure(let day), .zero(let day): day
    }
  }
}
