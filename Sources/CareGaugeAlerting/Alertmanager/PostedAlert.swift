import CareGaugeModel

/// An alert as Alertmanager's v2 API takes it.
struct PostedAlert: Encodable, Hashable, Sendable {
  /// What makes it the same alert for Alertmanager.
  var labels: [String: String]
  var annotations: [String: String]
  /// RFC 3339.
  var startsAt: String
  var endsAt: String
  var generatorURL: String

  /// - Parameter end: when it ended, or until when Alertmanager shall believe it without hearing more.
  init(_ alert: Alert, form: AlertmanagerRound.Form, end: Instant) {
    labels = PostedAlert.labels(of: alert)
    annotations = form.texts(alert)
    annotations["condition"] = alert.condition.rawValue
    annotations["alert"] = alert.key.text
    if let document = alert.subject.document { annotations["document"] = document }
    if !alert.subject.responsible.isEmpty {
      annotations["responsible"] = alert.subject.responsible.joined(separator: ";")
    }
    startsAt = form.zone.rfc3339(alert.firingSince ?? alert.since)
    endsAt = form.zone.rfc3339(end)
    generatorURL =
      form.externalURL.map { url in alert.subject.target.map { "\(url)/targets/\($0)" } ?? "\(url)/alerts" } ?? ""
  }

  /// Labels are an alert's identity there, so that nothing stands among them that changes while it fires, but the severity.
  static func labels(of alert: Alert) -> [String: String] {
    let subject = alert.subject
    let labels: [(String, String?)] = [
      ("alertname", "CareGauge_\(subject.kind.rawValue)"), ("kind", subject.kind.rawValue),
      ("severity", alert.severity.rawValue), ("region", subject.region?.text), ("area", subject.area?.text),
      ("indicator", subject.indicator?.text), ("target", subject.target), ("occurrence", subject.occurrence),
      ("obligation", subject.obligation), ("name", subject.name),
    ]
    return Dictionary(uniqueKeysWithValues: labels.compactMap { name, value in value.map { (name, $0) } })
  }
}
