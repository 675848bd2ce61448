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
        Judges by the configuration with its catalogues, receivers, routes and rules, exactly as the service does, but \
        without a database. Exits with 1 when a test fails, with 78 when a file or the configuration is faulty.

        A file holds tests:
          tests:
            - name: Yinchuan's nursing beds fall behind
              start: 2023-10-08
              only: {target: [YC-011]}
              readings:
                - {on: 2023-11-25, indicator: nursing_bed_share, area: "640100",
                   period: 2023-11, value: 58.1%}
              expect:
                - on: 2023-11-25
                  targets: [{id: YC-011, state: off_track}]
                  alerts: [{id: "target:YC-011", condition: off_track}]
                  mails: [{to: operations, about: ["target:YC-011"]}]

        start     the first judgement, which is one digest to each receiver
        published no: the documents' own figures are not known beforehand
        only      the alerts that are looked at, and mails about them: region,
                  area, indicator, kind, condition, severity, responsible,
                  document, target; all without it
        readings  on, indicator, area, period, and value, or numerator and
                  denominator, or absent; or values: {"640104": 1, …} for areas;
                  as_of, reported_at, status
        done      tasks: on, target, done_on, evidence, by
        silences  from, until, alert or the keys of only but target, by, why
        expect    on, and until for each day to then;
                  targets         id, state, reason, occurrence
                  alerts          id alone, or with condition, severity, state
                                  (firing unless written)
                  mails           to, subject, form, leaves, about: ids alone, or
                                  {id: …, occasion: …}
                  alerts_include, mails_include

        A day without a time is 09:00 of that day, in silences 00:00. Targets and alerts are compared as they are when the \
        day ends, mails as they are decided in it. Under alerts stand all that fire and under mails all that are decided, \
        [] for none; alerts_include and mails_include name some of them. Nothing is expected of what is not written.

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
        The rules follow the configuration's severities and thresholds, and compare days with the service's clock.

        Example:
          caregauge rules prometheus > caregauge.rules.yml
          promtool check rules caregauge.rules.yml
        """
    )

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
      let (settings, catalogue) = try configuration.read()
      print(PrometheusRules(settings: settings, catalogue: catalogue).text(), terminator: "")
    }
  }
}
