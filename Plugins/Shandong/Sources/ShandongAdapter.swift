import CareGaugeAdapter

/// Reads the application forms of Shandong's counties and the recommendation forms of its cities from a drop folder.
@main
struct ShandongAdapter: Adapter {
  static let name = "shandong"
  static let version = "1.0.0"

  func describe() -> AdapterDescription {
    // The built-in table is tested; an empty list would only make the collector refuse every reading.
    let labels = try? Labels.builtIn()
    return AdapterDescription(
      region: ShandongAdapter.region,
      summary:
        "Shandong's application forms for demonstration counties: Word, Excel, CSV and text files in folders by year, city and county.",
      indicators: labels?.indicators ?? [],
      areas: labels?.areas ?? [],
      options: [
        AdapterOption(
          "folder", .path, required: true,
          help: "Drop folder with forms as YEAR/CITY/COUNTY.docx and YEAR/CITY/NAME.xlsx for the city's own.",
          sample: .text("Plugins/Shandong/Samples")),
        AdapterOption(
          "labels", .path, help: "YAML file with labels in place of the built-in ones, for a form that has changed."),
      ],
      every: "6h"
    )
  }

  func collect(_ request: CollectRequest, into output: ReportWriter) async throws {
    let labels = try request.options.path("labels").map(Labels.read(file:)) ?? Labels.builtIn()
    let folder = try SourceFolder(path: request.options.requiredPath("folder"))
    let scans = try folder.files(["pdf", "jpg", "jpeg", "png", "tif"], depth: 3)
    if !scans.isEmpty { AdapterLog.info("\(scans.count) scans beside the forms are not read") }
    let files = try folder.files(FormContent.endings.union(FormContent.foreign), depth: 3)
    for (index, file) in files.enumerated() {
      let form = FormFile(name: "r\(index + 1)", file: file, path: folder.path(of: file))
      try form.report(labels, to: output)
      try output.progress(index + 1, of: files.count)
    }
  }

  private static let region = RegionID("shandong")!
}
