import Foundation
import TestSupport
import Testing

/// Who is told, and when: rules of thresholds, hours, repeats, escalation, groups, the last route.
@Suite struct RoutingTests {
  @Test func aThresholdIsToldByDayRepeatedAndEscalated() async throws {
    let configuration = """
      catalogues: [PLUGINS/indicators.yaml, PLUGINS/Ningxia/catalogue.yaml]
      rules:
        - {name: beds_below_floor, indicator: institution_beds, area: "640100", below: 9700, readings: 2, severity: critical}
      alerting:
        receivers:
          - {name: beds, email: {to: [beds@yinchuan.example], language: zh}, send_between: ["08:00", "20:00"]}
          - {name: director, email: {to: [director@yinchuan.example], language: en}}
          - {name: city, email: {to: [city@yinchuan.example], language: zh}}
          - {name: rest, email: {to: [rest@caregauge.example], language: en}}
        routes:
          - {match: {kind: threshold}, receivers: [beds], repeat_every: 7d, escalate: {after: 14d, to: [director]}}
          - {match: {kind: target}, receivers: [city], group_by: [area], group_wait: 2h}
          - {receivers: [rest]}
      """
    try await withTemporaryFolder { folder in
      let published = PlantedReport(
        period: "2023-09-06", figures: ["institution_beds 640100 9688", "nursing_beds 640100 5586"])
      let text = try await Timeline.run(
        in: folder, from: "2023-09-20T09:00", configuration: configuration, reports: [published],
        office: try await PostOffice()
      ) { line in
        try await line.report(
          "2023-09-25T21:00",
          PlantedReport(period: "2023-09", figures: ["institution_beds 640100 9690", "nursing_beds 640100 5590"]))
        try await line.report(
          "2023-10-25T10:00",
          PlantedReport(period: "2023-10", figures: ["institution_beds 640100 9800", "nursing_beds 640100 5800"]))
        try await line.report(
          "2023-11-01T10:00",
          PlantedReport(period: "2023-11-01", figures: ["institution_beds 640100 10100", "nursing_beds 640100 5800"]))
      }
      #expect(text == expected)
      try text.write(toFile: "/tmp/routing.txt", atomically: true, encoding: .utf8)
    }
  }

  private let expected = """
    """
}
