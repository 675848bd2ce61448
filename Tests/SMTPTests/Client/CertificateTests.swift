import SMTP
import TestSupport
import Testing

/// Certificates that are right, and those that are not, with what is said about them.
@Suite struct CertificateTests {
  private static let world = Result { (try ScriptedPeer(), try Certificates.shared.get()) }

  struct Case: Sendable, CustomStringConvertible {
    let certificate: String
    let host: String
    /// The outcome and, in what is said, this.
    let expected: String
    let words: String

    var description: String { "\(certificate) as \(host)" }
  }

  private static let cases = [
    Case(certificate: "good", host: "localhost", expected: "accepted", words: ""),
    Case(certificate: "good", host: "127.0.0.1", expected: "accepted", words: ""),
    Case(certificate: "other", host: "localhost", expected: "failed handshake wrong_name", words: "for another name"),
    Case(certificate: "other", host: "127.0.0.1", expected: "failed handshake wrong_name", words: "for another name"),
    Case(
      certificate: "expired", host: "localhost", expected: "failed handshake expired_certificate", words: "has expired"),
    Case(
      certificate: "stray", host: "localhost", expected: "failed handshake untrusted_certificate", words: "not trusted"),
  ]

  @Test(arguments: cases, [SMTPServer.Security.startTLS, .tls])
  func aCertificateIsChecked(_ test: Case, _ security: SMTPServer.Security) async throws {
    let (peer, certificates) = try CertificateTests.world.get()
    var script = ScriptedPeer.Script()
    script.certificate = certificates.certificate(test.certificate)
    script.key = certificates.key(test.certificate)
    script.tls = security == .tls
    let port = try await peer.open(script)
    let results = try await send(
      SMTPServer(host: test.host, port: port, security: security, trustRoots: certificates.bytes("ca")))
    #expect(results.map(\.outcome.summary) == [test.expected])
    let said = results[0].outcome.fault?.description ?? ""
    #expect(said.contains(test.words), "\(said)")
    #expect(test.words.isEmpty || said.hasPrefix("the certificate of \(test.host):\(port) "), "\(said)")
  }

  @Test func withoutItsAuthorityAGoodCertificateIsNotTrusted() async throws {
    let (peer, certificates) = try CertificateTests.world.get()
    var script = ScriptedPeer.Script()
    script.certificate = certificates.certificate("good")
    script.key = certificates.key("good")
    let port = try await peer.open(script)
    let results = await send(SMTPServer(host: "localhost", port: port, security: .startTLS))
    #expect(results.map(\.outcome.summary) == ["failed handshake untrusted_certificate"])
  }

  @Test func aPortWithoutTLSIsSaidSo() async throws {
    let (peer, _) = try CertificateTests.world.get()
    let port = try await peer.open(ScriptedPeer.Script())
    let results = await send(SMTPServer(host: "localhost", port: port, security: .tls))
    #expect(results.map(\.outcome.summary) == ["failed handshake handshake_failed"])
    #expect(
      results[0].outcome.fault?.description
        == "localhost:\(port) does not speak TLS here; use security starttls or none, or its TLS port")
  }

  @Test func trustRootsThatAreNoneAreSaidSo() async throws {
    let results = await send(
      SMTPServer(host: "localhost", port: 1, security: .tls, trustRoots: Array("not a certificate".utf8)))
    #expect(results.map(\.outcome.summary) == ["failed preparation settings"])
  }

  @Test func aNameThatIsNoneIsSaidSo() async throws {
    let results = await send(SMTPServer(host: "no-such-host.invalid", port: 25, security: .none))
    #expect(results.map(\.outcome.summary) == ["failed connect unreachable"])
    #expect(
      results[0].outcome.fault?.description
        == "the name of no-such-host.invalid:25 cannot be resolved; check the host")
  }

  private func send(_ server: SMTPServer) async -> [RecipientResult] {
    let client = SMTPClient(server)
    let results = await client.send(
      Array("Subject: x\r\n\r\n".utf8), to: SMTPEnvelope(from: "gauge@example.org", recipients: ["a@example.org"]))
    await client.close()
    return results
  }
}
