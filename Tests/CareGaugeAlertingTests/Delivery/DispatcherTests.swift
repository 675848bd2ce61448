import CareGaugeModel
import CareGaugeStore
import Foundation
import Logging
import SMTP
import ServiceLifecycle
import TestSupport
import Testing

@testable import CareGaugeAlerting

/// The dispatcher with an outbox in memory and servers that misbehave.
@Suite(.timeLimit(.minutes(2))) struct DispatcherTests {
  private static let peer = Result { try ScriptedPeer() }

  private func peer() throws -> ScriptedPeer { try DispatcherTests.peer.get() }

  private func route(_ port: Int) -> MailRoute {
    var limits = SMTPLimits()
    limits.quit = .milliseconds(100)
    return MailRoute(
      from: "gauge@example.org",
      way: .smtp(SMTPServer(host: "127.0.0.1", port: port, security: .none, limits: limits)))
  }

  private func book(_ addresses: String..., hours: Receiver.Hours? = nil) -> AddressBook {
    let to = addresses.map { EmailAddress(name: nil, address: $0) }
    return AddressBook(
      [Receiver(name: "all", way: .email(to: to, language: .en), sendBetween: hours)], zone: .shanghai)
  }

  private func dispatcher(
    _ outbox: MemoryOutbox, _ route: MailRoute?, _ book: AddressBook? = nil,
    clock: any CalendarClock = ManualClock(Instant(seconds: 0)),
    wait: Duration = .milliseconds(30)
  ) -> Dispatcher {
    var policy = DeliveryPolicy()
    (policy.firstWait, policy.firstPause) = (wait, .milliseconds(30))
    return Dispatcher(
      store: outbox, route: route, book: book, clock: clock, policy: policy, shutdownPatience: .milliseconds(100),
      log: Logger(label: "dispatcher") { _ in SwiftLogNoOpLogHandler() })
  }

  /// Runs a dispatcher until `body` has what it waits for.
  private func running(_ dispatcher: Dispatcher, _ body: @escaping @Sendable () async throws -> Void) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await dispatcher.run() }
      try await body()
      group.cancelAll()
    }
  }

  @Test func eachRecipientIsSettledByItself() async throws {
    var script = ScriptedPeer.Script("rcpt", "4xx")
    (script.only, script.times) = ("full@example.org", 2)
    let port = try await peer().open(script)
    let outbox = MemoryOutbox(["a@example.org", "full@example.org", "no address", "c@example.org"], ["d@example.org"])
    try await running(dispatcher(outbox, route(port))) { await outbox.settled(5) }
    #expect(
      outbox.trail == [
        "11: sent end_of_data 250", "12: retry rcpt 451, retry rcpt 451, sent end_of_data 250",
        "13: failed preparation unsendable", "14: sent end_of_data 250", "21: sent end_of_data 250",
      ])
    #expect(outbox.attempts(of: 11).first?.answer.text == "2.0.0 Queued as 1")
    #expect(
      outbox.attempts(of: 12).first?.answer.text == "127.0.0.1:\(port) refuses at rcpt: 451 4.3.0 Try again later")
    let seen = try await peer().seen(port)
    let first = seen.mails.filter { $0.data.contains("m1@gauge") }
    #expect(first.map(\.to) == [["a@example.org", "c@example.org"], ["full@example.org"]])
    #expect(Set(first.map(\.data)).count == 1)
  }

  @Test func recipientsWhoWaitForTheSameReasonAreTriedAgainTogether() async throws {
    var script = ScriptedPeer.Script("data", "4xx")
    script.times = 3
    let port = try await peer().open(script)
    let outbox = MemoryOutbox(["a@example.org", "b@example.org", "c@example.org"])
    try await running(dispatcher(outbox, route(port))) { await outbox.settled(3) }
    let seen = try await peer().seen(port)
    #expect(seen.commands.count { $0.hasPrefix("MAIL") } == 4)
    #expect(seen.mails.map(\.to) == [["a@example.org", "b@example.org", "c@example.org"]])
  }

  @Test func aRefusalForEverIsNeverTriedAgain() async throws {
    let port = try await peer().open(ScriptedPeer.Script("end", "5xx"))
    let outbox = MemoryOutbox(["a@example.org"])
    try await running(dispatcher(outbox, route(port), wait: .zero)) {
      await outbox.settled(1)
      outbox.put(["b@example.org"])
      await outbox.settled(2)
    }
    #expect(outbox.trail == ["11: failed end_of_data 550", "21: failed end_of_data 550"])
    #expect(try await peer().seen(port).commands.count { $0.hasPrefix("MAIL") } == 2)
  }

  @Test func aMailThatCouldNotBeRecordedIsNotSentAgain() async throws {
    let port = try await peer().open(ScriptedPeer.Script())
    let outbox = MemoryOutbox(["a@example.org"])
    outbox.fail(settles: 1)
    try await running(dispatcher(outbox, route(port))) { await outbox.settled(1) }
    #expect(outbox.trail == ["11: sent end_of_data 250"])
    #expect(try await peer().seen(port).mails.count == 1)
  }

  @Test func anOutboxThatCannotBeReadIsReadLater() async throws {
    let port = try await peer().open(ScriptedPeer.Script())
    let outbox = MemoryOutbox(["a@example.org"])
    outbox.fail(reads: 1)
    let dispatcher = dispatcher(outbox, route(port))
    try await running(dispatcher) {
      dispatcher.ring()
      await outbox.settled(1)
    }
    #expect(outbox.trail == ["11: sent end_of_data 250"])
  }

  /// Five mails and a server that greets nobody: one of them tries, and when the server is back all are sent at once,
  /// although the one that tried has to wait for an hour by itself.
  @Test func aServerThatIsAwayIsAskedByOneMailAtATime() async throws {
    var script = ScriptedPeer.Script("greeting", "5xx")
    script.times = 3
    let port = try await peer().open(script)
    let outbox = MemoryOutbox((1...8).map { (["r\($0)@example.org"], nil) })
    let dispatcher = dispatcher(outbox, route(port), wait: .seconds(3600))
    try await running(dispatcher) { await outbox.settled(8) }
    let retries = outbox.trail.filter { $0.contains("retry greeting 550") }
    #expect(retries.count == 3)
    #expect(outbox.trail.allSatisfy { $0.hasSuffix("sent end_of_data 250") })
    #expect(dispatcher.trouble == nil)
  }

  @Test func whyNothingLeavesIsSaid() async throws {
    let port = try await peer().open(ScriptedPeer.Script("connect", "cut"))
    let outbox = MemoryOutbox(["a@example.org"])
    let dispatcher = dispatcher(outbox, route(port))
    try await running(dispatcher) { await outbox.attempted(2) }
    let reason = "cannot connect to 127.0.0.1:\(port): Connection refused; check host and port"
    #expect(dispatcher.trouble == Dispatcher.Trouble(since: Instant(seconds: 0), reason: reason))
  }

  @Test func oneMailThatTheServerIsSlowToTakeHoldsUpNoOther() async throws {
    var script = ScriptedPeer.Script("end", "silence")
    script.times = 2
    let port = try await peer().open(script)
    let outbox = MemoryOutbox((1...6).map { (["r\($0)@example.org"], nil) })
    try await running(dispatcher(outbox, route(port))) { await outbox.settled(4) }
    #expect(outbox.trail.filter { $0.hasSuffix("sent end_of_data 250") }.count == 4)
  }

  @Test func aMailWaitsForTheHoursOfItsReceiver() async throws {
    let port = try await peer().open(ScriptedPeer.Script())
    let clock = ManualClock(Instant(seconds: 100))
    let outbox = MemoryOutbox([(["early@example.org"], Instant(seconds: 1000)), (["a@example.org"], nil)])
    let dispatcher = dispatcher(outbox, route(port), clock: clock)
    try await running(dispatcher) {
      await outbox.settled(1)
      #expect(outbox.trail == ["21: sent end_of_data 250"])
      clock.set(Instant(seconds: 1000))
      dispatcher.ring()
      await outbox.settled(2)
    }
    #expect(outbox.trail == ["11: sent end_of_data 250", "21: sent end_of_data 250"])
    #expect(outbox.attempts(of: 11).first?.answer.at == Instant(seconds: 1000))
  }

  /// The first attempt is made within the hours; when its wait is over they are not.
  @Test func aMailIsTriedAgainInTheHoursOfItsReceiverOnly() async throws {
    var script = ScriptedPeer.Script("rcpt", "4xx")
    script.times = 1
    let port = try await peer().open(script)
    // 08:00 in Shanghai, to 20:00.
    let clock = ManualClock(Instant(seconds: 0))
    let outbox = MemoryOutbox(["a@example.org"])
    let hours = book("a@example.org", "b@example.org", hours: Receiver.Hours(from: 480, to: 1200))
    let dispatcher = dispatcher(outbox, route(port), hours, clock: clock, wait: .zero)
    outbox.whenSettling { clock.set(Instant(seconds: 45_000)) }
    try await running(dispatcher) {
      await outbox.attempted(1)
      // Read after the one that waits, so that it would have left before.
      outbox.put(["b@example.org"], to: "somebody without hours")
      await outbox.settled(1)
      #expect(outbox.trail == ["11: retry rcpt 451", "21: sent end_of_data 250"])
      outbox.whenSettling {}
      clock.set(Instant(seconds: 86_400))
      dispatcher.ring()
      await outbox.settled(2)
    }
    #expect(outbox.trail == ["11: retry rcpt 451, sent end_of_data 250", "21: sent end_of_data 250"])
  }

  @Test func addressesThatTheConfigurationHasNoMoreGetNothingAndNewOnesGetTheMail() async throws {
    let port = try await peer().open(ScriptedPeer.Script())
    let outbox = MemoryOutbox(["old@example.org", "a@example.org"])
    let dispatcher = dispatcher(outbox, route(port), book("a@example.org", "new@example.org"))
    try await running(dispatcher) { await outbox.settled(3) }
    #expect(
      outbox.trail == ["11: failed preparation withdrawn", "12: sent end_of_data 250", "13: sent end_of_data 250"])
    #expect(outbox.attempts(of: 11).first?.answer.text == "withdrawn: address no longer in the configuration")
    #expect(try await peer().seen(port).mails.flatMap(\.to).sorted() == ["a@example.org", "new@example.org"])
  }

  @Test func aReloadThatTakesAnAddressAwayEndsTheMailThatWaitsForIt() async throws {
    var script = ScriptedPeer.Script("rcpt", "4xx")
    script.only = "old@example.org"
    let port = try await peer().open(script)
    let outbox = MemoryOutbox(["old@example.org"])
    let dispatcher = dispatcher(outbox, route(port), book("old@example.org"), wait: .seconds(3600))
    try await running(dispatcher) {
      await outbox.attempted(1)
      dispatcher.use(route(port), book("new@example.org"))
      await outbox.settled(2)
    }
    #expect(
      outbox.trail == ["11: retry rcpt 451, failed preparation withdrawn", "12: sent end_of_data 250"])
  }

  @Test func anAddressThatAnotherReceiverHasIsTakenFromThisOneAllTheSame() async throws {
    var script = ScriptedPeer.Script("rcpt", "4xx")
    script.only = "li@example.org"
    let port = try await peer().open(script)
    let outbox = MemoryOutbox([])
    outbox.put(["li@example.org"], to: "bureau")
    let dispatcher = dispatcher(outbox, route(port), book(of: "li"), wait: .seconds(3600))
    try await running(dispatcher) {
      await outbox.attempted(1)
      dispatcher.use(route(port), book(of: "wang"))
      await outbox.settled(2)
    }
    #expect(
      outbox.trail == ["11: retry rcpt 451, failed preparation withdrawn", "12: sent end_of_data 250"])
  }

  /// A bureau with one address; the operators have that of Li as well.
  private func book(of name: String) -> AddressBook {
    func receiver(_ receiver: String, _ names: String...) -> Receiver {
      Receiver(
        name: receiver,
        way: .email(to: names.map { EmailAddress(name: nil, address: "\($0)@example.org") }, language: .en))
    }
    return AddressBook([receiver("bureau", name), receiver("ops", "li", "ops")], zone: .shanghai)
  }

  @Test func restIsWhenAllThatMayLeaveHasLeft() async throws {
    let port = try await peer().open(ScriptedPeer.Script())
    let outbox = MemoryOutbox([(["late@example.org"], Instant(seconds: 1000)), (["a@example.org"], nil)])
    let dispatcher = dispatcher(outbox, route(port))
    try await running(dispatcher) {
      await dispatcher.rest()
      #expect(outbox.trail == ["21: sent end_of_data 250"])
      outbox.put(["b@example.org"])
      await dispatcher.rest()
      #expect(outbox.trail == ["21: sent end_of_data 250", "31: sent end_of_data 250"])
    }
    #expect(dispatcher.backlog == OutboxBacklog(pending: 1, oldestDue: nil, opens: Instant(seconds: 1000)))
  }

  @Test func anotherRouteIsUsedAtOnce() async throws {
    let port = try await peer().open(ScriptedPeer.Script("greeting", "cut"))
    let outbox = MemoryOutbox(["a@example.org"])
    let dispatcher = dispatcher(outbox, route(port), wait: .seconds(3600))
    try await withTemporaryFolder { folder in
      let maildir = MailRoute(from: "gauge@example.org", way: .maildir(Maildir(folder.path)))
      try await running(dispatcher) {
        await outbox.attempted(1)
        dispatcher.use(maildir, nil)
        await outbox.settled(1)
      }
      let mail = try String(contentsOf: folder.appending(path: "new/caregauge.m1"), encoding: .utf8)
      #expect(mail == "Message-ID: <m1@gauge>\r\n\r\nHello\r\n")
    }
    #expect(outbox.trail == ["11: retry greeting closed, sent end_of_data 250"])
  }

  /// verb at which the server falls silent; what is recorded when the service ends meanwhile
  @Test(arguments: [("data", "11: retry data cancelled"), ("end", "11: retry end_of_data cancelled")])
  func aShutdownGivesUpAMailUnderWayAndRecordsThat(verb: String, expected: String) async throws {
    let port = try await peer().open(ScriptedPeer.Script(verb, "silence"))
    let peer = try peer()
    let outbox = MemoryOutbox(["a@example.org"])
    let log = Logger(label: "group") { _ in SwiftLogNoOpLogHandler() }
    let group = ServiceGroup(services: [dispatcher(outbox, route(port))], logger: log)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      // Until the server has fallen silent.
      while try await !peer.seen(port).commands.contains("DATA") { await Task.yield() }
      if verb == "end" { while try await peer.seen(port).mails.isEmpty { await Task.yield() } }
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
    #expect(outbox.trail == [expected])
  }

  @Test func nothingIsSentWithoutARoute() async throws {
    let outbox = MemoryOutbox(["a@example.org"])
    let log = Logger(label: "group") { _ in SwiftLogNoOpLogHandler() }
    let group = ServiceGroup(services: [dispatcher(outbox, nil)], logger: log)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
    #expect(outbox.trail == [])
  }
}
