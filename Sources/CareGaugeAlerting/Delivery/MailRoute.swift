import CareGaugeModel
import SMTP

/// How mails leave.
package struct MailRoute: Hashable, Sendable {
  package enum Way: Hashable, Sendable {
    /// Into a folder, for a reader or another program.
    case maildir(Maildir)
    case smtp(SMTPServer)
  }

  /// The bare address that servers see as the sender.
  package var from: String
  package var way: Way

  package init(from: String, way: Way) {
    self.from = from
    self.way = way
  }
}

extension MailRoute {
  /// Carries one mail by itself, apart from any outbox; gives what became of it for each recipient.
  package func deliver(_ mail: [UInt8], id: String, to recipients: [String]) async -> [RecipientResult] {
    let postman = Postman(self)
    let results = await postman.deliver(mail, id: id, to: recipients)
    await postman.close()
    return results
  }
}
