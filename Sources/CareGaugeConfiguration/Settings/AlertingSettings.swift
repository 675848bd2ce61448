import CareGaugeModel
import YAML

/// Who is told what.
package struct AlertingSettings: Hashable, Sendable {
  /// Severity of each state of a target.
  package var severities: [AlertCondition: Severity]
  package var receivers: [Receiver]
  /// In the order in which they are tried; the last takes everything.
  package var routes: [Route]
}

extension SettingsReading {
  func readAlerting(_ top: Section) -> AlertingSettings? {
    guard let alerting = top.section("alerting", write: "alerting: {receivers: […], routes: […]}"), !alerting.isBroken
    else { return nil }
    let severities = readSeverities(alerting)
    let receivers = readReceivers(alerting)
    let routes = readRoutes(alerting, receivers: receivers.map(\.name))
    alerting.finish()
    checkUse(of: receivers, in: routes)
    return AlertingSettings(
      severities: severities, receivers: receivers.compactMap(\.receiver), routes: routes.map(\.route))
  }

  private func readSeverities(_ alerting: Section) -> [AlertCondition: Severity] {
    var severities = Dictionary(uniqueKeysWithValues: AlertCondition.ofTargets.map { ($0, $0.severity) })
    guard let section = alerting.section("severities", write: "severities: {at_risk: info}") else { return severities }
    for condition in AlertCondition.ofTargets {
      severities[condition] = section.optional(condition.rawValue, Form<Severity>.word) ?? condition.severity
    }
    section.finish()
    return severities
  }

  private func readReceivers(_ alerting: Section) -> [WrittenReceiver] {
    let example = "{name: operations, email: {to: [name@example.org]}}"
    if !alerting.has("receivers") { alerting.requireOne(of: ["receivers"], write: "receivers: [\(example)]") }
    var names: [String: Place] = [:]
    return alerting.sections("receivers", write: example).filter { !$0.isBroken }.map { section in
      let receiver = readReceiver(section)
      let name = section.peek("name") ?? ""
      if let first = names.updateValue(section.valuePlace(of: "name"), forKey: name), !name.isEmpty {
        names[name] = first
        let what = "receiver \"\(shown(name))\" stands here again, first at \(first); give one of them another name"
        section.fault(atValueOf: "name", what)
      }
      return WrittenReceiver(name: name, section: section, receiver: receiver)
    }
  }

  private func readReceiver(_ section: Section) -> Receiver? {
    let name = section.required("name", .name("operations"))
    let example = "email: {to: [name@example.org]}, or alertmanager: {url: \"http://127.0.0.1:9093\"}"
    let way: Receiver.Way?
    switch section.one(of: ["email", "alertmanager"], write: example) {
    case "email": way = readAddresses(section)
    case "alertmanager": way = readAlertmanager(section)
    default: way = nil
    }
    let sendBetween = section.times("send_between")
    section.finish()
    if section.has("send_between"), section.has("alertmanager") {
      section.fault(at: "send_between", "\"send_between\" with an Alertmanager, which is told at once; take it out")
    }
    guard let name, let way else { return nil }
    return Receiver(name: name, way: way, sendBetween: sendBetween)
  }

  private func readAddresses(_ section: Section) -> Receiver.Way? {
    guard let email = section.section("email", write: "email: {to: [name@example.org], language: zh}") else {
      return nil
    }
    let to = email.requiredList("to", .email, orOne: true, write: "to: [name@example.org]")
    var addresses: Set<String> = []
    for (address, place) in to where !addresses.insert(address.address.lowercased()).inserted {
      log.report(
        file, place, "\"\(shown(address.address))\" stands here again, and would get every mail twice; take it out")
    }
    let language = email.optional("language", Form<Receiver.Language>.word) ?? .zh
    email.finish()
    return to.isEmpty ? nil : .email(to: to.map(\.value), language: language)
  }

  private func readAlertmanager(_ section: Section) -> Receiver.Way? {
    guard let manager = section.section("alertmanager", write: "alertmanager: {url: \"http://127.0.0.1:9093\"}") else {
      return nil
    }
    let url = manager.required("url", .url(["http", "https"], "\"http://127.0.0.1:9093\""))
    manager.finish()
    if isClockMoved {
      let what = "an Alertmanager judges by the real time, but --now moves the service's clock"
      section.fault(at: "alertmanager", "\(what); take the receiver out, or start without --now")
    }
    return url.map { .alertmanager(url: $0) }
  }
}

extension Section {
  /// `["08:00", "20:00"]`
  fileprivate func times(_ key: String) -> Receiver.Hours? {
    guard let times = list(key, .timeOfDay) else { return nil }
    guard times.count == 2, times[0].value != times[1].value else {
      if case .list(let items) = node(key)?.content, items.count != 2 || times.count == 2 {
        fault(atValueOf: key, "\"\(key)\" needs two different times; write \(key): [\"08:00\", \"20:00\"]")
      }
      return nil
    }
    return Receiver.Hours(from: times[0].value, to: times[1].value)
  }
}
