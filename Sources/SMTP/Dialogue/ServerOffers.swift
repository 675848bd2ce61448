/// What a server offered in its answer to EHLO.
struct ServerOffers: Equatable {
  enum Mechanism: String { case plain = "PLAIN", login = "LOGIN" }

  var startTLS = false
  var pipelining = false
  var eightBit = false
  var utf8 = false
  /// The largest mail in bytes; nil where the server names none.
  var size: Int?
  private var mechanisms: Set<String> = []

  init() {}

  init(_ reply: SMTPReply) {
    for line in reply.lines.dropFirst() {
      // Some servers still write `AUTH=PLAIN`, as before RFC 2554.
      let words = line.uppercased().split { $0 == " " || $0 == "=" }.map(String.init)
      switch words.first {
      case "STARTTLS": startTLS = true
      case "PIPELINING": pipelining = true
      case "8BITMIME": eightBit = true
      case "SMTPUTF8": utf8 = true
      case "SIZE": size = words.dropFirst().first.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
      case "AUTH": mechanisms.formUnion(words.dropFirst())
      default: break
      }
    }
  }

  /// The way to log in; nil where the server offers none that this client knows.
  var mechanism: Mechanism? {
    [.plain, .login].first { (mechanism: Mechanism) in mechanisms.contains(mechanism.rawValue) }
  }
}
