import CareGaugeModel
import CareGaugeStore

/// What became of a message: what it is about, every attempt with the server's answer, and the bytes.
struct MessageExplanation: Sendable {
  let trail: MessageTrail
  let zone: Zone

  var text: String {
    let (message, evaluation) = (trail.message, trail.evaluation)
    var lines = ["\(message.messageID)  \(message.subject)"]
    lines += block([
      ("receiver", message.planned.receiver), ("decided", time(message.planned.at)),
      ("not before", message.planned.notBefore.map(time)),
      ("about", message.planned.news.map { "\($0.alert.key) (\($0.occasion.rawValue))" }.joined(separator: ", ")),
      ("evaluation", "\(evaluation.number), reports up to \(evaluation.newestReport), build \(evaluation.build)"),
      ("configuration", hexadecimal(evaluation.configuration)), ("catalogues", hexadecimal(evaluation.catalogue)),
    ])
    for delivery in trail.deliveries {
      lines += ["", "\(delivery.delivery.recipient): \(delivery.delivery.state.rawValue)"]
      lines += delivery.attempts.map { attempt in
        let answer = attempt.answer
        let said = [answer.stage, answer.code, answer.text].compactMap { $0 }.joined(separator: " · ")
        return "  \(attempt.number). \(time(answer.at))  \(attempt.outcome.rawValue)  \(said)"
      }
      if delivery.attempts.isEmpty { lines.append("  not tried yet") }
    }
    lines += ["", "\(trail.bytes.count) bytes", "", String(decoding: trail.bytes, as: UTF8.self)]
    return lines.joined(separator: "\n").replacing("\r\n", with: "\n")
  }

  private func time(_ moment: Instant) -> String { zone.rfc3339(Instant(seconds: moment.seconds)) }

  private func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { byte in
      let text = String(byte, radix: 16)
      return text.count == 1 ? "0" + text : text
    }.joined()
  }
}
