import CareGaugeModel
import YAML

/// A receiver as it stands in the file; `receiver` is nil when it is faulty.
struct WrittenReceiver {
  var name: String
  var section: Section
  var receiver: Receiver?
}

/// A route as it stands in the file, with every receiver that it names.
struct WrittenRoute {
  var route: Route
  var section: Section
}

extension SettingsReading {
  func readRoutes(_ alerting: Section, receivers: [String]) -> [WrittenRoute] {
    let example = "{receivers: [operations]}"
    if !alerting.has("routes") { alerting.requireOne(of: ["routes"], write: "routes: [\(example)]") }
    let sections = alerting.sections("routes", write: example)
    for (number, section) in sections.enumerated() where !section.isBroken {
      let isLast = number == sections.count - 1
      if isLast && section.has("match") {
        section.fault(at: "match", "the last route has a \"match\"; write one more route without it, \(example)")
      } else if !isLast && !section.has("match") {
        section.fault("a route without \"match\" hides those after it; write match: {…}, or make it the last one")
      }
    }
    if sections.isEmpty, case .list = alerting.node("routes")?.content {
      alerting.fault(atValueOf: "routes", "there is no route; write one without \"match\", \(example)")
    }
    let routes = sections.filter { !$0.isBroken }.map {
      WrittenRoute(route: readRoute($0, receivers: receivers), section: $0)
    }
    checkReach(of: routes)
    return routes
  }

  private func readRoute(_ section: Section, receivers known: [String]) -> Route {
    let match = section.section("match", write: "match: {region: ningxia}").map(readMatch) ?? Route.Match()
    let receivers = section.requiredList(
      "receivers", .text("a receiver's name"), orOne: true, write: "receivers: [operations]")
    let groupBy = section.list("group_by", Form<Route.GroupLabel>.word, orOne: true) ?? []
    let groupWait = section.optional("group_wait", .span(0...86_400, "0s to 1d"))
    let repeatEvery = section.optional("repeat_every", .span(60...366 * 86_400, "1m to 366d"))
    let escalation = readEscalation(section, receivers: known, told: receivers.map(\.value))
    section.finish()
    checkReceivers(receivers, section, known)
    return Route(
      match: match, receivers: receivers.map(\.value), groupBy: groupBy.map(\.value), groupWait: groupWait ?? .zero,
      repeatEvery: repeatEvery, escalation: escalation)
  }

  private func readMatch(_ section: Section) -> Route.Match {
    if section.keys.isEmpty && !section.isBroken {
      section.fault("\"match\" is empty; write what it is to match, such as {region: ningxia}, or take it out")
    }
    let regions = section.list("region", .region, orOne: true) ?? []
    let areas = section.list("area", .area, orOne: true) ?? []
    let indicators = section.list("indicator", .indicator, orOne: true) ?? []
    let kinds = section.list("kind", Form<AlertKind>.word, orOne: true) ?? []
    let conditions = section.list("condition", Form<AlertCondition>.word, orOne: true) ?? []
    let severities = section.list("severity", Form<Severity>.word, orOne: true) ?? []
    let responsible = section.list("responsible", .text("a responsible body"), orOne: true) ?? []
    let documents = section.list("document", .name("yinchuan-2023"), orOne: true) ?? []
    section.finish()
    for (region, place) in regions { refer(to: region.text, .region, in: section, at: place) }
    for (area, place) in areas { refer(to: area.text, .row(.areas), in: section, at: place) }
    for (indicator, place) in indicators { refer(to: indicator.text, .row(.indicators), in: section, at: place) }
    for (body, place) in responsible { refer(to: body, .responsible, in: section, at: place) }
    for (document, place) in documents { refer(to: document, .row(.documents), in: section, at: place) }
    return Route.Match(
      regions: regions.map(\.value), areas: areas.map(\.value), indicators: indicators.map(\.value),
      kinds: kinds.map(\.value), conditions: conditions.map(\.value), severities: severities.map(\.value),
      responsible: responsible.map(\.value), documents: documents.map(\.value))
  }

  private func readEscalation(
    _ section: Section, receivers known: [String], told: [String]
  ) -> Route.Escalation? {
    guard let escalate = section.section("escalate", write: "escalate: {after: 14d, to: [operations]}") else {
      return nil
    }
    let after = escalate.required("after", .span(60...366 * 86_400, "1m to 366d"), write: "after: 14d")
    let to = escalate.requiredList("to", .text("a receiver's name"), orOne: true, write: "to: [operations]")
    escalate.finish()
    checkReceivers(to, escalate, known, told: told)
    return after.map { Route.Escalation(after: $0, receivers: to.map(\.value)) }
  }

  private func checkReceivers(
    _ names: [(value: String, place: Place)], _ section: Section, _ known: [String], told: [String] = []
  ) {
    var before = Set(told)
    for (name, place) in names where !before.insert(name).inserted {
      log.report(file, place, "receiver \"\(shown(name))\" is told by this route already; take it out here")
    }
    for (name, place) in names where !known.contains(name) {
      let remedy = nearest(to: name, in: known).map { "write \(shown($0))" } ?? "list it under receivers, or correct it"
      log.report(file, place, "receiver \"\(shown(name))\" is not under receivers; \(remedy)")
    }
  }

  /// A receiver that no route names is never told anything.
  func checkUse(of receivers: [WrittenReceiver], in routes: [WrittenRoute]) {
    let used = Set(routes.flatMap { $0.route.receivers + ($0.route.escalation?.receivers ?? []) })
    let named = routes.flatMap { [$0.section.node("receivers"), $0.section.node("escalate")] }
    if routes.isEmpty || named.contains(where: { $0?.isRefused ?? false }) { return }
    for receiver in receivers where !receiver.name.isEmpty && !used.contains(receiver.name) {
      // One that a misspelt route probably meant is reported there already.
      if used.subtracting(receivers.map(\.name)).contains(where: { nearest(to: $0, in: [receiver.name]) != nil }) {
        continue
      }
      let what =
        "no route names receiver \"\(shown(receiver.name))\", so it is never told; name it in a route, or take it out"
      receiver.section.fault(atValueOf: "name", what)
    }
  }
}

extension Node {
  fileprivate var isRefused: Bool {
    if case .refused = content { true } else { false }
  }
}
