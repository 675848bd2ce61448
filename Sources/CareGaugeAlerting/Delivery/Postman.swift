import SMTP

/// Carries one mail after the other to where they leave, over one connection.
struct Postman: Sendable {
  let route: MailRoute
  private let client: SMTPClient?

  init(_ route: MailRoute) {
    self.route = route
    client = if case .smtp(let server) = route.way { SMTPClient(server) } else { nil }
  }

  /// What became of the mail for each recipient.
  func deliver(_ mail: [UInt8], id: String, to recipients: [String]) async -> [RecipientResult] {
    switch route.way {
    case .smtp:
      return await client?.send(mail, to: SMTPEnvelope(from: route.from, recipients: recipients)) ?? []
    case .maildir(let folder):
      let outcome: RecipientOutcome
      do throws(Maildir.Fault) {
        let path = try folder.write(mail, id: id)
        outcome = .accepted(SMTPReply(code: 250, lines: ["written to \(path)"]))
      } catch {
        outcome = .failed(SMTPFault(.settings, at: .connect, error.description))
      }
      return recipients.map { RecipientResult(recipient: $0, outcome: outcome) }
    }
  }

  /// Ends the mail at hand, if any; its sender learns how far it came.
  func abandon() async { await client?.abandon() }

  func close() async { await client?.close() }
}
