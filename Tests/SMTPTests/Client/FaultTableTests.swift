import SMTP
import TestSupport
import Testing

/// The fault table over real sockets.
@Suite struct FaultTableTests {
  private static let world = Result { (try ScriptedPeer(), try Certificates.shared.get()) }
  private static let recipients = ["a@example.org", "b@example.org"]
  private static let mail = Array("Message-ID: <1@gauge>\r\nSubject: x\r\n\r\nHello\r\n".utf8)

  @Test(arguments: FaultTable.cells) func everyFaultHasItsResultAndNoMailIsLost(_ cell: FaultTable.Cell) async throws {
    let (peer, certificates) = try FaultTableTests.world.get()
    var script = ScriptedPeer.Script(cell.verb, cell.kind)
    script.times = 1
    script.offers = ["PIPELINING", "AUTH PLAIN LOGIN"]
    script.only = cell.verb == "rcpt" && ["4xx", "5xx"].contains(cell.kind) ? "b@example.org" : nil
    script.certificate = certificates.certificate("good")
    script.key = certificates.key("good")
    let faulty = try await peer.open(script)
    script.verb = "none"
    let healthy = try await peer.open(script)
    let roots = try certificates.bytes("ca")

    let patience = Duration.seconds(cell.kind == "silence" ? 2 : 60)
    let first = await send(to: faulty, cell, roots, patience, recipients: FaultTableTests.recipients)
    #expect(first.map(\.recipient) == FaultTableTests.recipients)
    #expect(first.map(\.outcome.summary) == cell.expected, "\(first)")

    let again = first.filter { result in
      switch result.outcome {
      case .accepted, .refusedForEver: false
      case .refusedForNow, .failed: true
      }
    }
    if !again.isEmpty {
      let second = await send(to: healthy, cell, roots, .seconds(60), recipients: again.map(\.recipient))
      #expect(second.map(\.outcome.summary) == again.map { _ in "accepted" })
    }
    var mails = try await peer.seen(healthy).mails
    if !(cell.verb == "connect" && ["cut", "silence"].contains(cell.kind)) {
      mails += try await peer.seen(faulty).mails
    }
    #expect(FaultTableTests.recipients.map { name in mails.count { $0.to.contains(name) } } == cell.copies)
    #expect(mails.allSatisfy { Array($0.data.utf8) == FaultTableTests.mail })
  }

  private func send(
    to port: Int, _ cell: FaultTable.Cell, _ roots: [UInt8], _ patience: Duration, recipients: [String]
  ) async -> [RecipientResult] {
    var limits = SMTPLimits()
    (limits.connect, limits.handshake, limits.reply, limits.endOfData) = (patience, patience, patience, patience)
    limits.quit = .milliseconds(200)
    let server = SMTPServer(
      host: cell.verb == "handshake" ? "127.0.0.1" : "localhost", port: port, security: .startTLS,
      login: SMTPServer.Login(username: "gauge", password: "secret"), clientName: "gauge.example", trustRoots: roots,
      limits: limits)
    let client = SMTPClient(server)
    let results = await client.send(
      FaultTableTests.mail, to: SMTPEnvelope(from: "gauge@example.org", recipients: recipients))
    await client.close()
    return results
  }
}
