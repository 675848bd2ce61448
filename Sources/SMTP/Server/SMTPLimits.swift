/// How long each step may take, and how much a server may say.
///
/// The times are those of RFC 5321, 4.5.3.2, shortened where a longer wait helps nobody; the wait after the end of data is
/// not shortened, because a mail given up there may arrive twice.
package struct SMTPLimits: Hashable, Sendable {
  /// To look up the name and to connect.
  package var connect: Duration = .seconds(30)
  /// For the TLS handshake.
  package var handshake: Duration = .seconds(30)
  /// For each answer but the one to the end of data.
  package var reply: Duration = .seconds(120)
  /// To hand the mail's bytes to the network.
  package var data: Duration = .seconds(180)
  /// For the answer to the end of data.
  package var endOfData: Duration = .seconds(600)
  /// For a whole mail with everything before it, once connected.
  package var message: Duration = .seconds(900)
  /// How long a connection without work is kept.
  package var idle: Duration = .seconds(20)
  /// For the answer to QUIT, which changes nothing.
  package var quit: Duration = .seconds(2)
  /// Bytes in a line of an answer.
  package var replyLine = 2048
  /// Lines in an answer.
  package var replyLines = 128

  package init() {}
}
