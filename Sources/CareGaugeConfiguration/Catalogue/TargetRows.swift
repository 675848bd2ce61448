import CareGaugeModel

extension CatalogueReading {
  func readTargets() {
    for row in rows[.targets] {
      guard let target = readTarget(row) else { continue }
      targets[target.id] = (target, row.section)
      catalogue.targets.append(target)
    }
    for target in catalogue.targets {
      guard let section = targets[target.id]?.section else { continue }
      checkDueDays(of: target, section)
      checkMilestone(target, section)
      checkRestatement(target, section)
      checkReplacement(target, section)
    }
  }

  private func readTarget(_ row: CatalogueRow) -> Target? {
    let section = row.section
    let id = section.required("id", .name("YC-011"))
    let indicator = reference(section, "indicator", .indicator, to: .indicators)
    let area = reference(section, "area", .area, to: .areas)
    let condition = section.condition(of: indicator.flatMap { indicators[$0.text] })
    let scope = section.scope(self)
    let (document, clause) = readSource(section)
    let notJudged = section.notJudged()
    let dated = section.schedule(
      document.flatMap { documents[$0] }, continuous: true, undated: notJudged != nil)
    let dueBasis = section.dueBasis(of: dated?.schedule)
    let extras = readExtras(section, condition: condition)
    section.finish()
    guard let id, let indicator, let area, let condition, let scope, let document, let clause, let dated,
      let region = row.region
    else { return nil }
    var target = Target(
      id: id, indicator: indicator, area: area, condition: condition, scope: scope, schedule: dated.schedule,
      dueBasis: dueBasis, document: document, clause: clause, region: region)
    target.until = dated.until
    target.notJudged = notJudged
    extras(&target)
    return target
  }

  /// Reads the keys that a target may have, and gives what sets them.
  private func readExtras(_ section: Section, condition: Condition?) -> (inout Target) -> Void {
    let name = section.localizedName(isRequired: false)
    let baseline = section.optional("baseline", .period)
    let increaseOf = reference(section, "increase_of", .indicator, to: .indicators, isRequired: false)
    let since = section.optional("since", .day)
    let accrues = section.accrues()
    let milestoneOf = reference(section, "milestone_of", .name("ZJ-042"), to: .targets, isRequired: false)
    let restates = reference(section, "restates", .name("ZJ-042"), to: .targets, isRequired: false)
    let replaces = reference(section, "replaces", .name("YC-011"), to: .targets, isRequired: false)
    let reportedUnder = reference(section, "reported_under", .name("YC-039"), to: .obligations, isRequired: false)
    let proved = section.optional("proved", .day)
    let commitment = section.optional("commitment", .text("how hard the promise is, such as 力争"))
    let responsible = section.list("responsible", .text("a responsible body"), orOne: true)
    let kind = section.optional("kind", .oneOf(Target.kinds.map { ($0, $0) }))
    section.checkIncrease()
    if proved != nil, let condition, condition != .done {
      section.fault(at: "proved", "\"proved\" on a target that is no task; take it out, figures come as readings")
    }
    return { target in
      target.name = name
      target.baseline = baseline?.end
      target.increaseOf = increaseOf
      target.since = since
      target.accruesSince = accrues
      target.milestoneOf = milestoneOf
      target.restates = restates
      target.replaces = replaces
      target.reportedUnder = reportedUnder
      target.proved = proved
      target.commitment = commitment
      target.responsible = (responsible ?? []).map(\.value)
      target.kind = kind ?? "target"
    }
  }
}

extension Target {
  /// What a document may mean by a row.
  static let kinds = ["target", "limit", "funding", "evaluation", "projection"]
}

extension Section {
  /// The reason of `judge: no`; nil for a target that is judged.
  fileprivate func notJudged() -> String? {
    let judge = optional("judge", .flag)
    let form = Form<String>.text("why it is not judged")
    if judge == false { return required("reason", form, write: "reason: why the target is not judged") ?? "" }
    _ = optional("reason", form)
    if has("reason") && (judge == true || !has("judge")) {
      fault(at: "reason", "\"reason\" without \"judge: no\"; write judge: no beside it, or take it out")
    }
    return nil
  }

  /// `accrues: {since: 2023-01-01}`
  fileprivate func accrues() -> Day? {
    guard let accrues = section("accrues", write: "accrues: {since: 2023-01-01}") else { return nil }
    let since = accrues.required("since", .day)
    accrues.finish()
    return since
  }

  fileprivate func checkIncrease() {
    if has("increase_of") && !has("since") {
      requireOne(of: ["since"], write: "since: 2023-09-06, the day from which the increase counts")
    }
    if has("since") && !has("increase_of") {
      fault(
        at: "since",
        "\"since\" without \"increase_of\"; write increase_of: with the indicator that is to grow, or accrues: {since: …}"
      )
    }
    if has("increase_of") && has("accrues") {
      fault(
        at: "accrues",
        "\"accrues\" stands beside \"increase_of\", but a target grades a change or a sum, not both; take one out")
    }
    if has("baseline") && has("every") {
      fault(at: "baseline", "\"baseline\" on a target that recurs; take it out, each occurrence begins at 0")
    }
  }
}
