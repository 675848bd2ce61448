import CareGaugeModel
import Foundation
import Testing

@testable import CareGaugeAlerting

/// What an Alertmanager is told, round by round.
@Suite struct AlertmanagerRoundTests {
  /// One round: so many seconds after the morning, with these alerts, and what is posted then, as
  /// `YC-011 critical 0...240`: from when and until when, in seconds since the morning.
  struct Step: Sendable {
    var at: Int64
    var firing: [Alert] = []
    var resolved: [Alert] = []
    var posts: [String]
  }

  struct Story: Sendable, CustomTestStringConvertible {
    var name: String
    var steps: [Step]
    var testDescription: String { name }
  }

  private static let missed = AlertSample.alert()
  private static let offTrack = AlertSample.alert("YC-011", .warning)
  private static let over = AlertSample.alert(to: 100)
  /// Fires again, 200 seconds after the morning.
  private static let again = AlertSample.alert(from: 200)
  private static let other = AlertSample.alert("YC-005", .warning, from: 30)

  static let stories = [
    Story(
      name: "one that fires is told again each round, to be believed for the patience",
      steps: [
        Step(at: 0, firing: [missed], posts: ["YC-011 critical 0...240"]),
        Step(at: 60, firing: [missed, other], posts: ["YC-005 warning 30...300", "YC-011 critical 0...300"]),
        Step(at: 120, firing: [missed], posts: ["YC-005 warning 30...120", "YC-011 critical 0...360"]),
      ]),
    Story(
      name: "a resolved one ends when it ended, and is told for 15 minutes from then on",
      steps: [
        Step(at: 60, firing: [missed], posts: ["YC-011 critical 0...300"]),
        Step(at: 105, resolved: [over], posts: ["YC-011 critical 0...100"]),
        Step(at: 165, resolved: [over], posts: ["YC-011 critical 0...100"]),
        Step(at: 999, resolved: [over], posts: ["YC-011 critical 0...100"]),
        Step(at: 1000, resolved: [over], posts: []),
      ]),
    Story(
      name: "one that was resolved before this process began is told too, unless that was long ago",
      steps: [
        Step(at: 110, resolved: [over], posts: ["YC-011 critical 0...100"]),
        Step(at: 2000, resolved: [over], posts: []),
      ]),
    Story(
      name: "one whose severity changes ends, and begins under the other severity",
      steps: [
        Step(at: 0, firing: [offTrack], posts: ["YC-011 warning 0...240"]),
        Step(at: 60, firing: [missed], posts: ["YC-011 critical 0...300", "YC-011 warning 0...60"]),
        Step(at: 120, firing: [missed], posts: ["YC-011 critical 0...360", "YC-011 warning 0...60"]),
        Step(at: 180, firing: [offTrack], posts: ["YC-011 critical 0...180", "YC-011 warning 0...420"]),
        Step(at: 1079, firing: [offTrack], posts: ["YC-011 critical 0...180", "YC-011 warning 0...1319"]),
        Step(at: 1080, firing: [offTrack], posts: ["YC-011 warning 0...1320"]),
      ]),
    Story(
      name: "one that is silenced ends, and begins again with its silence's end",
      steps: [
        Step(at: 0, firing: [missed], posts: ["YC-011 critical 0...240"]),
        Step(at: 10, posts: ["YC-011 critical 0...10"]),
        Step(at: 70, posts: ["YC-011 critical 0...10"]),
        Step(at: 80, firing: [missed], posts: ["YC-011 critical 0...320"]),
        Step(at: 140, firing: [missed], posts: ["YC-011 critical 0...380"]),
      ]),
    Story(
      name: "one that fires again is told with its new beginning alone",
      steps: [
        Step(at: 0, firing: [missed], posts: ["YC-011 critical 0...240"]),
        Step(at: 110, resolved: [over], posts: ["YC-011 critical 0...100"]),
        Step(at: 200, firing: [again], posts: ["YC-011 critical 200...440"]),
        Step(at: 260, firing: [again], posts: ["YC-011 critical 200...500"]),
      ]),
    Story(
      name: "a clock that was set back ends none before it began",
      steps: [
        Step(at: 40, firing: [other], posts: ["YC-005 warning 30...280"]),
        Step(at: 20, posts: ["YC-005 warning 30...30"]),
      ]),
    Story(name: "nothing is posted where nothing fires", steps: [Step(at: 0, posts: [])]),
  ]

  @Test(arguments: stories) func eachRoundTellsHowThingsStand(story: Story) throws {
    var round = AlertmanagerRound()
    for step in story.steps {
      let posts = round.posts(
        firing: step.firing, resolved: step.resolved, form: AlertSample.form(),
        now: AlertSample.morning.adding(seconds: step.at))
      #expect(try posts.map(line) == step.posts, "after \(step.at) seconds")
    }
  }

  private func line(_ posted: PostedAlert) throws -> String {
    let (target, severity) = (posted.labels["target"] ?? "", posted.labels["severity"] ?? "")
    let (start, end) = (try seconds(posted.startsAt), try seconds(posted.endsAt))
    return "\(target) \(severity) \(start)...\(end)"
  }

  private func seconds(_ text: String) throws -> Int64 {
    try #require(Instant(rfc3339: text)).seconds - AlertSample.morning.seconds
  }

  @Test func aPostedAlertIsWhatTheAPITakes() throws {
    var round = AlertmanagerRound()
    let posts = round.posts(
      firing: [AlertSample.alert(from: 30)], resolved: [], form: AlertSample.form(), now: AlertSample.morning)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    #expect(
      String(decoding: try encoder.encode(posts), as: UTF8.self) == """
        [
          {
            "annotations" : {
              "alert" : "target:YC-011",
              "condition" : "missed",
              "document" : "yinchuan-2023",
              "responsible" : "市民政局;各县（市）区人民政府",
              "summary" : "[Missed] 银川市 YC-011"
            },
            "endsAt" : "2023-10-08T09:04:00+08:00",
            "generatorURL" : "https://gauge.example/targets/YC-011",
            "labels" : {
              "alertname" : "CareGauge_target",
              "area" : "640100",
              "indicator" : "nursing_bed_share",
              "kind" : "target",
              "region" : "ningxia",
              "severity" : "critical",
              "target" : "YC-011"
            },
            "startsAt" : "2023-10-08T09:00:30+08:00"
          }
        ]
        """)
  }

  @Test func theGeneratorIsThePageThatShowsTheAlert() {
    let adapter = Alert(
      key: .adapter("ningxia"), subject: AlertSubject(kind: .adapterFailing, name: "ningxia"), state: .firing,
      condition: .failing, severity: .warning, since: AlertSample.morning, conditionSince: AlertSample.morning)
    func url(_ alert: Alert, _ externalURL: String?) -> String {
      PostedAlert(alert, form: AlertSample.form(externalURL: externalURL), end: AlertSample.morning).generatorURL
    }
    #expect(url(AlertSample.alert(), "https://gauge.example") == "https://gauge.example/targets/YC-011")
    #expect(url(adapter, "https://gauge.example") == "https://gauge.example/alerts")
    #expect(url(AlertSample.alert(), nil).isEmpty)
  }
}
