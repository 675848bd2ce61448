extension Scaffold {
  /// Everything in the folder.
  var files: [ScaffoldFile] {
    var files = [
      ScaffoldFile(path: "README.md", text: text(PackageResources.README_md_txt)),
      ScaffoldFile(path: "catalogue.yaml", text: text(PackageResources.catalogue_yaml_txt)),
      ScaffoldFile(path: "sample.yaml", text: sample),
      ScaffoldFile(path: "Tests/run.sh", text: text(PackageResources.run_sh), isExecutable: true),
      ScaffoldFile(path: "Samples/2023-09.\(ending)", text: source),
      ScaffoldFile(path: "Tests/Fixtures/first/2023-09.\(ending)", text: source),
      ScaffoldFile(path: "Tests/Fixtures/first/expected.ndjson", text: text(expected)),
    ]
    switch language {
    case .python:
      files.append(
        ScaffoldFile(path: "Sources/\(program)", text: text(PackageResources.adapter_py), isExecutable: true))
    case .shell:
      files.append(
        ScaffoldFile(path: "Sources/\(program)", text: text(PackageResources.adapter_sh), isExecutable: true))
    case .swift:
      files += [
        ScaffoldFile(path: "Package.swift", text: text(PackageResources.Package_swift_txt)),
        ScaffoldFile(path: "Sources/\(typeName)Adapter.swift", text: text(PackageResources.Adapter_swift_txt)),
        ScaffoldFile(path: ".gitignore", text: ".build/\n"),
      ]
    }
    return files
  }

  private var ending: String { language == .shell ? "txt" : "csv" }

  /// `tongxin_county` → `TongxinCounty`.
  private var typeName: String {
    name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  private var source: String {
    String(decoding: language == .shell ? PackageResources.sample_txt : PackageResources.sample_csv, as: UTF8.self)
  }

  private var expected: [UInt8] {
    switch language {
    case .python: PackageResources.expected_python_ndjson
    case .shell: PackageResources.expected_shell_ndjson
    case .swift: PackageResources.expected_swift_ndjson
    }
  }

  private var sample: String {
    let kind = language == .shell ? "text" : "CSV"
    return """
      # A county's monthly \(kind) files, put into an inbox.
      - name: \(name)
        program: \(program)
        every: 1h
        options:
          # Folder with the county's \(kind) files. Required.
          inbox: \(name)/Samples

      """
  }

  /// A template with its placeholders replaced.
  private func text(_ template: [UInt8]) -> String {
    let words = [
      "@NAME@": name, "@REGION@": name, "@TYPE@": typeName, "@PROGRAM@": program, "@COMMAND@": command,
      "@DASHED@": name.replacing("_", with: "-"), "@ID@": name.uppercased(), "@SAMPLE@": sample,
      "@SOURCE@": language == .shell ? Scaffold.textSource : Scaffold.tableSource,
      "@LIMITS@": language == .shell ? Scaffold.textLimits : Scaffold.tableLimits,
      "@DEPENDENCY@": sdk?.dependency ?? "", "@PACKAGE@": sdk?.identity ?? "",
      "@FIXTURE_PROGRAM@": language == .swift ? ".build/debug/\(program)" : "Sources/\(program)",
    ]
    return words.reduce(String(decoding: template, as: UTF8.self)) { $0.replacing($1.key, with: $1.value) }
  }

  private static let tableSource = """
    One CSV file (UTF-8 or GB 18030) a month. Above the table stand the labels `填报单位`, `报告期` (2023-09) and `填报日期` (2023-09-25), each
    with its value in the next cell; then a row of headings that begins with `地区`, then one row for each area.
    """
  private static let textSource = """
    One UTF-8 text file a month, named after it (`2023-09.txt`), with one figure a line: area, indicator and number, separated by commas.
    Lines that begin with # are comments. The day on which the file came is the report's.
    """
  private static let tableLimits = """
    16 MiB a file. Links, pipes and folders in the inbox are not opened. A row with fewer or more cells than headings is rejected whole.
    """
  private static let textLimits = """
    1 MiB a file, whole numbers of at most 12 digits without separators. Links, pipes and folders in the inbox are not opened.
    """
}
