import CareGaugeAdapter

/// Reads Ordos' statistics pages: HTML tables in traditional characters, put into an inbox.
@main
struct InnerMongoliaAdapter: Adapter {
  static let name = "inner_mongolia"
  static let version = "1.0.0"

  func describe() -> AdapterDescription {
    // The built-in tables are tested; an empty list would only make the collector refuse every reading.
    let headings = try? Headings.builtIn()
    return AdapterDescription(
      region: InnerMongoliaAdapter.region,
      summary: "Ordos' statistics pages: HTML tables in traditional characters, put into an inbox.",
      indicators: headings?.indicators ?? [],
      areas: headings?.areas ?? [],
      options: InnerMongoliaAdapter.options
    )
  }

  func collect(_ request: CollectRequest, into output: ReportWriter) async throws {
    let headings = try request.options.path("headings").map(Headings.read(file:)) ?? Headings.builtIn()
    let characters = try request.options.path("characters").map(Characters.read(file:)) ?? Characters.builtIn()
    let inbox = try SourceFolder(path: request.options.requiredPath("inbox"))
    let files = try inbox.files(["html", "htm"])
    for (index, file) in files.enumerated() {
      let page = PageFile(name: "r\(index + 1)", file: file, path: inbox.path(of: file))
      try page.report(headings, characters, to: output)
      try output.progress(index + 1, of: files.count)
    }
  }

  /// Moves what was stored out of the inbox, where the configuration asks for it.
  func acknowledged(_ collection: Acknowledgement) async throws {
    guard let archive = collection.request.options.path("archive") else { return }
    let inbox = try SourceFolder(path: collection.request.options.requiredPath("inbox"))
    for source in collection.sources where source.hasPrefix(PageFile.scheme) {
      try inbox.move(String(source.dropFirst(PageFile.scheme.count)), to: archive)
    }
  }

  private static let options = [
    AdapterOption(
      "inbox", .path, required: true, help: "Folder into which pages are put, under a name ending in .html or .htm.",
      sample: .text("Plugins/InnerMongolia/Samples")),
    AdapterOption(
      "headings", .path, help: "YAML file with headings in place of the built-in ones, for a form that has changed."),
    AdapterOption("characters", .path, help: "YAML file with characters in place of the built-in ones."),
    AdapterOption(
      "archive", .path, help: "Folder to which pages are moved once stored; without it they stay in the inbox."),
  ]

  private static var region: RegionID {
    // The name is one of the five that every catalogue knows.
    guard let region = RegionID(name) else { preconditionFailure("\(name) is no region's name") }
    return region
  }
}
