import CareGaugeServer
import Foundation
import NIOHTTP1
import TestSupport
import Testing

/// Filters and silences that name what nothing is called are refused with the nearest names.
@Suite struct KnownNamesTests {
  /// Each question with what its answer says; an empty text for an answer that is a list.
  private let questions: [(HTTPMethod, String, String)] = [
    (.GET, "/api/v1/targets?region=ningxai", "No region \"ningxai\" stands in any catalogue; write ningxia."),
    (.GET, "/api/v1/targets?region=ningxia&state=met", ""),
    (
      .GET, "/api/v1/targets?area=640199",
      "No area \"640199\" stands in any catalogue; write 640100 (银川市), 640104 (兴庆区) or 640105 (西夏区)."
    ),
    (
      .GET, "/api/v1/targets?indicator=nursing_bed",
      "No indicator \"nursing_bed\" stands in any catalogue; write nursing_beds"
    ),
    (.GET, "/api/v1/targets?indicator=nursing_bed_shar&as_of=2023-12-01", "write nursing_bed_share"),
    (.GET, "/api/v1/alerts?region=atlantis", "No region \"atlantis\" stands in any catalogue; known are ningxia."),
    (.GET, "/api/v1/readings?indicator=nursing_bed_shares", "write nursing_bed_share"),
    (.GET, "/api/v1/readings?area=640104&indicator=nursing_bed_share", ""),
    (.GET, "/api/v1/findings?region=ninxia", "write ningxia"),
    (.GET, "/api/v1/deliveries?receiver=rset", "No receiver \"rset\" stands in the configuration; write rest."),
    (.GET, "/api/v1/tasks?target=YC-00", "No target \"YC-00\" stands in any catalogue; write YC-003"),
    (.GET, "/api/v1/tasks?target=ZZZ", "No target \"ZZZ\" stands in any catalogue; known are"),
    (.GET, "/api/v1/explain?id=YC-01", "No target \"YC-01\" stands in any catalogue; write YC-010 or YC-011"),
    (.POST, "/-/collect?adapter=ningxai", "No adapter \"ningxai\" stands in the configuration; known are inbox."),
    (.POST, "/api/v1/silences?region=ningxai&UNTIL", "No region \"ningxai\""),
    (.POST, "/api/v1/silences?region=ningxia&area=640199&UNTIL", "No area \"640199\""),
    (.POST, "/api/v1/silences?indicator=nursing_bed_shar&UNTIL", "write nursing_bed_share"),
    (.POST, "/api/v1/silences?alert=YC-011&UNTIL", "an alert's id has its kind in front, write target:YC-011"),
    (.POST, "/api/v1/silences?alert=target:YC-O11&UNTIL", "write target:YC-011"),
    (.POST, "/api/v1/silences?alert=nothing&UNTIL", "ids are such as target:YC-011"),
    (.POST, "/api/v1/tasks?target=YC-011&done_on=2023-09-20&evidence=a&by=b", "target: YC-011 is no task"),
    (
      .POST, "/api/v1/tasks?target=YC-3&done_on=2023-09-20&evidence=a&by=b",
      "No target \"YC-3\" stands in any catalogue; write YC-003."
    ),
    (
      .POST, "/api/v1/tasks?target=YC-003&done_on=2023-09-01&evidence=%20",
      "done_on: 2023-09-01 is before the document was issued, on 2023-09-06; write the day on which it was done. evidence: no evidence; write a file's name, an address or a sentence. by: no name; write who says so."
    ),
    (.POST, "/api/v1/tasks/withdraw?target=YC-003&by=b&why=c", "No entry of YC-003 stands"),
  ]

  @Test func aNameThatNothingBearsIsRefusedWithTheNearest() async throws {
    try await withTemporaryFolder { folder in
      let configuration = """
        catalogues: [CATALOGUE]
        alerting:
          receivers:
            - {name: rest, email: {to: [rest@caregauge.example], language: en}}
          routes:
            - {receivers: [rest]}
        """
      let published = PlantedReport(
        period: "2023-09-06", figures: ["institution_beds 640100 9688", "nursing_beds 640100 5586"])
      _ = try await Timeline.run(
        in: folder, from: "2023-10-08T09:00", configuration: configuration, reports: [published],
        office: try await PostOffice()
      ) { line in
        for (method, path, words) in questions {
          let full = path.replacing("UNTIL", with: "until=2024-01-01&by=Li&why=audit")
          let answer = try await line.service.ask(full, method)
          #expect((answer.status == .ok) == words.isEmpty, "\(path): \(answer.text)")
          #expect(words.isEmpty || answer.text.replacing("\\\"", with: "\"").contains(words), "\(path): \(answer.text)")
        }
        try await checkSilences(line.service)
        try await checkSeveralEntries(line.service)
      }
    }
  }

  /// Who ended a silence says why, and everybody sees it.
  private func checkSilences(_ service: InProcessService) async throws {
    let added: [SilenceItem] = try await service.list(
      "/api/v1/silences?region=ningxia&until=2024-01-01&by=Li&why=audit", .POST)
    #expect(added.map(\.endedWhy) == [nil])
    let ended: [SilenceItem] = try await service.list("/api/v1/silences/end?id=1&by=Wang&why=over", .POST)
    let listed: [SilenceItem] = try await service.list("/api/v1/silences?state=all")
    #expect(listed == ended)
    #expect(listed.map(\.endedBy) == ["Wang"] && listed.map(\.endedWhy) == ["over"])
  }

  /// Of several entries the one that is meant must be named.
  private func checkSeveralEntries(_ service: InProcessService) async throws {
    for day in ["2023-09-20", "2023-09-21"] {
      let _: [TaskItem] = try await service.list(
        "/api/v1/tasks?target=YC-003&done_on=\(day)&evidence=a&by=Li", .POST)
    }
    let unclear = try await service.ask("/api/v1/tasks/withdraw?target=YC-003&by=b&why=c", .POST)
    #expect(unclear.status == .badRequest)
    #expect(unclear.text.contains("1 (done on 2023-09-20, says Li), 2 (done on 2023-09-21, says Li)"))
    let first: [TaskItem] = try await service.list("/api/v1/tasks/withdraw?target=YC-003&entry=1&by=b&why=c", .POST)
    #expect(first.map(\.id) == [1])
    let again = try await service.ask("/api/v1/tasks/withdraw?target=YC-003&entry=1&by=b&why=c", .POST)
    #expect(again.text.contains("Entry 1 of YC-003 was withdrawn already; those that stand: 2 (done on 2023-09-21"))
    let targets: [TargetItem] = try await service.list("/api/v1/targets?indicator=national_incentive_application_2024")
    #expect(targets.map(\.state) == ["met"])
    #expect(targets.first?.entries.map(\.withdrawnBy) == ["b", nil])
  }
}
