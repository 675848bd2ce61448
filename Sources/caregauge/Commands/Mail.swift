import ArgumentParser
import CareGaugeConfiguration
import CareGaugeModel
import CareGaugeServer

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
      let trial = MailTrial(settings: settings, catalogue: catalogue)
      let result = try await interruptible { [receiver] in try await trial.run(receiver: receiver) }
      for line in result.lines { print(line) }
      if !result.isDelivered { throw ExitCode(1) }
    }
  }
}
