import CareGaugeModel

extension CatalogueReading {
  /// The days of a target must be possible, one after the other.
  func checkDueDays(of target: Target, _ section: Section) {
    guard case .once(let due, _) = target.schedule else {
      checkLastOccurrence(of: target, section)
      return
    }
    if let baseline = target.baseline, due < baseline {
      section.fault(atValueOf: "by", "due \(due), before its baseline on \(baseline); correct one of the days")
    }
    if let since = target.since, due < since {
      section.fault(
        atValueOf: "since", "the increase counts from \(since), after the due day \(due); correct one of the days")
    }
    if let since = target.accruesSince, due < since {
      section.fault(at: "accrues", "the sum counts from \(since), after the due day \(due); correct one of the days")
    }
    guard let issued = documents[target.document]?.issued, due < issued, !isPublished(target, on: due) else { return }
    let what =
      "due \(due), before its document was issued on \(issued), and the document publishes no figure for that day; correct the day or the document"
    section.fault(atValueOf: "by", what)
  }

  /// A plan may look back on its predecessor's targets, when it also says how they ended.
  private func isPublished(_ target: Target, on due: Day) -> Bool {
    catalogue.published.contains {
      $0.document == target.document && $0.indicator == target.indicator && $0.area == target.area
        && $0.period.contains(due)
    }
  }

  private func checkLastOccurrence(of target: Target, _ section: Section) {
    guard case .every(let recurrence) = target.schedule, let to = recurrence.to,
      let issued = documents[target.document]?.issued, to < issued
    else { return }
    section.fault(
      at: "every", "ends on \(to), before its document was issued on \(issued); correct \"to\" or the document")
  }

  func checkMilestone(_ milestone: Target, _ section: Section) {
    guard let id = milestone.milestoneOf, let target = targets[id]?.target else { return }
    let fault = { section.fault(atValueOf: "milestone_of", $0) }
    if id == milestone.id {
      fault("a target cannot be its own milestone; write the target that it leads to")
      return
    }
    if let last = target.milestoneOf {
      fault("\(id) is a milestone itself; write \(last), the target that both lead to")
      return
    }
    guard target.indicator == milestone.indicator else {
      fault("\(id) is on \(target.indicator), not on \(milestone.indicator); write a target on the same indicator")
      return
    }
    guard target.area == milestone.area, target.scope == milestone.scope else {
      fault("\(id) holds for another area or scope; write a target for the same one")
      return
    }
    guard case .once(let due, _) = target.schedule, case .once(let early, _) = milestone.schedule else {
      fault("a milestone and its target are both due once; write by: for both, or take milestone_of out")
      return
    }
    if early >= due {
      section.fault(
        atValueOf: "by", "a milestone due \(early), not before its target \(id), due \(due); correct one of the days")
    }
    if milestone.condition.isBeyond(target.condition) {
      let word = milestone.condition.word
      section.fault(atValueOf: word, "a milestone that asks more than its target \(id); correct one of the values")
    }
  }

  func checkRestatement(_ target: Target, _ section: Section) {
    guard let id = target.restates, let other = targets[id]?.target else { return }
    let fault = { section.fault(atValueOf: "restates", $0) }
    if id == target.id {
      fault("a target cannot restate itself; write the target whose state it shares")
    } else if let first = other.restates {
      fault("\(id) restates \(first) itself; write \(first)")
    } else if other.indicator != target.indicator || other.area != target.area {
      fault("\(id) is on another indicator or area; write a target on the same ones, or take it out")
    }
  }

  func checkReplacement(_ target: Target, _ section: Section) {
    guard let id = target.replaces, let other = targets[id]?.target else { return }
    let fault = { section.fault(atValueOf: "replaces", $0) }
    if id == target.id {
      fault("a target cannot replace itself; write the earlier document's target")
    } else if let issued = documents[target.document]?.issued, let former = documents[other.document]?.issued,
      issued <= former
    {
      fault(
        "\(id) is of a document issued on \(former), not earlier than this one's on \(issued); write a target of an earlier document"
      )
    }
  }
}

extension Condition {
  /// Whether this asks more than another condition of the same direction.
  fileprivate func isBeyond(_ other: Condition) -> Bool {
    switch (self, other) {
    case (.atLeast(let value), .atLeast(let last)), (.above(let value), .above(let last)),
      (.atLeast(let value), .above(let last)), (.above(let value), .atLeast(let last)):
      value > last
    case (.atMost(let value), .atMost(let last)), (.below(let value), .below(let last)),
      (.atMost(let value), .below(let last)), (.below(let value), .atMost(let last)):
      value < last
    default: false
    }
  }
}
