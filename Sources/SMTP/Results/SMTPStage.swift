/// The step of a conversation at which something happened.
package enum SMTPStage: String, Hashable, Sendable, CaseIterable, Codable {
  /// Before anything was sent: the mail or an address cannot go out as it is.
  case preparation
  case connect
  case greeting
  case ehlo
  case startTLS = "starttls"
  case handshake
  case auth
  case reset
  case mail
  case rcpt
  case data
  /// All bytes were handed over; the answer decides whether the server has the mail.
  case endOfData = "end_of_data"
}
