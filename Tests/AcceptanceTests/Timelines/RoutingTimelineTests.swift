import Foundation
import TestSupport
import Testing

/// Who is told, and when: rules of thresholds, hours, repeats, escalation, groups, the last route.
@Suite struct RoutingTimelineTests {
  @Test func aThresholdIsToldByDayRepeatedAndEscalated() async throws {
    let configuration = """
      catalogues: [CATALOGUE]
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
    }
  }

  private let expected = """
    2023-09-20: start
      2023-09-20 09h thread 1 city: [首次汇总] 宁夏 1 项：有风险 1
    2023-09-25: 2023-09 final: institution_beds 640100 9690, nursing_beds 640100 5590
      2023-09-25 23h thread 1 city: [汇总] 宁夏 3 项：滞后 3
      2023-09-26 08h thread 2 beds: [越过界限] 银川市 机构养老床位 9,690 张（<9,700 张 即提醒）
      2023-10-03 08h thread 2 beds: [仍然·越过界限] 银川市 机构养老床位 9,690 张
      2023-10-09 21h thread 3 director: [Escalated: limit crossed] 银川市 Beds… 9,690 (<9,700)
      2023-10-10 08h thread 2 beds: [仍然·越过界限] 银川市 机构养老床位 9,690 张
      2023-10-17 08h thread 2 beds: [仍然·越过界限] 银川市 机构养老床位 9,690 张
      2023-10-24 08h thread 2 beds: [仍然·越过界限] 银川市 机构养老床位 9,690 张
    2023-10-25: 2023-10 final: institution_beds 640100 9800, nursing_beds 640100 5800
      2023-10-25 12h thread 1 city: [汇总] 宁夏 2 项：有风险 1、已解除 1
      2023-10-31 00h thread 4 rest: [Due soon, no data] 银川市 Application for 2024… (done)
      2023-10-31 08h thread 2 beds: [仍然·越过界限] 银川市 机构养老床位 9,800 张
    2023-11-01: 2023-11-01 final: institution_beds 640100 10100, nursing_beds 640100 5800
      2023-11-01 10h thread 2 beds: [已解除] 银川市 机构养老床位 10,100 张（<9,700 张 即提醒）
      2023-11-01 10h thread 3 director: [Resolved] 银川市 Beds in elder-care… 10,100 (<9,700)

    """
}
