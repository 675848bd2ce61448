import CareGaugeAdapter

/// Reads the half-yearly forms of Anning's units: one XLSX workbook per unit and half-year, put into an inbox.
@main
struct YunnanAdapter: Adapter {
  static let name = "yunnan"
  static let version = "1.0.0"

  func describe() -> AdapterDescription {
    // The built-in table is tested; an empty list would only make the collector refuse every reading.
    let headings = try? Headings.builtIn()
    return AdapterDescription(
      region: YunnanAdapter.region,
      summary: "Anning's half-yearly forms: XLSX workbooks, one per unit and half-year, put into an inbox.",
      indicators: headings?.indicators ?? [],
      areas: headings?.areas ?? [],
      options: YunnanAdapter.options
    )
  }

  func collect(_ request: CollectRequest, into output: ReportWriter) async throws {
    let headings = try request.options.path("headings").map(Headings.read(file:)) ?? Headings.builtIn()
    let inbox = try SourceFolder(path: request.options.requiredPath("inbox"))
    let files = try inbox.files(["xlsx"])
    for (index, file) in files.enumerated() {
      let form = FormFile(name: "r\(index + 1)", file: file, path: inbox.path(of: file))
      try form.report(headings, to: output)
      try output.progress(index + 1, of: files.count)
    }
  }

  /// Moves what was stored out of the inbox, where the configuration asks for it.
  func acknowledged(_ collection: Acknowledgement) async throws {
    guard let archive = collection.request.options.path("archive") else { return }
    let inbox = try SourceFolder(path: collection.request.options.requiredPath("inbox"))
    for source in collection.sources where source.hasPrefix(FormFile.scheme) {
      try inbox.move(String(source.dropFirst(FormFile.scheme.count)), to: archive)
    }
  }

  private static let options = [
    AdapterOption(
      "inbox", .path, required: true,
      help: "Folder into which the units' workbooks are put, under a name ending in .xlsx.",
      sample: .text("Plugins/Yunnan/Samples")),
    AdapterOption(
      "headings", .path, help: "YAML file with headings in place of the built-in ones, for a form that has changed."),
    AdapterOption(
      "archive", .path, help: "Folder to which workbooks are moved once stored; without it they stay in the inbox."),
  ]

  private static var region: RegionID {
    // The name is one of the five that every catalogue knows.
    guard let region = RegionID(name) else { preconditionFailure("\(name) is no region's name") }
    return region
  }
}
