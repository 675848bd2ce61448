import CareGaugeModel

extension RuleTestFile {
  /// Tasks that somebody says are done.
  func readRecords(_ test: Section) -> [TaskRecord] {
    test.sections("done", write: "{on: 2023-11-28, target: YC-003, evidence: …, by: …}").compactMap { section in
      if section.isBroken { return nil }
      let on = section.required("on", .moment(in: zone))
      let target = name(section, "target", .name("YC-003"), .target)
      let doneOn = section.optional("done_on", .day)
      let evidence = section.optional("evidence", .text()) ?? "as the test says"
      let by = section.optional("by", .text("a name")) ?? "the test"
      section.finish()
      if let target, let known = names.targets[target], known.condition != .done {
        section.fault(atValueOf: "target", "\(target) is no task but asks for a figure; write it under readings")
      }
      guard let on, let target else { return nil }
      return TaskRecord(
        target: target, doneOn: doneOn ?? zone.day(of: on), evidence: evidence, by: by, recordedAt: on, origin: "record"
      )
    }
  }

  /// Silences as `caregauge silence add` makes them.
  func readSilences(_ test: Section) -> [Silence] {
    let example = "{from: 2023-10-01, until: 2023-11-01, alert: target:YC-011}"
    return test.sections("silences", write: example).enumerated().compactMap { number, section in
      if section.isBroken { return nil }
      let from = section.required("from", .moment(in: zone, hour: 0))
      let until = section.required("until", .moment(in: zone, hour: 0))
      let alert = section.optional("alert", alertKey)
      let match = readMatch(section)
      let by = section.optional("by", .text("a name")) ?? "the test"
      let why = section.optional("why", .text()) ?? "as the test says"
      section.finish()
      if let from, let until, until <= from {
        section.fault(atValueOf: "until", "\"until\" is not after \"from\"; write a later day")
      }
      let isBroad = match == Route.Match() && !section.has("alert")
      if isBroad && !section.keys.contains(where: RuleTestFile.matchKeys.contains) {
        section.fault("the silence says nothing of which alerts; write alert: target:YC-011, or region: ningxia")
      }
      guard let from, let until else { return nil }
      return Silence(
        id: Int64(number + 1), match: match, alert: alert, by: by, why: why, from: from, until: until, createdAt: from)
    }
  }

  /// The part of all alerts that the test looks at.
  func readScope(_ test: Section) -> RuleTest.Scope {
    guard let section = test.section("only", write: "only: {region: ningxia}") else { return RuleTest.Scope() }
    if section.keys.isEmpty && !section.isBroken {
      section.fault(
        "\"only\" is empty; write which alerts the test looks at, such as {region: ningxia}, or take it out")
    }
    let targets = names(section, "target", .name("YC-011"), .target)
    let match = readMatch(section)
    section.finish()
    return RuleTest.Scope(match: match, targets: targets)
  }

  private static let matchKeys: Set = [
    "region", "area", "indicator", "kind", "condition", "severity", "responsible", "document",
  ]

  private func readMatch(_ section: Section) -> Route.Match {
    Route.Match(
      regions: names(section, "region", .region, .region), areas: names(section, "area", .area, .area),
      indicators: names(section, "indicator", .indicator, .indicator),
      kinds: (section.list("kind", Form<AlertKind>.word, orOne: true) ?? []).map(\.value),
      conditions: (section.list("condition", Form<AlertCondition>.word, orOne: true) ?? []).map(\.value),
      severities: (section.list("severity", Form<Severity>.word, orOne: true) ?? []).map(\.value),
      responsible: names(section, "responsible", .text("a responsible body"), .responsible),
      documents: names(section, "document", .name("yinchuan-2023"), .document))
  }
}
