/// From MAIL to the answer to the end of data.
extension Dialogue {
  /// Answers about the login that some servers give only at MAIL or RCPT (RFC 4954, 6).
  private static let loginCodes: Set<Int> = [530, 534, 535, 538]

  mutating func start() -> [Action] {
    transaction?.fit(offers)
    guard let mail = transaction, !mail.isSettled else { return rest() }
    return needsReset ? send(["RSET"], .reset) : sendEnvelope(mail)
  }

  private mutating func sendEnvelope(_ mail: Transaction) -> [Action] {
    let recipients = offers.pipelining ? mail.open.map { "RCPT TO:<\($0)>" } : []
    needsReset = true
    return send([mail.mailCommand(offers)] + recipients, .mail)
  }

  mutating func answeredMail(_ reply: SMTPReply) -> [Action] {
    guard let mail = transaction else { return [] }
    switch state {
    case .reset:
      guard reply.isPositive else { return refused(reply) }
      needsReset = false
      return sendEnvelope(mail)
    case .mail: return answeredSender(reply)
    case .rcpt(let index): return answeredRecipient(reply, index)
    case .data: return answeredData(reply, mail)
    case .sending: return answeredWhileSending(reply)
    case .endOfData: return answeredEnd(reply)
    default: return []
    }
  }

  private mutating func answeredSender(_ reply: SMTPReply) -> [Action] {
    if isAboutSession(reply) { return refused(reply) }
    if !reply.isPositive {
      let refusal = outcome(reply)
      // The recipients' answers, where they were asked along, say nothing more.
      if awaited == 0 { return rest(refusal) }
      transaction?.refusal = refusal
    }
    return nextRecipient(0)
  }

  private mutating func answeredRecipient(_ reply: SMTPReply, _ index: Int) -> [Action] {
    guard let mail = transaction else { return [] }
    if mail.refusal == nil {
      if isAboutSession(reply) { return refused(reply) }
      // Those settled at RCPT leave `open`, so that the first one there who is not accepted is the one asked about.
      guard let recipient = mail.open.first(where: { !mail.accepted.contains($0) }) else { return [] }
      if reply.isPositive {
        transaction?.accepted.append(recipient)
      } else {
        let refusal = outcome(reply)
        transaction?.settle(recipient, refusal)
      }
    }
    return nextRecipient(index + 1)
  }

  /// Asks about the next recipient, or waits for the answer where all were asked at once, or goes on to DATA.
  private mutating func nextRecipient(_ index: Int) -> [Action] {
    guard let mail = transaction else { return [] }
    if awaited > 0 {
      state = .rcpt(index)
      return [.wait(server.limits.reply)]
    }
    if let refusal = mail.refusal { return rest(refusal) }
    if let recipient = mail.open.first(where: { !mail.accepted.contains($0) }) {
      return send(["RCPT TO:<\(recipient)>"], .rcpt(index))
    }
    return mail.accepted.isEmpty ? rest() : send(["DATA"], .data)
  }

  private mutating func answeredData(_ reply: SMTPReply, _ mail: Transaction) -> [Action] {
    if reply.isForNow || reply.isForEver { return rest(outcome(reply)) }
    guard reply.isIntermediate else { return refused(reply) }
    state = .sending
    awaited = 1
    return [.wait(server.limits.data), .writeMail(mail.mail.wire)]
  }

  /// A server that says no before the end of data will take the rest of the mail for commands.
  private mutating func answeredWhileSending(_ reply: SMTPReply) -> [Action] {
    guard reply.isForNow || reply.isForEver else { return refused(reply) }
    let refusal = outcome(reply)
    transaction?.settleRest(refusal)
    return breakOff(.closed, "\(place) broke off the mail: \(reply)")
  }

  private mutating func answeredEnd(_ reply: SMTPReply) -> [Action] {
    guard !reply.isIntermediate else { return refused(reply) }
    needsReset = false
    let word: RecipientOutcome = reply.isPositive ? .accepted(reply) : outcome(reply)
    guard reply.isClosing else { return rest(word) }
    transaction?.settleRest(word)
    return breakOff(.closed, "\(place) closes the connection: \(reply)")
  }

  /// Hands in the results and keeps the session.
  private mutating func rest(_ outcome: RecipientOutcome? = nil) -> [Action] {
    state = .idle
    return [.wait(server.limits.idle)] + finish(outcome)
  }

  private func isAboutSession(_ reply: SMTPReply) -> Bool {
    reply.isIntermediate || Dialogue.loginCodes.contains(reply.code)
  }

  /// A no to this mail or recipient.
  private func outcome(_ reply: SMTPReply) -> RecipientOutcome {
    let fault = SMTPFault(.refused, at: stage, reply: reply, "\(place) refuses at \(stage.rawValue): \(reply)")
    return reply.isForEver ? .refusedForEver(fault) : .refusedForNow(fault)
  }
}
