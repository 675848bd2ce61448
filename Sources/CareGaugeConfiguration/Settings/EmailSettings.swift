import CareGaugeModel
import YAML

/// How mails leave.
package struct EmailSettings: Hashable, Sendable {
  package enum Way: Hashable, Sendable {
    /// Into a Maildir folder.
    case maildir(folder: String)
    case smtp(SMTPSettings)
  }
  /// The address that mails come from.
  package var from: EmailAddress
  package var way: Way
}

/// A mail server that takes mails from the service.
package struct SMTPSettings: Hashable, Sendable {
  package enum Security: String, Hashable, Sendable, CaseIterable {
    case starttls, tls
    case unencrypted = "none"
  }
  package var host: String
  package var port: Int
  package var security: Security
  package var login: Login?

  package struct Login: Hashable, Sendable {
    package var username: String
    package var password: Secret
  }
}

extension SettingsReading {
  func readEmail(_ top: Section) -> EmailSettings? {
    let example = "email: {from: \"CareGauge <caregauge@example.org>\", maildir: var/mail}"
    guard let email = top.section("email", write: example), !email.isBroken else { return nil }
    let from = email.required("from", .email, write: "from: \"CareGauge <caregauge@example.org>\"")
    let way: EmailSettings.Way?
    switch email.one(of: ["maildir", "smtp"], write: "maildir: var/mail, or smtp: {host: mail.example.org, …}") {
    case "maildir":
      note("email.maildir", at: email.valuePlace(of: "maildir"))
      way = email.required("maildir", .path).map { .maildir(folder: $0) }
    case "smtp": way = readSMTP(email).map { .smtp($0) }
    default: way = nil
    }
    email.finish()
    guard let from, let way else { return nil }
    return EmailSettings(from: from, way: way)
  }

  private func readSMTP(_ email: Section) -> SMTPSettings? {
    guard let smtp = email.section("smtp", write: "smtp: {host: mail.example.org, security: starttls}") else {
      return nil
    }
    let host = smtp.required("host", .host, write: "host: mail.example.org")
    let security = smtp.optional("security", Form<SMTPSettings.Security>.word) ?? .starttls
    let port = smtp.optional("port", .whole(1...65_535))
    let username = smtp.optional("username", .text("a user name"))
    let password = smtp.secret("password_file")
    smtp.finish()
    let hasSecret = smtp.keys.contains { secretRemedy(for: $0, known: []) != nil }
    for (key, other) in [("username", "password_file"), ("password_file", "username")] where smtp.has(key) {
      if !smtp.has(other) && !hasSecret {
        smtp.fault(at: key, "\"\(key)\" without \"\(other)\"; write both, or neither")
      }
    }
    let isLocal = host.map { ["localhost", "127.0.0.1", "::1"].contains($0) } ?? true
    if smtp.has("username"), security == .unencrypted, !isLocal {
      smtp.fault(
        atValueOf: "security", "\"security\" is none, which would send the password in clear; write starttls or tls")
    }
    guard let host else { return nil }
    let login = username.flatMap { name in password.map { SMTPSettings.Login(username: name, password: $0) } }
    let ports: [SMTPSettings.Security: Int] = [.starttls: 587, .tls: 465, .unencrypted: 25]
    return SMTPSettings(host: host, port: port ?? ports[security] ?? 587, security: security, login: login)
  }
}
