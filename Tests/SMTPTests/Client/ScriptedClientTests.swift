import SMTP
import TestSupport
import Testing

/// One client and several mails.
@Suite struct ScriptedClientTests {
  private let peer: ScriptedPeer
  private let mail = Array("Subject: x\r\n\r\nHello\r\n".utf8)
  private let envelope = SMTPEnvelope(from: "gauge@example.org", recipients: ["a@example.org"])

  init() throws { peer = try ScriptedPeer() }

  private func client(_ port: Int, limits: SMTPLimits = SMTPLimits()) -> SMTPClient {
    SMTPClient(SMTPServer(host: "127.0.0.1", port: port, security: .none, limits: limits))
  }

  @Test func mailsShareAConnectionAlsoWhenSentAtOnce() async throws {
    let port = try await peer.open(ScriptedPeer.Script())
    let client = client(port)
    await withTaskGroup(of: [RecipientResult].self) { group in
      for _ in 0..<20 { group.addTask { await client.send(mail, to: envelope) } }
      for await results in group { #expect(results.map(\.outcome.summary) == ["accepted"]) }
    }
    await client.close()
    let seen = try await peer.seen(port)
    #expect(seen.mails.count == 20)
    #expect(seen.connections == 1)
  }

  @Test func aRefusedMailDoesNotSpoilTheNextOnTheSameConnection() async throws {
    var script = ScriptedPeer.Script("rcpt", "5xx")
    script.only = "gone@example.org"
    let port = try await peer.open(script)
    let client = client(port)
    let gone = SMTPEnvelope(from: "gauge@example.org", recipients: ["gone@example.org"])
    #expect(await client.send(mail, to: gone).map(\.outcome.summary) == ["ever rcpt"])
    #expect(await client.send(mail, to: envelope).map(\.outcome.summary) == ["accepted"])
    let seen = try await peer.seen(port)
    #expect(seen.connections == 1)
    #expect(
      seen.commands == [
        "EHLO localhost", "MAIL FROM:<gauge@example.org> SIZE=21", "RCPT TO:<gone@example.org>", "RSET",
        "MAIL FROM:<gauge@example.org> SIZE=21", "RCPT TO:<a@example.org>", "DATA",
      ])
  }

  @Test(arguments: ["end", "421"]) func aConnectionThatTheServerEndedIsReplaced(_ ending: String) async throws {
    var script = ScriptedPeer.Script()
    script.idle = ending
    let port = try await peer.open(script)
    let client = client(port)
    for _ in 0..<3 { #expect(await client.send(mail, to: envelope).map(\.outcome.summary) == ["accepted"]) }
    await client.close()
    let seen = try await peer.seen(port)
    #expect(seen.mails.count == 3)
    #expect(seen.connections == 2)
  }

  @Test func anAddressThatIsNamedTwiceGetsTheMailOnce() async throws {
    let port = try await peer.open(ScriptedPeer.Script())
    let twice = SMTPEnvelope(
      from: "gauge@example.org", recipients: ["a@example.org", "b@example.org", "a@example.org"])
    let results = await client(port).send(mail, to: twice)
    #expect(results.map(\.recipient) == ["a@example.org", "b@example.org"])
    #expect(try await peer.seen(port).mails.map(\.to) == [["a@example.org", "b@example.org"]])
  }

  @Test func theWholeMailHasALimitToo() async throws {
    let port = try await peer.open(ScriptedPeer.Script("data", "silence"))
    var limits = SMTPLimits()
    limits.message = .milliseconds(300)
    let results = await client(port, limits: limits).send(mail, to: envelope)
    #expect(results.map(\.outcome.summary) == ["failed data silent"])
    #expect(results[0].outcome.fault?.description == "the mail took longer than 0.3 seconds")
  }

  @Test func aSenderThatIsCancelledWhileItConnectsReturnsAtOnce() async throws {
    let port = try await peer.open(ScriptedPeer.Script("connect", "silence"))
    for isCancelled in [true, false] {
      let client = client(port)
      let results = await withTaskGroup(of: [RecipientResult].self) { group in
        group.addTask { await client.send(mail, to: envelope) }
        if isCancelled { group.cancelAll() }
        group.addTask {
          while !isCancelled, !Task.isCancelled {
            await client.abandon()
            try? await Task.sleep(for: .milliseconds(5))
          }
          return []
        }
        defer { group.cancelAll() }
        for await results in group where !results.isEmpty { return results }
        return []
      }
      #expect(results.map(\.outcome.summary) == ["failed connect cancelled"])
    }
  }

  @Test(arguments: [("data", "failed data cancelled"), ("end", "lost end_of_data cancelled")])
  func aCancelledSenderLearnsHowFarItCame(verb: String, expected: String) async throws {
    let port = try await peer.open(ScriptedPeer.Script(verb, "silence"))
    let client = client(port)
    let results = await withTaskGroup(of: [RecipientResult]?.self) { group in
      group.addTask { await client.send(mail, to: envelope) }
      group.addTask {
        // Until the server has fallen silent.
        while let seen = try? await peer.seen(port),
          verb == "end" ? seen.mails.isEmpty : !seen.commands.contains("DATA")
        {
          await Task.yield()
        }
        return nil
      }
      _ = await group.next()
      group.cancelAll()
      return await group.next() ?? nil
    }
    #expect(results?.map(\.outcome.summary) == [expected])
  }
}
