import CareGaugeAdapter

/// Reads the monthly returns of Yinchuan's units: one GB 18030 CSV file per unit and month in an inbox.
@main
struct NingxiaAdapter: Adapter {
  static let name = "ningxia"
  static let version = "1.0.0"

  func describe() -> AdapterDescription {
    // The built-in table is tested; an empty list would only make the collector refuse every reading.
    let headings = try? Headings.builtIn()
    return AdapterDescription(
      region: NingxiaAdapter.region,
      summary: "Yinchuan's monthly returns: GB 18030 CSV files, one per unit and month, put into an inbox.",
      indicators: headings?.indicators ?? [],
      areas: headings?.areas ?? [],
      options: NingxiaAdapter.options
    )
  }

  func collect(_ request: CollectRequest, into output: ReportWriter) async throws {
    let headings = try request.options.path("headings").map(Headings.read(file:)) ?? Headings.builtIn()
    let encoding = try NingxiaAdapter.encoding(request.options.text("encoding"))
    let inbox = try SourceFolder(path: request.options.requiredPath("inbox"))
    let files = try inbox.files(["csv", "txt"])
    for (index, file) in files.enumerated() {
      let form = ReturnFile(name: "r\(index + 1)", file: file, path: inbox.path(of: file), encoding: encoding)
      try form.report(headings, to: output)
      try output.progress(index + 1, of: files.count)
    }
  }

  /// Moves what was stored out of the inbox, where the configuration asks for it.
  func acknowledged(_ collection: Acknowledgement) async throws {
    guard let archive = collection.request.options.path("archive") else { return }
    let inbox = try SourceFolder(path: collection.request.options.requiredPath("inbox"))
    for source in collection.sources where source.hasPrefix(ReturnFile.scheme) {
      try inbox.move(String(source.dropFirst(ReturnFile.scheme.count)), to: archive)
    }
  }

  private static func encoding(_ name: String?) throws -> TextEncoding {
    guard let name else { return .automatic }
    guard let encoding = TextEncoding(rawValue: name) else {
      let known = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
      throw AdapterFault(.format, "option “encoding” must be one of \(known)")
    }
    return encoding
  }

  private static let options = [
    AdapterOption(
      "inbox", .path, required: true, help: "Folder into which the units' files are put, under a name ending in .csv.",
      sample: .text("Plugins/Ningxia/Samples")),
    AdapterOption(
      "encoding", .text, help: "How the files are coded: gb18030, utf-8, or auto, which looks at each file.",
      default: .text("auto")),
    AdapterOption(
      "headings", .path, help: "YAML file with headings in place of the built-in ones, for a form that has changed."),
    AdapterOption(
      "archive", .path, help: "Folder to which files are moved once stored; without it they stay in the inbox."),
  ]

  private static let region = RegionID("ningxia")!
}
