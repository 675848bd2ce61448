/// One connection's conversation, without the connection: events in, actions out.
///
/// It asks the time of nobody: whoever drives it waits as told and says so when the wait is over. After `close` it asks for
/// nothing more and answers every further mail with why the conversation ended.
struct Dialogue {
  enum Action: Equatable {
    /// Send a command.
    case write([UInt8])
    /// Send the mail and say `wrote` when all of it has gone.
    case writeMail([UInt8])
    /// Start TLS and say `secured` or `failed`.
    case secure
    /// Say `timedOut` unless another wait begins within this time.
    case wait(Duration)
    case finished(Outcome)
    case close
  }

  /// What became of one mail.
  struct Outcome: Hashable, Sendable {
    var results: [RecipientResult]
    /// The connection had served before and ended without a word on this mail: it can be tried on a new one at once.
    var isUntouched: Bool
  }

  enum State: Equatable {
    case connecting, greeting, hello, oldHello, startTLS, handshake
    case authPlain, authUser, authPassword, authEnd
    case idle, reset, mail, rcpt(Int), data, sending, endOfData
    case quitting
    case ended(SMTPFault)
  }

  let server: SMTPServer
  var state = State.connecting
  var offers = ServerOffers()
  var transaction: Transaction?
  /// Answers that are owed for commands sent.
  var awaited = 0
  /// A mail was begun and not brought to its end.
  var needsReset = false
  private(set) var isSecured = false
  private var reader: ReplyReader
  /// Mails brought to an end on this connection.
  private var served = 0

  init(_ server: SMTPServer) {
    self.server = server
    reader = ReplyReader(lineLimit: server.limits.replyLine, linesLimit: server.limits.replyLines)
  }

  // MARK: Events

  /// The connection stands.
  mutating func connected(toLoopback: Bool) -> [Action] {
    if server.login != nil, server.security == .none, !toLoopback {
      let text = "a password would go to \(place) in the clear; use security starttls or tls, or no login"
      return breakOff(.unprotected, at: .auth, text)
    }
    return server.security == .tls ? startHandshake() : expectGreeting()
  }

  /// The handshake is over and the certificate is right.
  mutating func secured() -> [Action] {
    guard state == .handshake else { return [] }
    isSecured = true
    return server.security == .tls ? expectGreeting() : sayHello()
  }

  /// Sends a mail as soon as the session stands; one at a time.
  mutating func begin(_ mail: Transaction) -> [Action] {
    transaction = mail
    switch state {
    case .idle: return start()
    case .ended(let fault): return finish(.failed(fault), isUntouched: served > 0)
    case .quitting:
      return finish(.failed(SMTPFault(.closed, at: .mail, "the connection is closing")), isUntouched: true)
    default: return []
    }
  }

  /// The mail's last byte was handed to the network.
  mutating func wrote() -> [Action] {
    guard state == .sending else { return [] }
    state = .endOfData
    return [.wait(server.limits.endOfData)]
  }

  mutating func received(_ bytes: some Sequence<UInt8>) -> [Action] {
    switch state {
    case .ended: return []
    case .quitting: return end(SMTPFault(.closed, at: .mail, "the connection was closed"))
    default: break
    }
    reader.append(bytes)
    var actions: [Action] = []
    do {
      while awaited > 0, let reply = try reader.next() {
        awaited -= 1
        let isEarly = awaited == 0 && reader.hasLeftover
        if isEarly, state != .endOfData { return actions + tooEarly() }
        actions += answered(reply)
        if case .ended = state { return actions }
      }
    } catch {
      return actions + breakOff(.garbled, "\(place) sends \(error.reason)")
    }
    return awaited == 0 && reader.hasLeftover ? actions + tooEarly() : actions
  }

  /// The connection or its TLS failed.
  mutating func failed(_ kind: SMTPFault.Kind, _ text: String) -> [Action] { breakOff(kind, text) }

  /// The connection is gone.
  mutating func closed() -> [Action] { breakOff(.closed, "\(place) closed the connection at \(stage.rawValue)") }

  mutating func timedOut() -> [Action] {
    switch state {
    case .idle: return quit()
    case .quitting: return end(SMTPFault(.closed, at: .mail, "the connection was closed"))
    default: return breakOff(.silent, "\(place) did not answer in time at \(stage.rawValue)")
    }
  }

  /// The sender gives up, or the time for the whole mail is over.
  mutating func abandon(_ kind: SMTPFault.Kind, _ text: String) -> [Action] {
    transaction == nil ? [] : breakOff(kind, text)
  }

  /// Ends an idle session politely, any other at once.
  mutating func quit() -> [Action] {
    guard state == .idle else { return breakOff(.cancelled, "the sender closed the connection") }
    state = .quitting
    awaited = 1
    return [.write(Array("QUIT\r\n".utf8)), .wait(server.limits.quit)]
  }

  // MARK: Ends

  /// Settles everybody who is not, and ends the conversation.
  mutating func breakOff(
    _ kind: SMTPFault.Kind, at stage: SMTPStage? = nil, reply: SMTPReply? = nil, _ text: String
  ) -> [Action] {
    let isBeforeMail = [.idle, .reset, .mail].contains(state)
    let fault = SMTPFault(kind, at: stage ?? self.stage, reply: reply, isAmbiguous: state == .endOfData, text)
    let isGone = kind == .closed || reply?.isClosing == true
    return end(fault, isUntouched: served > 0 && isBeforeMail && isGone)
  }

  private mutating func end(_ fault: SMTPFault, isUntouched: Bool = false) -> [Action] {
    if case .ended = state { return [] }
    state = .ended(fault)
    return finish(.failed(fault), isUntouched: isUntouched) + [.close]
  }

  /// Hands in the results of the mail at hand, if any; who is not settled yet gets `rest`.
  mutating func finish(_ rest: RecipientOutcome? = nil, isUntouched: Bool = false) -> [Action] {
    guard var mail = transaction else { return [] }
    if let rest { mail.settleRest(rest) }
    transaction = nil
    served += 1
    return [.finished(Outcome(results: mail.results, isUntouched: isUntouched))]
  }

  private mutating func tooEarly() -> [Action] {
    // What comes before it was asked for may have been put there by somebody else, before TLS above all.
    state == .idle
      ? breakOff(.closed, "\(place) spoke without being asked")
      : breakOff(.garbled, "\(place) answers before it was asked, at \(stage.rawValue)")
  }

  // MARK: Names

  /// `mail.example:587`
  var place: String { "\(server.host):\(server.port)" }

  var stage: SMTPStage {
    switch state {
    case .connecting: .connect
    case .greeting: .greeting
    case .hello, .oldHello: .ehlo
    case .startTLS: .startTLS
    case .handshake: .handshake
    case .authPlain, .authUser, .authPassword, .authEnd: .auth
    case .reset: .reset
    case .idle, .mail, .quitting: .mail
    case .rcpt: .rcpt
    case .data, .sending: .data
    case .endOfData: .endOfData
    case .ended(let fault): fault.stage
    }
  }

  /// Sends commands, each of which is owed an answer.
  mutating func send(_ commands: [String], _ next: State) -> [Action] {
    state = next
    awaited = commands.count
    return [.write(Array((commands.joined(separator: "\r\n") + "\r\n").utf8)), .wait(server.limits.reply)]
  }
}
