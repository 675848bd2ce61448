import CareGaugeAlerting
import CareGaugeMail
import CareGaugeModel
import CareGaugeRules

/// Alerts as a table, the most urgent first.
struct AlertRows: Sendable {
  let frame: PageFrame
  let snapshot: Snapshot
  let alerts: [Alert]

  var table: HTML {
    let words = AlertWords(snapshot.catalogue)
    let rows = alerts.sorted {
      ($0.severity.rank, -$0.condition.rank, $0.key) < ($1.severity.rank, -$1.condition.rank, $1.key)
    }
    .map { row($0, words) }
    return """
      <table>
      <thead><tr><th scope="col">\(frame.say("级别", "Severity"))</th><th scope="col">\(frame.say("事项", "What"))</th>\
      <th scope="col">\(frame.say("自", "Since"))</th><th scope="col">\(frame.say("原因", "Why"))</th></tr></thead>
      <tbody>
      \(HTML(joining: rows))</tbody>
      </table>

      """
  }

  private func row(_ alert: Alert, _ words: AlertWords) -> HTML {
    let title = words.title(of: alert, in: frame.language)
    let name: HTML = alert.subject.target.map { "<a href=\"/targets/\($0)\">\(title)</a>" } ?? "\(title)"
    let muted = snapshot.judgement.mutedBy[alert.key].map { frame.say("（已静默：\($0)）", " (not told: \($0))") } ?? ""
    return """
      <tr><td class="\(alert.severity == .critical && alert.state == .firing ? "bad" : "")">\
      \(alert.severity.word(in: frame.language))</td>\
      <th scope="row">[\(alert.condition.word(in: frame.language))] \(name)\(muted)</th>\
      <td>\(frame.time(alert.since))\(ending(alert))</td>\
      <td>\(words.reason(of: alert, in: frame.language))</td></tr>

      """
  }

  private func ending(_ alert: Alert) -> String {
    alert.endedAt.map { " – \(frame.time($0))" } ?? ""
  }
}

/// `/alerts`: what fires, what waits to fire, and what lately ended.
struct AlertsPage: Sendable {
  let frame: PageFrame
  let snapshot: Snapshot

  func html() -> HTML {
    let parts: [(AlertState, String)] = [
      (.firing, frame.say("正在预警", "Firing")), (.pending, frame.say("待确认", "Pending")),
      (.resolved, frame.say("已解除", "Resolved")),
    ]
    let sections = parts.map { state, title -> HTML in
      let alerts = snapshot.judgement.alerts.filter { $0.state == state }
      guard !alerts.isEmpty else {
        return state == .firing ? "<p>\(frame.say("目前没有预警。", "No alert fires."))</p>\n" : ""
      }
      return "<h2>\(title) (\(alerts.count))</h2>\n\(AlertRows(frame: frame, snapshot: snapshot, alerts: alerts).table)"
    }
    return frame.page(title: frame.say("预警", "Alerts"), main: HTML(joining: sections))
  }
}
