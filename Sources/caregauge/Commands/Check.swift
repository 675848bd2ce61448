import ArgumentParser
import CareGaugeModel
import CareGaugeConfiguration

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Every fault of configuration and catalogues at once; exits with 78 when there is one.",
    discussion: """
      Each fault is one line on standard error: file:line:column: error: what, and what to write instead.

      Example:
        caregauge check --config ops/caregauge.yaml
      """
  )

  @OptionGroup var configuration: ConfigurationOption

  func run() async throws {
    let (settings, catalogue) = try configuration.read()
    let counts = [
      "\(settings.adapters.count) adapters", "\(catalogue.documents.count) documents",
      "\(catalogue.indicators.count) indicators", "\(catalogue.areas.count) areas",
      "\(catalogue.published.count) published figures", "\(catalogue.targets.count) targets",
      "\(catalogue.obligations.count) obligations",
    ]
    print("\(settings.file): no fault (\(counts.joined(separator: ", ")))")
  }
}
