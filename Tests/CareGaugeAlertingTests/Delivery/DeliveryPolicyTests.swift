import SMTP
import Testing

@testable import CareGaugeAlerting

@Suite struct DeliveryPolicyTests {
  private let policy = DeliveryPolicy()
  private let no = SMTPFault(
    .refused, at: .rcpt, reply: SMTPReply(code: 452, lines: ["full"]), "mail:25 refuses: 452 full")

  private func decide(_ outcome: RecipientOutcome, attempts: Int = 1, elapsed: Duration = .zero)
    -> DeliveryPolicy.Decision
  {
    policy.decide(outcome, attempts: attempts, elapsed: elapsed, random: 0)
  }

  @Test func anAcceptedMailIsSent() {
    #expect(decide(.accepted(SMTPReply(code: 250, lines: ["ok"]))) == .sent)
  }

  @Test(arguments: [1, 2, 50]) func aMailThatIsRefusedForEverIsNeverTriedAgain(attempts: Int) {
    #expect(decide(.refusedForEver(no), attempts: attempts) == .failedForEver("mail:25 refuses: 452 full"))
  }

  @Test func aMailboxThatIsFullIsTriedAgain() {
    #expect(decide(.refusedForNow(no)) == .tryAgain(after: .seconds(30), "mail:25 refuses: 452 full"))
    #expect(decide(.failed(no)) == .tryAgain(after: .seconds(30), "mail:25 refuses: 452 full"))
  }

  @Test func theWaitDoublesUpToAnHour() {
    let waits = (1...10).map { policy.wait(attempts: $0, random: 0) }
    #expect(waits == [30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600].map { .seconds($0) })
    #expect(policy.wait(attempts: 1_000_000, random: 0) == .seconds(3600))
  }

  @Test func chanceShortensTheWaitByAQuarterAtMost() {
    #expect(policy.wait(attempts: 1, random: 1) == .seconds(22.5))
    #expect(policy.wait(attempts: 2, random: 0.5) == .seconds(52.5))
    #expect(policy.wait(attempts: 1, random: 7) == .seconds(22.5))
  }

  @Test func afterFiveDaysAMailIsGivenUpAndSaysSo() {
    let days = Duration.seconds(5 * 86_400)
    #expect(
      decide(.failed(no), attempts: 120, elapsed: days - .seconds(3600))
        == .tryAgain(after: .seconds(3600), "mail:25 refuses: 452 full"))
    #expect(
      decide(.failed(no), attempts: 126, elapsed: days - .seconds(3599))
        == .failedForEver("given up after 126 attempts in 119 hours; the last one: mail:25 refuses: 452 full"))
  }

  /// The longest life of a delivery: how often a server that never takes it is asked.
  @Test func aServerThatNeverTakesAMailIsAskedSome120Times() {
    var (elapsed, attempts) = (Duration.zero, 1)
    while case .tryAgain(let wait, _) = decide(.failed(no), attempts: attempts, elapsed: elapsed) {
      elapsed += wait
      attempts += 1
    }
    #expect(attempts == 126)
  }
}
