import ArgumentParser
import CareGaugeAlerting
import CareGaugeConfiguration
import CareGaugeModel
import CareGaugeServer

struct Rules: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Operators' tests of their alerts and mails, and rules for Prometheus.",
    subcommands: [Test.self, Prometheus.self])

  struct Test: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lets timelines pass, and says where alerts and mails are other than expected.",
      discussion: """
        Judges by the configuration with its catalogues, receivers, routes and rules, exactly as the service does, but without
        a database. Exits with 1 when a test fails, with 78 when a file or the configuration is faulty.

        A file holds tests:
          tests:
            - name: Yinchuan's nursing beds fall behind
              start: 2023-10-08                 # the first judgement: one digest to each receiver
              only: {target: [YC-011]}          # the alerts that the test looks at; region, area, indicator, kind,
                                                # condition, severity, responsible, document or target; all without it
              readings:                         # value, numerator and denominator, absent, or values by area;
                                                # as_of, reported_at, status
                - {on: 2023-11-25, indicator: nursing_bed_share, area: "640100", period: 2023-11, value: 58.1%}
              done: []                          # {on, target, done_on, evidence, by}
              silences: []                      # {from, until, alert or what alerts it matches, by, why}
              expect:
                - on: 2023-11-25                # until: 2023-11-30 speaks of each day to then
                  targets: [{id: YC-011, state: off_track}]                 # reason, occurrence
                  alerts: [{id: "target:YC-011", condition: off_track}]     # severity; state, firing unless written
                  mails: [{to: operations, about: ["target:YC-011"]}]       # subject, form, leaves

        Published figures are known from their documents' issue on, unless a test says published: no. A day without a time
        is 09:00 of that day, in silences 00:00. Targets and alerts are compared as they are at the end of the day, mails as
        they are decided in it. Under alerts and mails stands all that is to be there, and [] for nothing; alerts_include
        and mails_include name some of it. Of what is not written nothing is expected.

        Example:
          caregauge rules test ops/rules/yinchuan.yaml --config ops/caregauge.yaml
        """
    )

    @OptionGroup var configuration: ConfigurationOption
    @Argument(help: "Files of tests.", completion: .file(extensions: ["yaml", "yml"])) var files: [String]

    func run() async throws {
      let (settings, catalogue) = try configuration.read()
      let (tests, faults) = readRuleTests(files: files, settings: settings, catalogue: catalogue)
      guard faults.isEmpty else {
        printError(ConfigurationFault.report(faults), terminator: "")
        throw ExitCode(78)
      }
      let runner = RuleTestRunner(JudgementBasis(settings, catalogue))
      var results: [RuleTestResult] = []
      for test in tests {
        let result = runner.run(test)
        print(result.text, terminator: "")
        results.append(result)
      }
      print(RuleTestResult.summary(of: results))
      if !results.allSatisfy(\.hasPassed) { throw ExitCode(1) }
    }
  }

  struct Prometheus: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints alerting rules for a Prometheus that scrapes the service.",
      discussion: """
        The rules follow the configuration's severities and thresholds. They compare days with the service's clock, and are
        accepted by `promtool check rules`.

        Example:
          caregauge rules prometheus --config ops/caregauge.yaml > /etc/prometheus/caregauge.rules.yml
        """
    )

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
      let (settings, catalogue) = try configuration.read()
      print(PrometheusRules(settings: settings, catalogue: catalogue).text(), terminator: "")
    }
  }
}
