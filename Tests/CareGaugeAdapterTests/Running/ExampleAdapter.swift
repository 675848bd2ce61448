import CareGaugeAdapter

/// Reads one number from a file: the smallest adapter that does something.
struct ExampleAdapter: Adapter {
  static let name = "example"
  static let version = "1.0.0"

  func describe() -> AdapterDescription {
    AdapterDescription(
      region: RegionID("ningxia")!, summary: "One number in a file.", indicators: [IndicatorID("nursing_beds")!],
      areas: [AreaCode("640104")!],
      options: [AdapterOption("file", .path, required: true, help: "The file.", sample: .text("var/beds.txt"))])
  }

  func collect(_ request: CollectRequest, into output: ReportWriter) async throws {
    let file = try SourceFile(path: request.options.requiredPath("file"))
    let text = try SourceText.decode(file.bytes)
    let report = try output.report(
      ReportHead(
        name: "r1", period: .day(file.modifiedAt.dayInChina), reportedAt: file.modifiedAt.dayInChina,
        source: "file:\(file.name)", sha256: file.sha256))
    do {
      let beds = try QuantityNotation(expected: .beds).number(text)
      try report.reading(
        IndicatorID("nursing_beds")!, area: AreaCode("640104")!, Figure(beds)!, from: Origin(raw: text))
    } catch let fault as NotationFault {
      try report.rejected(Origin(raw: text), reason: fault.reason)
    }
  }
}
