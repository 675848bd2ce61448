/// A mail server as a client sees it.
package struct SMTPServer: Hashable, Sendable {
  /// How the conversation is protected.
  package enum Security: String, Hashable, Sendable, CaseIterable {
    /// In the clear; a login is then refused unless the server is on this machine.
    case none
    /// In the clear until the server agrees to TLS; refused where it does not offer that.
    case startTLS = "starttls"
    /// TLS from the first byte.
    case tls
  }

  /// A name and password for AUTH.
  package struct Login: Hashable, Sendable {
    package var username: String
    package var password: String

    package init(username: String, password: String) {
      self.username = username
      self.password = password
    }
  }

  /// A name or an address (IPv4, or IPv6 without brackets); the server's certificate must be for it.
  package var host: String
  /// 1…65535; 587 and `startTLS`, 465 and `tls`, 25 and `none` usually go together.
  package var port: Int
  package var security: Security
  /// Nil: no AUTH.
  package var login: Login?
  /// What EHLO says: this machine's full name, or an address in brackets. Other characters than letters, digits, `.`, `-`,
  /// `:`, `[` and `]` become `-`.
  package var clientName: String
  /// Certificates (PEM, one or several) of authorities that are trusted beside the system's own.
  package var trustRoots: [UInt8]
  package var limits: SMTPLimits

  package init(
    host: String, port: Int, security: Security, login: Login? = nil, clientName: String = "localhost",
    trustRoots: [UInt8] = [], limits: SMTPLimits = SMTPLimits()
  ) {
    self.host = host
    self.port = port
    self.security = security
    self.login = login
    self.clientName = clientName
    self.trustRoots = trustRoots
    self.limits = limits
  }

  /// `clientName` as it may stand in a command.
  var safeClientName: [UInt8] {
    let name = clientName.utf8.map { SMTPServer.nameBytes.contains($0) ? $0 : UInt8(ascii: "-") }
    return name.isEmpty ? Array("localhost".utf8) : Array(name.prefix(255))
  }

  private static let nameBytes = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-:[]".utf8)
}
