import ArgumentParser
import CareGaugeServer

@main
struct Caregauge: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "caregauge",
    abstract: "Watches elderly-care policy indicators: collects, stores, judges and exposes what regions report.",
    discussion: """
      Data commands ask the running service; `check`, `rules` and `adapter` work without one, `collect` with or without.

      Example:
        caregauge check --config ops/caregauge.yaml
        caregauge serve --config ops/caregauge.yaml --now 2023-10-08T09:00
        caregauge readings --region ningxia --format csv
      """,
    version: Version.text,
    subcommands: [
      Serve.self, Check.self, Collect.self, Targets.self, Readings.self, Alerts.self, Findings.self, Adapters.self,
      Deliveries.self, Explain.self, Plan.self, Record.self, SilenceCommand.self, ReplayCommand.self, Rules.self,
      Mail.self,
      Export.self,
      AdapterCommand.self,
    ]
  )
}
