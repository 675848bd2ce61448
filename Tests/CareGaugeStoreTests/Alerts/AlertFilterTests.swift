import CareGaugeModel
import CareGaugeStore
import Testing

@Suite struct AlertFilterTests {
  private static let alerts: [Alert] = [
    AlertSample.alert("YC-011"), AlertSample.alert("YC-012", condition: .missed),
    Alert(
      key: .target("SD-004", occurrence: "2023"),
      subject: AlertSubject(
        kind: .target, region: id("shandong", RegionID.init), area: id("370000", AreaCode.init),
        indicator: Sample.beds, target: "SD-004", occurrence: "2023"),
      state: .resolved, condition: .offTrack, severity: .warning, since: AlertSample.moment,
      conditionSince: AlertSample.moment, endedAt: AlertSample.moment, ending: .cleared, episode: 2),
    Alert(
      key: .adapter("ningxia"), subject: AlertSubject(kind: .adapterFailing, region: Sample.region, name: "ningxia"),
      state: .pending, condition: .failing, severity: .warning, since: AlertSample.moment,
      conditionSince: AlertSample.moment, basis: AlertBasis(text: "the page gave 503")),
    Alert(
      key: AlertKey("report_late:YC-039@2023-09"),
      subject: AlertSubject(kind: .reportLate, region: Sample.region, obligation: "YC-039"), state: .inactive,
      condition: .late, severity: .warning, since: AlertSample.moment, conditionSince: AlertSample.moment),
  ]

  private static let cases: [(filter: AlertFilter, keys: String)] = [
    (
      AlertFilter(),
      "adapter_failing:ningxia report_late:YC-039@2023-09 target:SD-004@2023 target:YC-011 target:YC-012"
    ),
    (AlertFilter(key: .target("YC-011")), "target:YC-011"),
    (AlertFilter(key: .target("YC-01")), ""),
    (AlertFilter(kinds: [.adapterFailing, .reportLate]), "adapter_failing:ningxia report_late:YC-039@2023-09"),
    (AlertFilter(states: [.firing, .resolved]), "target:SD-004@2023 target:YC-011 target:YC-012"),
    (AlertFilter(conditions: [.missed]), "target:YC-012"),
    (AlertFilter(severities: [.critical, .info]), "target:YC-011 target:YC-012"),
    (AlertFilter(region: RegionID("shandong")), "target:SD-004@2023"),
    (AlertFilter(area: Sample.yinchuan), "target:YC-011 target:YC-012"),
    (AlertFilter(indicator: Sample.beds), "target:SD-004@2023"),
    (AlertFilter(target: "SD-004"), "target:SD-004@2023"),
    (AlertFilter(obligation: "YC-039"), "report_late:YC-039@2023-09"),
    (AlertFilter(states: [.firing], severities: [.critical], region: Sample.region), "target:YC-012"),
  ]

  @Test func alertsAndTheirHistoryAreFoundByWhatTheyAreAbout() async throws {
    try await withStore { store, _ in
      var record = try await store.evaluation()
      record.alerts = AlertFilterTests.alerts
      record.changes = AlertFilterTests.alerts.map { AlertChange(.began, at: AlertSample.moment, alert: $0) }
      try await store.record(record)
      for (filter, keys) in AlertFilterTests.cases {
        let now = try await store.alerts(filter)
        #expect(now.map(\.key.text).joined(separator: " ") == keys, "\(filter)")
        #expect(now.allSatisfy { AlertFilterTests.alerts.contains($0) }, "\(filter)")
        #expect(try await store.alerts(filter, asOf: AlertSample.moment) == now, "\(filter)")
        #expect(Set(try await store.alertChanges(filter).map(\.change.alert)) == Set(now), "\(filter)")
      }
    }
  }
}
