/// From the connection to the point where mails can be sent.
extension Dialogue {
  mutating func expectGreeting() -> [Action] {
    state = .greeting
    awaited = 1
    return [.wait(server.limits.reply)]
  }

  mutating func startHandshake() -> [Action] {
    state = .handshake
    return [.secure, .wait(server.limits.handshake)]
  }

  mutating func sayHello() -> [Action] {
    // What was said in the clear is forgotten: anybody could have said it.
    offers = ServerOffers()
    return send(["EHLO \(String(decoding: server.safeClientName, as: UTF8.self))"], .hello)
  }

  mutating func answered(_ reply: SMTPReply) -> [Action] {
    if reply.isClosing, state != .endOfData, state != .sending { return refused(reply) }
    switch state {
    case .greeting: return reply.isPositive ? sayHello() : refused(reply)
    case .hello: return answeredHello(reply)
    case .oldHello: return reply.isPositive ? protect() : refused(reply)
    case .startTLS: return reply.isPositive ? startHandshake() : refused(reply)
    case .authPlain, .authUser, .authPassword, .authEnd: return answeredAuth(reply)
    case .reset, .mail, .rcpt, .data, .sending, .endOfData: return answeredMail(reply)
    case .connecting, .handshake, .idle, .quitting, .ended: return []
    }
  }

  private mutating func answeredHello(_ reply: SMTPReply) -> [Action] {
    if reply.isForEver {
      return send(["HELO \(String(decoding: server.safeClientName, as: UTF8.self))"], .oldHello)
    }
    guard reply.isPositive else { return refused(reply) }
    offers = ServerOffers(reply)
    return protect()
  }

  private mutating func protect() -> [Action] {
    guard server.security == .startTLS, !isSecured else { return logIn() }
    guard offers.startTLS else {
      let text = "\(place) does not offer STARTTLS; nothing is sent in the clear. Use its TLS port, or security none"
      return breakOff(.notOffered, at: .startTLS, text)
    }
    return send(["STARTTLS"], .startTLS)
  }

  private mutating func logIn() -> [Action] {
    guard let login = server.login else { return ready() }
    switch offers.mechanism {
    case .plain:
      guard !login.username.utf8.contains(0), !login.password.utf8.contains(0) else {
        return breakOff(.settings, at: .auth, "the user name or password has a NUL in it; AUTH cannot carry that")
      }
      let text = [0] + Array(login.username.utf8) + [0] + Array(login.password.utf8)
      return send(["AUTH PLAIN \(encoded(text))"], .authPlain)
    case .login: return send(["AUTH LOGIN"], .authUser)
    case nil:
      let text =
        "\(place) offers no AUTH PLAIN or LOGIN, but a login is set; remove the login or use the submission port"
      return breakOff(.notOffered, at: .auth, text)
    }
  }

  private mutating func answeredAuth(_ reply: SMTPReply) -> [Action] {
    guard let login = server.login else { return [] }
    switch (state, reply.code) {
    case (.authPlain, 235), (.authEnd, 235): return ready()
    case (.authUser, 334): return send([encoded(Array(login.username.utf8))], .authPassword)
    case (.authPassword, 334): return send([encoded(Array(login.password.utf8))], .authEnd)
    default: return refused(reply)
    }
  }

  private func encoded(_ bytes: [UInt8]) -> String { String(decoding: Base64.encode(bytes), as: UTF8.self) }

  private mutating func ready() -> [Action] {
    state = .idle
    return transaction == nil ? [.wait(server.limits.idle)] : start()
  }

  /// The server's no to the session as a whole, or an answer that is none.
  mutating func refused(_ reply: SMTPReply) -> [Action] {
    guard reply.isForNow || reply.isForEver else {
      return breakOff(.garbled, reply: reply, "\(place) answers \(stage.rawValue) with \(reply)")
    }
    let remedy = stage == .auth ? "; check the user name and password" : ""
    return breakOff(.refused, reply: reply, "\(place) refuses \(stage.rawValue): \(reply)\(remedy)")
  }
}
