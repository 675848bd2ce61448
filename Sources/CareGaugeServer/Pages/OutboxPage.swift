import CareGaugeModel
import CareGaugeStore

/// `/outbox`: messages on their way, what waits first, and why it waits.
struct OutboxPage: Sendable {
  let frame: PageFrame
  /// The newest first.
  let deliveries: [Delivery]
  /// Why nothing leaves at present.
  let trouble: String?
  /// Whether the configuration has a way for mails to leave.
  let hasRoute: Bool

  func html() -> HTML {
    let parts: [(Delivery.State, String)] = [
      (.pending, frame.say("等待发送", "Waiting")), (.failed, frame.say("无法送达", "Refused for good")),
      (.sent, frame.say("已送达", "Delivered")),
    ]
    let sections = parts.map { state, title -> HTML in
      let own = deliveries.filter { $0.state == state }
      guard !own.isEmpty else {
        return state == .pending ? "<p>\(frame.say("没有等待发送的邮件。", "No mail waits."))</p>\n" : ""
      }
      return "<h2>\(title) (\(own.count))</h2>\n\(table(own))"
    }
    let notice: HTML =
      hasRoute ? "" : "<p class=\"bad\">\(noRoute)</p>\n"
    let problem: HTML =
      trouble.map { "<p class=\"bad\">\(frame.say("目前无法发送", "Nothing leaves at present")): \($0)</p>\n" } ?? ""
    return frame.page(title: frame.say("发件", "Outbox"), main: notice + problem + HTML(joining: sections))
  }

  private var noRoute: String {
    frame.say(
      "没有发送途径：配置的 email 下既没有 smtp 也没有 maildir，邮件不会发出。",
      "No mail leaves: the configuration has neither smtp nor maildir under email.")
  }

  private func table(_ deliveries: [Delivery]) -> HTML {
    let rows = deliveries.map { delivery -> HTML in
      """
      <tr><th scope="row">\(delivery.subject)</th><td>\(delivery.recipient)</td>\
      <td class="period">\(frame.time(delivery.plannedAt))</td><td class="number">\(delivery.attempts)</td>\
      <td>\(why(delivery))</td></tr>

      """
    }
    return """
      <table>
      <thead><tr><th scope="col">\(frame.say("主题", "Subject"))</th><th scope="col">\(frame.say("收件人", "Recipient"))</th>\
      <th scope="col">\(frame.say("产生", "Decided"))</th><th scope="col" class="number">\(frame.say("次数", "Attempts"))</th>\
      <th scope="col">\(frame.say("情况", "What happened"))</th></tr></thead>
      <tbody>
      \(HTML(joining: rows))</tbody>
      </table>

      """
  }

  private func why(_ delivery: Delivery) -> String {
    if delivery.state == .pending, !hasRoute { return noRoute }
    if let last = delivery.last {
      return ["\(frame.time(last.at))", last.stage, last.code, last.text].compactMap { $0 }.joined(separator: " · ")
    }
    if let notBefore = delivery.notBefore, notBefore > frame.now {
      return frame.say("收件时段自 \(frame.time(notBefore)) 起", "the receiver's hours begin at \(frame.time(notBefore))")
    }
    return frame.say("即将发送", "about to be sent")
  }
}
