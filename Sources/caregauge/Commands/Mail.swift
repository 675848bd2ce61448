import ArgumentParser
import CareGaugeConfiguration
import CareGaugeModel
import CareGaugeServer
import Foundation

struct Mail: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Mails.", subcommands: [Test.self])

  struct Test: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Sends one real mail to a receiver of the configuration, in the configured way.",
      discussion: """
        Prints each step and what the server said about each recipient; needs no running service.

        Example:
          caregauge mail test yinchuan
        """
    )

    @OptionGroup var configuration: ConfigurationOption
    @Argument(help: "A receiver's name.") var receiver: String

    func run() async throws {
      let (settings, catalogue) = try configuration.read()
      let trial = MailTrial(settings: settings, catalogue: catalogue, figuresEnd: await movedDay(settings))
      let result = try await interruptible { [receiver] in try await trial.run(receiver: receiver) }
      for line in result.lines { print(line) }
      if !result.isDelivered { throw ExitCode(1) }
    }

    /// The day on which a running service stands whose clock was moved; nil where none runs, or none was moved.
    private func movedDay(_ settings: Settings) async -> Day? {
      let client = ServiceClient(address: HTTPAddress.url(settings.http))
      let name = "caregauge_clock_timestamp_seconds "
      guard let text = try? await client.text("/metrics", query: []),
        let line = text.split(separator: "\n").first(where: { $0.hasPrefix(name) }),
        let seconds = Double(line.dropFirst(name.count)), abs(seconds - Date().timeIntervalSince1970) > 86_400
      else { return nil }
      return settings.zone.day(of: Instant(seconds: Int64(seconds)))
    }
  }
}
