import SMTP
import TestSupport
import Testing

/// Debian's aiosmtpd, which wants TLS and a login.
@Suite struct RealServerTests {
  private let login = SMTPServer.Login(username: "gauge@example.org", password: "geheim ☃ 密码")
  private let mail = "Subject: =?utf-8?B?5YW76ICB?=\r\nMIME-Version: 1.0\r\n\r\n.dot\r\n..\r\n.\r\nQUIT\r\nlast\r\n"

  private func server(
    _ mode: String, _ security: SMTPServer.Security, login: SMTPServer.Login?
  ) async throws -> (RealPeer, SMTPClient) {
    let certificates = try Certificates.shared.get()
    let peer = try await RealPeer(mode, of: certificates, login: [self.login.username, self.login.password])
    let server = SMTPServer(
      host: "localhost", port: peer.port, security: security, login: login, clientName: "gauge.example",
      trustRoots: try certificates.bytes("ca"))
    return (peer, SMTPClient(server))
  }

  @Test(arguments: [("starttls", SMTPServer.Security.startTLS), ("tls", .tls), ("none", .none)])
  func aMailArrivesAsItWasSent(mode: String, security: SMTPServer.Security) async throws {
    // aiosmtpd offers no AUTH before TLS unless it is told to.
    let peer: RealPeer
    let client: SMTPClient
    if mode == "none" {
      peer = try await RealPeer(mode, of: Certificates.shared.get())
      client = SMTPClient(SMTPServer(host: "localhost", port: peer.port, security: security))
    } else {
      (peer, client) = try await server(mode, security, login: login)
    }
    let recipients = ["a@example.org", "full@example.org", "gone@example.org", "杨@example.org"]
    let results = await client.send(
      Array(mail.utf8), to: SMTPEnvelope(from: "gauge@example.org", recipients: recipients))
    #expect(results.map(\.outcome.summary) == ["accepted", "now rcpt", "ever rcpt", "accepted"])
    #expect(results[0].outcome == .accepted(SMTPReply(code: 250, lines: ["2.0.0 Queued"])))
    #expect(results[1].outcome.fault?.reply == SMTPReply(code: 452, lines: ["4.2.2 Mailbox full"]))
    let received = try await peer.mail()
    #expect(received.from == "gauge@example.org")
    #expect(received.to == ["a@example.org", "杨@example.org"])
    #expect(received.data == mail)
    #expect(received.tls == (security != .none))
    for _ in 0..<3 {
      let more = await client.send(
        Array("养老\n".utf8), to: SMTPEnvelope(from: "g@example.org", recipients: ["b@example.org"]))
      #expect(more.map(\.outcome.summary) == ["accepted"])
      #expect(
        try await String(decoding: peer.mail().data.unicodeScalars.map { UInt8($0.value) }, as: UTF8.self) == "养老\r\n")
    }
    await client.close()
  }

  @Test func aWrongPasswordIsSaidSo() async throws {
    let (peer, client) = try await server(
      "starttls", .startTLS, login: SMTPServer.Login(username: "gauge", password: "no"))
    let results = await client.send(
      Array(mail.utf8), to: SMTPEnvelope(from: "g@example.org", recipients: ["a@example.org"]))
    #expect(results.map(\.outcome.summary) == ["failed auth refused"])
    #expect(
      results[0].outcome.fault?.description
        == "localhost:\(peer.port) refuses auth: 535 5.7.8 Authentication credentials invalid; check the user name and password"
    )
  }

  @Test func aMissingLoginIsNotTheRecipientsFault() async throws {
    let (peer, client) = try await server("starttls", .startTLS, login: nil)
    let results = await client.send(
      Array(mail.utf8), to: SMTPEnvelope(from: "g@example.org", recipients: ["a@example.org"]))
    #expect(results.map(\.outcome.summary) == ["failed mail refused"])
    #expect(results[0].outcome.fault?.reply?.code == 530)
    withExtendedLifetime(peer) {}
  }
}
