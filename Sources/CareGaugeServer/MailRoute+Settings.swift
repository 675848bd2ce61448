import CareGaugeAlerting
import CareGaugeConfiguration
import CareGaugeModel
import Foundation
import SMTP

extension MailRoute {
  /// How the configuration lets mails leave; nil where it says nothing of mails.
  init?(_ email: EmailSettings?) {
    guard let email else { return nil }
    switch email.way {
    case .maildir(let folder): self.init(from: email.from.address, way: .maildir(Maildir(folder)))
    case .smtp(let settings): self.init(from: email.from.address, way: .smtp(SMTPServer(settings)))
    }
  }
}

extension AddressBook {
  /// Who gets mails by the configuration.
  init(_ settings: Settings) { self.init(settings.alerting?.receivers ?? [], zone: settings.zone) }
}

extension SMTPServer {
  init(_ settings: SMTPSettings) {
    let security: Security =
      switch settings.security {
      case .starttls: .startTLS
      case .tls: .tls
      case .unencrypted: .none
      }
    self.init(
      host: settings.host, port: settings.port, security: security,
      login: settings.login.map { Login(username: $0.username, password: $0.password.reveal()) },
      clientName: ProcessInfo.processInfo.hostName)
  }
}
