import CareGaugeAdapter
import CareGaugeAdapterHTTP

/// Reads Zhejiang's platform 浙里养: a paged JSON listing, from its server or from a folder of stored answers.
@main
struct ZhejiangAdapter: Adapter {
  static let name = "zhejiang"
  static let version = "1.0.0"

  func describe() -> AdapterDescription {
    // The built-in table is tested; an empty list would only make the collector refuse every reading.
    let headings = try? Headings.builtIn()
    return AdapterDescription(
      region: ZhejiangAdapter.region,
      summary: "Zhejiang's platform: a paged JSON listing, from its server or from a folder of stored answers.",
      indicators: headings?.indicators ?? [],
      areas: headings?.areas ?? [],
      options: ZhejiangAdapter.options
    )
  }

  func collect(_ request: CollectRequest, into output: ReportWriter) async throws {
    let options = request.options
    let headings = try options.path("headings").map(Headings.read(file:)) ?? Headings.builtIn()
    let listing: PageListing
    let source: String
    switch (options.path("answers"), options.text("server")) {
    case (let folder?, nil):
      // What is stored does not change, so reading it again would change nothing.
      listing = try await PageListing(StoredPages(folder: folder), form: ZhejiangAdapter.form, attempts: 1)
      source = "file:"
    case (nil, let server?):
      let settings = try PlatformSettings.settings(server: server, form: ZhejiangAdapter.form, options)
      listing = try await HTTPPages.reading(settings) { try await PageListing($0, form: settings.form) }
      source = server.split(separator: "?").first.map { "\($0)#" } ?? server
    default:
      throw AdapterFault(
        .format, "give either option “answers” (a folder) or option “server” (an address), and not both")
    }
    try PlatformReports(listing, headings: headings, source: source, isStored: options.path("answers") != nil)
      .write(to: output)
  }

  /// The platform's answers: `{"code":"0","msg":"","data":{"total":18,"rows":[{"xzqh":…,"zbdm":…,"zbz":…,"dw":…,"tjq":…}]}}`.
  private static var form: PageForm {
    var form = PageForm(key: ["xzqh", "zbdm", "tjq"])
    form.keyIfPresent = ["gxsj"]
    return form
  }

  private static let options = [
    AdapterOption(
      "answers", .path, help: "Folder with stored answers page-1.json, page-2.json …; instead of a server.",
      sample: .text("Plugins/Zhejiang/Samples")),
    AdapterOption(
      "server", .text, help: "Address of the listing on the platform, https://…; instead of stored answers."),
    AdapterOption("login", .text, help: "Address that gives out tokens, if the platform asks for one."),
    AdapterOption("account", .text, help: "Name of the account at the platform."),
    AdapterOption("secret_file", .path, help: "File with the account's secret."),
    AdapterOption("page_size", .number, help: "Rows to ask for in one page, 1 to 1000.", default: .number(100)),
    AdapterOption("answer_timeout", .number, help: "Seconds to wait for one answer, 1 to 600.", default: .number(30)),
    AdapterOption("attempts", .number, help: "How often to ask for one page, 1 to 10.", default: .number(4)),
    AdapterOption(
      "certificate_authorities", .path, help: "PEM file with the authorities to trust instead of the machine's."),
    AdapterOption(
      "headings", .path, help: "YAML file with codes in place of the built-in ones, for a list that has changed."),
  ]

  private static var region: RegionID {
    // The name is one of the five that every catalogue knows.
    guard let region = RegionID(name) else { preconditionFailure("\(name) is no region's name") }
    return region
  }
}
