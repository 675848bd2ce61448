import CareGaugeAlerting
import CareGaugeConfiguration
import CareGaugeMail
import CareGaugeModel
import SMTP

/// `caregauge mail test`: one real mail to a receiver, in the configured way.
package struct MailTrial: Sendable {
  private let settings: Settings
  private let catalogue: Catalogue
  private let figuresEnd: Day?

  /// - Parameter figuresEnd: the day on which a service stands whose clock was moved, which every mail of it says.
  package init(settings: Settings, catalogue: Catalogue, figuresEnd: Day? = nil) {
    self.settings = settings
    self.catalogue = catalogue
    self.figuresEnd = figuresEnd
  }

  /// What was done and what the server said, line by line.
  package struct Result: Sendable {
    package var lines: [String]
    /// Whether every recipient has the mail, as far as the server is to be believed.
    package var isDelivered: Bool
  }

  /// - Parameter receiver: a name under `receivers`.
  package func run(receiver name: String) async throws -> Result {
    let receivers = settings.alerting?.receivers ?? []
    guard let receiver = receivers.first(where: { $0.name == name }) else {
      let known = receivers.map(\.name).joined(separator: ", ")
      return Result(
        lines: ["no receiver has the name \(name); the configuration has \(known.isEmpty ? "none" : known)"],
        isDelivered: false)
    }
    guard case .email(let to, let language) = receiver.way, let email = settings.email, let route = MailRoute(email)
    else {
      return Result(lines: ["\(name) gets no mails: its alerts go to an Alertmanager"], isDelivered: false)
    }
    let writer = MailWriter(
      catalogue: catalogue, from: email.from, externalURL: settings.externalURL, zone: settings.zone,
      notice: figuresEnd.map { MailNotice(figuresEnd: $0) })
    let mail = writer.trial(to: receiver, at: ServiceCalendar().now())
    var lines = [
      "to \(to.map(\.address).joined(separator: ", ")), in \(language == .zh ? "Chinese" : "English"), \(way)"
    ]
    let results = await route.deliver(mail.bytes, id: String(mail.id.dropFirst().dropLast()), to: mail.recipients)
    for result in results {
      switch result.outcome {
      case .accepted(let reply): lines.append("\(result.recipient): accepted, \(reply)")
      case .refusedForEver(let fault):
        lines.append("\(result.recipient): refused for good at \(fault.stage.rawValue): \(fault)")
      case .refusedForNow(let fault):
        lines.append("\(result.recipient): refused for now at \(fault.stage.rawValue): \(fault)")
      case .failed(let fault): lines.append("\(result.recipient): failed at \(fault.stage.rawValue): \(fault)")
      }
    }
    lines.append("Message-ID \(mail.id)")
    let isDelivered = results.allSatisfy { if case .accepted = $0.outcome { true } else { false } }
    return Result(lines: lines, isDelivered: isDelivered && !results.isEmpty)
  }

  private var way: String {
    switch settings.email?.way {
    case .maildir(let folder): "into the Maildir \(folder)"
    case .smtp(let smtp): "by \(smtp.host):\(smtp.port) (\(smtp.security.rawValue))"
    case nil: ""
    }
  }
}
