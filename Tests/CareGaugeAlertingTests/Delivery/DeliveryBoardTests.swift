import CareGaugeModel
import CareGaugeStore
import Testing

@testable import CareGaugeAlerting

@Suite struct DeliveryBoardTests {
  private let now = ContinuousClock.now
  private let day = Instant(seconds: 0)

  private func message(_ number: Int32, _ recipients: Int = 1) -> PendingMessage {
    PendingMessage(
      number: number, id: MessageID("m\(number)"), messageID: "<m\(number)@g>", receiver: "r", subject: "", bytes: [],
      plannedAt: day, notBefore: nil,
      deliveries: (1...Int64(recipients)).map {
        PendingMessage.Recipient(id: Int64(number) * 10 + $0, recipient: "r\($0)@e", attempts: 0)
      })
  }

  private func result(_ delivery: Int64, _ outcome: DeliveryAttempt.Outcome) -> DeliveryResult {
    DeliveryResult(
      delivery: delivery, attempt: DeliveryAttempt(number: 1, outcome: outcome, answer: Delivery.Answer(at: day)))
  }

  /// A board that has read these messages and knows that there are no more.
  private func board(_ messages: PendingMessage...) -> DeliveryBoard {
    var board = DeliveryBoard(places: 2)
    #expect(board.wantsPage() == 0)
    board.add(messages, after: 0)
    return board
  }

  @Test func pagesAreReadOneAfterTheOtherAsPlacesAllow() {
    var board = board(message(1), message(2), message(3))
    #expect(board.wantsPage() == nil)
    #expect(board.take(at: now)?.message.number == 1)
    #expect(board.take(at: now)?.message.number == 2)
    #expect(board.take(at: now) == nil)
    board.release(MessageID("m1"), at: now)
    #expect(board.take(at: now)?.message.number == 3)
    #expect(board.wantsPage() == nil)
    board.release(MessageID("m2"), at: now)
    #expect(board.wantsPage() == 3)
    board.add([], after: 3)
    #expect(board.wantsPage() == nil)
    board.reread(at: now)
    #expect(board.wantsPage() == 0)
  }

  @Test func onlyRecipientsThatAreDueAreTaken() {
    var board = board(message(1, 3))
    #expect(board.take(at: now)?.recipients.map(\.id) == [11, 12, 13])
    board.note(
      [result(11, .sent), result(12, .retry), result(13, .retry)], of: MessageID("m1"),
      waits: [12: .seconds(1), 13: .seconds(9)],
      isForServer: false, at: now)
    board.settled([result(12, .retry), result(13, .retry)])
    board.release(MessageID("m1"), at: now)
    board.reread(at: now)
    #expect(board.nextDue(after: now) == now + .seconds(1))
    #expect(board.wantsPage() == 0)
    board.add([message(1, 3)], after: 0)
    #expect(board.take(at: now) == nil)
    board.reread(at: now + .seconds(1))
    #expect(board.wantsPage() == 0)
    board.add([message(1, 3)], after: 0)
    // 11 was sent, which the store does not know yet.
    #expect(board.take(at: now + .seconds(1))?.recipients.map(\.id) == [12])
    #expect(board.unsettled.map(\.delivery) == [11])
  }

  @Test func aPageFromBeforeTheResultsDoesNotSendAMailTwice() {
    var board = board(message(1))
    #expect(board.take(at: now)?.message.number == 1)
    board.reread(at: now)
    #expect(board.wantsPage() == 0)
    // While the page is being read the errand ends and is settled; the page still shows it as pending.
    board.note([result(11, .sent)], of: MessageID("m1"), waits: [:], isForServer: false, at: now)
    board.settled([result(11, .sent)])
    board.release(MessageID("m1"), at: now)
    board.add([message(1), message(2)], after: 0)
    #expect(board.take(at: now)?.message.number == 2)
    #expect(board.take(at: now) == nil)
  }

  /// The store takes a result late, long after the errand has ended, and while a page is being read.
  @Test(arguments: [false, true]) func aPageFromBeforeALateRecordingDoesNotSendAMailTwice(isInBacklog: Bool) {
    var board = board(message(1))
    #expect(board.take(at: now)?.message.number == 1)
    board.note([result(11, .sent)], of: MessageID("m1"), waits: [:], isForServer: false, at: now)
    board.release(MessageID("m1"), at: now)
    board.reread(at: now)
    #expect(board.wantsPage() == 0)
    if isInBacklog { board.add([message(1), message(2)], after: 0) }
    board.settled([result(11, .sent)])
    if !isInBacklog { board.add([message(1), message(2)], after: 0) }
    #expect(board.take(at: now)?.message.number == 2)
    #expect(board.take(at: now) == nil)
  }

  /// 11 is recorded while 12 is due again.
  @Test func aLateRecordingDoesNotHideOtherRecipientsOfTheMessage() {
    var board = board(message(1, 2))
    _ = board.take(at: now)
    board.note(
      [result(11, .sent), result(12, .retry)], of: MessageID("m1"), waits: [12: .seconds(1)], isForServer: false,
      at: now)
    board.settled([result(12, .retry)])
    board.release(MessageID("m1"), at: now)
    let later = now + .seconds(1)
    board.reread(at: later)
    #expect(board.wantsPage() == 0)
    board.settled([result(11, .sent)])
    board.add([message(1, 2)], after: 0)
    #expect(board.take(at: later) == nil)
    #expect(board.wantsPage() == 1)
    board.add([], after: 1)
    #expect(board.nextDue(after: later) == later)
  }

  @Test func recipientsOutsideTheirHoursAreHeldAndHoldUpNoOther() {
    var board = board(message(1, 2), message(2))
    let errand = board.take(at: now, mayLeave: { message, recipient in message.number == 1 && recipient.id == 12 })
    #expect(errand?.recipients.map(\.id) == [12])
    #expect(board.isHeld)
    board.reread(at: now)
    #expect(!board.isHeld)
  }

  @Test func aBoardRestsWhenAllIsReadAndRecorded() {
    var board = board(message(1))
    #expect(!board.isAtRest)
    _ = board.take(at: now)
    #expect(board.wantsPage() == 1)
    board.add([], after: 1)
    board.note([result(11, .sent)], of: MessageID("m1"), waits: [:], isForServer: false, at: now)
    board.release(MessageID("m1"), at: now)
    #expect(!board.isAtRest)
    board.settled([result(11, .sent)])
    #expect(board.isAtRest)
  }

  @Test func aPageInTheBacklogDoesNotSendAMailTwice() {
    var board = board(message(1))
    #expect(board.take(at: now)?.message.number == 1)
    board.reread(at: now)
    board.add([message(1), message(2)], after: 0)
    board.note([result(11, .sent)], of: MessageID("m1"), waits: [:], isForServer: false, at: now)
    board.settled([result(11, .sent)])
    board.release(MessageID("m1"), at: now)
    #expect(board.take(at: now)?.message.number == 2)
  }

  @Test func aPageThatBelongsToAnEarlierReadingIsDropped() {
    var board = board(message(1))
    _ = board.take(at: now)
    #expect(board.wantsPage() == 1)
    board.reread(at: now)
    board.add([message(5)], after: 1)
    #expect(board.wantsPage() == 0)
  }

  @Test func whileTheServerIsAwayOneMailAtATimeTries() {
    var board = board(message(1), message(2), message(3))
    let policy = DeliveryPolicy()
    _ = board.take(at: now)
    board.note([result(11, .retry)], of: MessageID("m1"), waits: [11: .seconds(3600)], isForServer: true, at: now)
    board.settled([result(11, .retry)])
    board.serverFailed("away", on: day, at: now, policy: policy)
    board.release(MessageID("m1"), at: now)
    #expect(board.take(at: now + .seconds(4)) == nil)
    #expect(board.nextDue(after: now) == now + .seconds(5))
    #expect(board.take(at: now + .seconds(5))?.message.number == 2)
    #expect(board.take(at: now + .seconds(5)) == nil)
    board.serverFailed("still away", on: Instant(seconds: 9), at: now + .seconds(5), policy: policy)
    #expect(
      board.away == DeliveryBoard.Away(since: day, until: now + .seconds(15), failures: 2, reason: "still away"))
    board.serverAnswered(at: now + .seconds(5))
    #expect(board.away == nil)
    board.release(MessageID("m2"), at: now)
    #expect(board.wantsPage() == 0)
    board.add([message(1), message(3)], after: 0)
    #expect(board.take(at: now + .seconds(6))?.message.number == 1)
    #expect(board.take(at: now + .seconds(6))?.message.number == 3)
  }

  /// Recipients of a message that become due while it is under way for another one.
  @Test func aRecipientThatBecomesDueMeanwhileIsNotForgotten() {
    var board = board(message(1, 2))
    _ = board.take(at: now)
    board.note(
      [result(11, .retry), result(12, .retry)], of: MessageID("m1"), waits: [11: .seconds(1), 12: .seconds(2)],
      isForServer: false, at: now)
    board.settled([result(11, .retry), result(12, .retry)])
    board.release(MessageID("m1"), at: now)
    board.reread(at: now + .seconds(1))
    #expect(board.wantsPage() == 0)
    board.add([message(1, 2)], after: 0)
    #expect(board.take(at: now + .seconds(1))?.recipients.map(\.id) == [11])
    board.reread(at: now + .seconds(2))
    #expect(board.wantsPage() == 0)
    board.add([message(1, 2)], after: 0)
    #expect(board.take(at: now + .seconds(2)) == nil)
    #expect(board.wantsPage() == 1)
    board.add([], after: 1)
    #expect(board.nextDue(after: now + .seconds(2)) == now + .seconds(2))
    board.release(MessageID("m1"), at: now + .seconds(3))
    #expect(board.wantsPage() == 0)
    board.add([message(1, 2)], after: 0)
    #expect(board.take(at: now + .seconds(3))?.recipients.map(\.id) == [11, 12])
  }

  @Test func whatTheOutboxNoLongerShowsIsForgotten() {
    var board = board(message(1))
    _ = board.take(at: now)
    board.note([result(11, .retry)], of: MessageID("m1"), waits: [11: .seconds(1)], isForServer: false, at: now)
    board.settled([result(11, .retry)])
    board.release(MessageID("m1"), at: now)
    #expect(board.nextDue(after: now) == now + .seconds(1))
    board.reread(at: now + .seconds(1))
    #expect(board.wantsPage() == 0)
    board.add([], after: 0)
    #expect(board.nextDue(after: now) == nil)
  }
}
