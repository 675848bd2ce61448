import CareGaugeConfiguration
import Foundation
import TestSupport
import Testing

@testable import CareGaugeServer

/// The rules that `caregauge rules prometheus` prints, judged by promtool.
@Suite struct PrometheusRulesTests {
  private func rules(of file: String) throws -> String {
    let (settings, catalogue, faults) = readConfiguration(
      file: file, workingFolder: Promtool.repository.path(percentEncoded: false))
    #expect(faults.isEmpty)
    return PrometheusRules(settings: try #require(settings), catalogue: catalogue).text()
  }

  @Test func theShippedRulesAreTheProgramsOwn() throws {
    let shipped = try String(contentsOf: Promtool.file("ops/prometheus/rules.yml"), encoding: .utf8)
    #expect(try rules(of: Promtool.file("ops/caregauge.yaml").path) == shipped)
  }

  @Test(arguments: [
    ["check", "rules", "ops/prometheus/rules.yml"], ["check", "config", "ops/prometheus/prometheus.yml"],
    ["test", "rules", "ops/prometheus/rules_test.yml"],
  ])
  func promtoolIsContent(arguments: [String]) throws {
    let (said, isContent) = try Promtool.run(arguments)
    #expect(isContent, "\(said)")
  }

  @Test func amtoolIsContentWithTheExample() throws {
    let (said, isContent) = try Promtool.run(["check-config", "ops/prometheus/alertmanager.yml"], tool: "amtool")
    #expect(isContent && said.contains("1 inhibit rules") && said.contains("2 receivers"), "\(said)")
  }

  @Test func everyRuleIsTestedAndHasARunbookEntry() throws {
    let names = try alerts(in: String(contentsOf: Promtool.file("ops/prometheus/rules.yml"), encoding: .utf8))
    let tests = try String(contentsOf: Promtool.file("ops/prometheus/rules_test.yml"), encoding: .utf8)
    let runbook = try String(contentsOf: Promtool.file("ops/runbook.md"), encoding: .utf8)
    #expect(names.count == 10)
    for name in names + ["CareGaugeAlertmanagerAway"] {
      #expect(runbook.contains("\n### \(name)\n"), "ops/runbook.md has no entry for \(name)")
    }
    for name in names {
      #expect(tests.contains("alertname: \(name)\n"), "ops/prometheus/rules_test.yml has no test of \(name)")
    }
  }

  private func alerts(in rules: String) -> [String] {
    var names: [String] = []
    for line in rules.split(separator: "\n") where line.hasPrefix("      - alert: ") {
      let name = String(line.dropFirst("      - alert: ".count))
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  @Test func thresholdsSeveritiesAndAlertmanagersAreFollowed() throws {
    let folder = try TemporaryFolder.make("rules")
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "caregauge.yaml")
    try """
    database: {private: var/postgresql}
    catalogues: [Plugins/indicators.yaml, Plugins/Ningxia/catalogue.yaml]
    rules:
      - {name: beds_below_floor, indicator: institution_beds, area: "640100", below: 9000, readings: 2, severity: critical}
      - {name: share_low, indicator: nursing_bed_share, at_most: 55.5%, for: 2h, severity: warning}
    alerting:
      severities: {at_risk: warning, missed: warning}
      receivers:
        - {name: operations, alertmanager: {url: "http://127.0.0.1:9093"}}
      routes:
        - {receivers: [operations]}

    """.write(to: file, atomically: true, encoding: .utf8)
    let text = try rules(of: file.path)
    let output = folder.appending(path: "rules.yml")
    try text.write(to: output, atomically: true, encoding: .utf8)
    let (said, isContent) = try Promtool.run(["check", "rules", output.path])
    #expect(isContent, "\(said)")
    let thresholds = try #require(text.range(of: "  - name: caregauge-thresholds\n"))
    let service = try #require(text.range(of: "  - name: caregauge-service\n"))
    #expect(
      text[thresholds.lowerBound..<service.lowerBound] == """
          - name: caregauge-thresholds
            rules:
              - alert: CareGaugeThreshold_beds_below_floor
                expr: 'caregauge_institution_beds{area="640100"} < 9000'
                labels: {severity: critical}
                annotations: {summary: 'beds_below_floor: {{ $value }} in area {{ $labels.area }}, < 9000'}
              - alert: CareGaugeThreshold_share_low
                expr: 'caregauge_nursing_bed_share_ratio <= 0.555'
                for: 7200s
                labels: {severity: warning}
                annotations: {summary: 'share_low: {{ $value }} in area {{ $labels.area }}, <= 0.555'}

        """)
    #expect(
      alerts(in: String(text[..<thresholds.lowerBound])) == [
        "CareGaugeTargetMissed", "CareGaugeTargetSlipped", "CareGaugeTargetOffTrack", "CareGaugeTargetAtRisk",
        "CareGaugeTargetUnreported",
      ])
    #expect(alerts(in: text).last == "CareGaugeAlertmanagerAway")
  }
}
