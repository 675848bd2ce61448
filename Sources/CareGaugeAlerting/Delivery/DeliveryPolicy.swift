import SMTP

/// Decides what follows from one attempt to deliver a mail to one recipient.
package struct DeliveryPolicy: Hashable, Sendable {
  /// What to do next with a delivery.
  package enum Decision: Hashable, Sendable {
    /// The server has the mail.
    case sent
    /// It will not be tried again, for this reason.
    case failedForEver(String)
    /// It is to be tried again after this time, because of this.
    case tryAgain(after: Duration, String)
  }

  /// The wait after the first failure; it doubles with each one that follows.
  package var firstWait: Duration = .seconds(30)
  /// No wait is longer.
  package var longestWait: Duration = .seconds(3600)
  /// How long after its first attempt a mail is given up.
  package var patience: Duration = .seconds(5 * 86_400)

  package init() {}

  /// - Parameters:
  ///   - attempts: Attempts so far, this one included: at least 1.
  ///   - elapsed: Real time since the first attempt.
  ///   - random: 0 to 1: where in the jitter the wait falls. A quarter of the wait is left to chance, so that mails that
  ///     failed together do not all come back together.
  package func decide(
    _ outcome: RecipientOutcome, attempts: Int, elapsed: Duration, random: Double
  ) -> Decision {
    switch outcome {
    case .accepted: return .sent
    case .refusedForEver(let fault): return .failedForEver(fault.description)
    case .refusedForNow(let fault), .failed(let fault):
      let wait = self.wait(attempts: attempts, random: random)
      guard elapsed + wait <= patience else {
        let hours = elapsed.components.seconds / 3600
        return .failedForEver(
          "given up after \(attempts) attempts in \(hours) hours; the last one: \(fault.description)")
      }
      return .tryAgain(after: wait, fault.description)
    }
  }

  /// The wait after so many failures: the doubled one, less up to a quarter.
  package func wait(attempts: Int, random: Double) -> Duration {
    let doublings = min(max(attempts - 1, 0), 30)
    let whole = min(firstWait * (1 << doublings), longestWait)
    return whole * (1 - 0.25 * min(max(random, 0), 1))
  }
}
