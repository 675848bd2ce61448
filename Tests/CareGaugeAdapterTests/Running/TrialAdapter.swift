import CareGaugeAdapter
import Synchronization

/// An adapter whose behaviour is told by its option `do`.
struct TrialAdapter: Adapter {
  static let name = "trial_region"
  static let version = "2.1.0"

  struct UnknownError: Error {
    let secret = "token=8f1c"
  }

  /// What was acknowledged: the sources by collection.
  static let acknowledged = Mutex<[String: [String]]>([:])

  private static let nursingBeds = IndicatorID("nursing_beds")!
  private static let area = AreaCode("640104")!

  func describe() -> AdapterDescription {
    AdapterDescription(
      region: RegionID("trial")!, summary: "A source for trials.", indicators: [Self.nursingBeds],
      areas: [Self.area, AreaCode("530181001")!],
      options: [
        AdapterOption("do", .text, help: "What to do.", default: .text("nothing")),
        AdapterOption("inbox", .path, help: "Where to look.", sample: .text("in/box")),
        AdapterOption("share", .number, help: "A number.", default: .number(0.5)),
        AdapterOption("strict", .flag, help: "A flag.", default: .flag(false)),
        AdapterOption("units", .list, help: "Names.", default: .list([.text("民政"), .number(3)])),
      ],
      every: "30m"
    )
  }

  func collect(_ request: CollectRequest, into output: ReportWriter) async throws {
    let plain = ReportHead(name: "r1", period: Period("2023")!, reportedAt: Day("2023-09-25")!)
    switch request.options.text("do") {
    case "report": try report(to: output)
    case "options":
      let options = request.options
      let words = [
        "\(options.number("share") ?? -1)", "\(options.flag("strict"))", options.list("units").joined(separator: "+"),
        request.since?.description ?? "never", options.path("inbox") ?? "no inbox",
      ]
      throw AdapterFault(.sourceUnavailable, words.joined(separator: " "))
    case "twice": for _ in 1...2 { _ = try output.report(plain) }
    case "outside":
      var head = plain
      head.asOf = Day("2024-01-01")
      _ = try output.report(head)
    case "flood":
      let report = try output.report(plain)
      while true { try report.reading(Self.nursingBeds, area: Self.area, Figure(1)!) }
    case "long":
      try output.report(plain).rejected(Origin(raw: String(repeating: "床", count: 5000)), reason: "too long")
    case "unknown": throw UnknownError()
    default: return
    }
  }

  private func report(to output: ReportWriter) throws {
    let head = ReportHead(
      name: "r1", period: Period("2023-09")!, reporter: "市民政局", reportedAt: Day("2023-09-25")!,
      deliveredAt: Instant(rfc3339: "2023-09-25T16:20:00+08:00"), status: .revised, source: "file:2023-09.csv",
      sha256: String(repeating: "0f", count: 32), asOf: Day("2023-09-25"), obligation: "YC-039")
    let report = try output.report(head)
    try report.reading(Self.nursingBeds, area: Self.area, Figure(1203)!, from: Origin(place: "14:3", raw: "1,203"))
    let share = Figure(stated: 0.57, numerator: 5586, denominator: 9688)!
    try report.reading(Self.nursingBeds, area: AreaCode("530181001")!, share)
    try output.progress(1, of: 2)
    try report.absent(Self.nursingBeds, area: Self.area, .notYetPublished)
    try report.rejected(Origin(place: "14:4", raw: "58%%\"\\\n\u{1}"), reason: "not a number")
  }

  func acknowledged(_ collection: Acknowledgement) async throws {
    Self.acknowledged.withLock { $0[collection.request.collection] = collection.sources }
  }
}
