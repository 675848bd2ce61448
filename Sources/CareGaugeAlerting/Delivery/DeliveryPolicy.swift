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
  /// How long after it was due a mail is given up.
  package var patience: Duration = .seconds(5 * 86_400)
  /// How long nothing is sent after the server could not be spoken to at all; doubles too.
  package var firstPause: Duration = .seconds(5)
  package var longestPause: Duration = .seconds(300)

  package init() {}

  /// - Parameters:
  ///   - attempts: Attempts so far, this one included: at least 1.
  ///   - elapsed: Time since the mail was due. Counted is at most what the waits between so many attempts come to, so that
  ///     neither a calendar that runs fast nor days in which the service was down use up the mail's patience.
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
      let counted = min(elapsed, waits(between: attempts))
      guard counted + wait <= patience else {
        let hours = counted.components.seconds / 3600
        return .failedForEver(
          "given up after \(attempts) attempts in \(hours) hours; the last one: \(fault.description)")
      }
      return .tryAgain(after: wait, fault.description)
    }
  }

  /// The wait after so many failures: the doubled one, less up to a quarter.
  package func wait(attempts: Int, random: Double) -> Duration {
    DeliveryPolicy.doubled(firstWait, failures: attempts, most: longestWait) * (1 - 0.25 * min(max(random, 0), 1))
  }

  /// How long to send nothing after so many conversations in a row that failed before any mail was spoken of.
  package func pause(failures: Int) -> Duration {
    DeliveryPolicy.doubled(firstPause, failures: failures, most: longestPause)
  }

  /// What all waits before the last of so many attempts come to, without jitter.
  private func waits(between attempts: Int) -> Duration {
    var (sum, failures) = (Duration.zero, 1)
    while failures < attempts, sum < patience {
      sum += wait(attempts: failures, random: 0)
      failures += 1
    }
    return sum
  }

  private static func doubled(_ first: Duration, failures: Int, most: Duration) -> Duration {
    min(first * (1 << min(max(failures - 1, 0), 30)), most)
  }
}
