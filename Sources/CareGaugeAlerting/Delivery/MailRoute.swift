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
