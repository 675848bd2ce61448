import CareGaugeServer
import Foundation
import TestSupport
import Testing

/// Tasks that are proved by hand, targets of each county, targets that come back every year.
@Suite struct TaskTests {
  private func configuration(_ folder: String, inbox: String = "") -> String {
    """
    catalogues: [PLUGINS/indicators.yaml, PLUGINS/\(folder)/catalogue.yaml]
    \(inbox)
    alerting:
      receivers:
        - {name: watched, email: {to: [watched@caregauge.example], language: zh}}
        - {name: rest, email: {to: [rest@caregauge.example], language: en}}
      routes:
        - match: {indicator: [national_incentive_application_2024, year_end_comprehensive_assessment, elder_universities_registered, brand_institutions_cultivated]}
          receivers: [watched]
        - {match: {kind: target_unreported}, receivers: [rest]}
        - {receivers: [rest]}
    """
  }

  @Test func tasksAreProvedByHandAndEachCountyCounts() async throws {
    try await withTemporaryFolder { folder in
      let counties = ["640104", "640105", "640106", "640121", "640122"]
      let text = try await Timeline.run(
        in: folder, from: "2023-11-20T09:00",
        configuration: configuration("Ningxia", inbox: "inboxes: {ningxia: FOLDER/tasks.csv}"), reports: [],
        office: try await PostOffice()
      ) { line in
        try await line.states("YC-003", "YC-042", "YC-032")
        try await line.report(
          "2023-12-25T10:00",
          PlantedReport(period: "2023-12", figures: counties.map { "elder_universities_registered \($0) 1" }))
        try await line.go(to: "2024-01-02T10:00")
        try await line.states("YC-003", "YC-042", "YC-032")
        try await line.post(
          "2024-01-03T10:00", "/api/v1/tasks",
          ["target": "YC-003", "done_on": "2023-11-29", "evidence": "申报函.pdf", "by": "王芳"],
          saying: "recorded: YC-003 done on 2023-11-29")
        try "target,day,evidence,name\nYC-042,2023-12-30,考评通报.pdf,李明\nYC-999,2023-12-30,无,李明\n"
          .write(to: folder.appending(path: "tasks.csv"), atomically: true, encoding: .utf8)
        line.say("2024-01-03: the inbox has YC-042 and an unknown YC-999")
        try await line.collect()
        let findings = try await line.service.ask("/api/v1/findings")
        #expect(findings.text.contains("YC-999"), "\(findings.text)")
        try await line.report(
          "2024-01-04T10:00",
          PlantedReport(
            period: "2023-12", status: "revised",
            figures: (counties + ["640181"]).map { "elder_universities_registered \($0) \($0 == "640104" ? 0 : 1)" }))
        try await line.report(
          "2024-02-04T10:00",
          PlantedReport(
            period: "2024-01", figures: (counties + ["640181"]).map { "elder_universities_registered \($0) 1" }))
        try await line.states("YC-003", "YC-042", "YC-032")
      }
      #expect(text == hands)
      try text.write(toFile: "/tmp/tasks.txt", atomically: true, encoding: .utf8)
    }
  }

  private let hands = """
    """

  @Test func eachYearsOccurrenceIsJudgedByItself() async throws {
    try await withTemporaryFolder { folder in
      let brands = "brand_institutions_cultivated 150600"
      let text = try await Timeline.run(
        in: folder, from: "2023-12-20T09:00", region: "inner_mongolia", configuration: configuration("InnerMongolia"),
        reports: [], office: try await PostOffice()
      ) { line in
        try await line.report("2024-01-10T10:00", PlantedReport(period: "2023", figures: ["\(brands) 0"]))
        try await line.states("OR-033@2023", "OR-033")
        try await line.report("2025-01-10T10:00", PlantedReport(period: "2024", figures: ["\(brands) 2"]))
        try await line.report("2025-06-10T10:00", PlantedReport(period: "2025-H1", figures: ["\(brands) 3"]))
        try await line.states("OR-033")
      }
      #expect(text == years)
      try text.write(toFile: "/tmp/years.txt", atomically: true, encoding: .utf8)
    }
  }

  private let years = """
    """
}
