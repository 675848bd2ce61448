import CareGaugeModel
import CareGaugeStore
import Logging
import Metrics
import SMTP
import Synchronization

extension Dispatcher {
  /// Carries one message to its recipients and writes down what became of it.
  func carry(_ errand: DeliveryBoard.Errand) async {
    let id = errand.message.id
    defer { state.withLock { $0.board.release(id, at: .now) } }
    let recipients = await withdraw(errand)
    guard !recipients.isEmpty, let postman = takePostman(for: id) else { return }
    let results = await postman.deliver(
      errand.message.bytes, id: id.text, to: recipients.map(\.recipient))
    await putBack(postman, of: id)
    note(results, of: DeliveryBoard.Errand(message: errand.message, recipients: recipients))
    do {
      try await settle()
    } catch {
      log.error("what became of mails cannot be recorded now; it is kept and recorded later: \(error)")
    }
  }

  /// Writes down what became of mails; what the store does not take is kept.
  func settle() async throws {
    let results = state.withLock { $0.board.unsettled }
    guard !results.isEmpty else { return }
    try await store.settle(results)
    state.withLock { $0.board.settled(results) }
  }

  func closeConnections() async {
    let postmen = state.withLock { state in
      defer { state.postmen = [] }
      return state.postmen
    }
    for postman in postmen { await postman.close() }
  }

  private func takePostman(for id: MessageID) -> Postman? {
    state.withLock { state in
      guard let route = state.route else { return nil }
      let postman = state.postmen.popLast() ?? Postman(route)
      // A connection of another route ends by itself when it was idle for a while.
      let fitting = postman.route == route ? postman : Postman(route)
      state.busy[id] = fitting
      return fitting
    }
  }

  private func putBack(_ postman: Postman, of id: MessageID) async {
    let isWanted = state.withLock { state in
      state.busy[id] = nil
      guard postman.route == state.route, !state.isStopping else { return false }
      state.postmen.append(postman)
      return true
    }
    if !isWanted { await postman.close() }
  }

  private func note(_ results: [RecipientResult], of errand: DeliveryBoard.Errand) {
    let outcomes = Dictionary(results.map { ($0.recipient, $0.outcome) }, uniquingKeysWith: { first, _ in first })
    var attempts: [DeliveryResult] = []
    var waits: [Int64: Duration] = [:]
    // One for all, so that recipients who wait for the same reason are tried again together.
    let random = Double.random(in: 0...1)
    for recipient in errand.recipients {
      guard let outcome = outcomes[recipient.recipient] else { continue }
      let (result, wait) = judge(outcome, recipient, of: errand.message, random: random)
      attempts.append(result)
      waits[recipient.id] = wait
    }
    let failure = results.lazy.compactMap { $0.outcome.sessionFault }.first
    let (settled, again, now) = (attempts, waits, ContinuousClock.now)
    state.withLock { state in
      state.board.note(settled, of: errand.message.id, waits: again, isForServer: failure != nil, at: now)
      if let failure {
        state.board.serverFailed(failure.description, on: clock.now(), at: now, policy: policy)
      } else if results.contains(where: { $0.outcome.isServersWord }) {
        state.board.serverAnswered(at: now)
      }
    }
  }

  /// What one attempt means for one recipient, and after what time to try again.
  private func judge(
    _ outcome: RecipientOutcome, _ recipient: PendingMessage.Recipient, of message: PendingMessage, random: Double
  ) -> (DeliveryResult, Duration?) {
    let (attempts, moment, fault) = (recipient.attempts + 1, clock.now(), outcome.fault)
    let due = max(message.plannedAt, message.notBefore ?? message.plannedAt)
    let decision = policy.decide(
      outcome, attempts: attempts, elapsed: .microseconds(moment.microseconds - due.microseconds),
      random: random)
    var answer = Delivery.Answer(
      at: moment, stage: fault?.stage.rawValue, code: fault?.reply.map { "\($0.code)" } ?? fault?.kind.rawValue)
    let result: DeliveryAttempt.Outcome
    var wait: Duration?
    switch decision {
    case .sent:
      result = .sent
      if case .accepted(let reply) = outcome {
        (answer.stage, answer.code, answer.text) = (SMTPStage.endOfData.rawValue, "\(reply.code)", reply.text)
      }
    case .failedForEver(let reason):
      result = .failed
      answer.text = reason
      log.error("a mail will not be delivered: \(reason)", metadata: ["recipient": "\(recipient.recipient)"])
    case .tryAgain(let again, let reason):
      result = .retry
      answer.text = reason
      wait = again
      log.warning(
        "a mail waits: \(reason)", metadata: ["recipient": "\(recipient.recipient)", "again_in": "\(again.words)"])
    }
    count(result)
    let attempt = DeliveryAttempt(number: attempts, outcome: result, answer: answer)
    return (DeliveryResult(delivery: recipient.id, attempt: attempt), wait)
  }
}

extension RecipientOutcome {
  /// Why the conversation ended before any mail was spoken of.
  fileprivate var sessionFault: SMTPFault? {
    guard case .failed(let fault) = self else { return nil }
    switch fault.stage {
    case .connect, .greeting, .ehlo, .startTLS, .handshake, .auth, .reset: return fault
    case .preparation: return fault.kind == .settings ? fault : nil
    case .mail, .rcpt, .data, .endOfData: return nil
    }
  }

  /// Whether the server itself said something about the mail.
  fileprivate var isServersWord: Bool { fault.map { $0.reply != nil } ?? true }
}
