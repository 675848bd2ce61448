import CareGaugeModel
import YAML

/// One adapter: a program that is started for each collection, within limits.
package struct AdapterSettings: Hashable, Sendable {
  /// What is started.
  package enum Program: Hashable, Sendable {
    /// A program's name, looked for beside the service and in `adapters_path`.
    case named(String)
    /// A program with its arguments.
    case command([String])
  }

  package var name: String
  package var program: Program
  /// From the beginning of one collection to the next.
  package var every: Swift.Duration
  /// How long one collection may take.
  package var timeout: Swift.Duration
  /// Address space, in bytes; at least 256 MiB.
  package var memory: Int
  /// The longest line of output, in bytes.
  package var lineLength: Int
  /// All output of one collection, in bytes.
  package var output: Int
  /// Readings of one collection.
  package var readings: Int
  package var openFiles: Int
  /// The user that the program runs as, where the service may choose.
  package var user: String?
  /// What the adapter itself is told; relative paths are not yet made absolute.
  package var options: [String: OptionValue]
}

extension SettingsReading {
  func readAdapters(_ top: Section) -> [AdapterSettings] {
    var names: [String: Place] = [:]
    return top.sections("adapters", write: "{name: ningxia, program: caregauge-adapter-ningxia}").compactMap {
      readAdapter($0, &names)
    }
  }

  private func readAdapter(_ section: Section, _ names: inout [String: Place]) -> AdapterSettings? {
    if section.isBroken { return nil }
    let name = section.required("name", .name("ningxia"))
    let program = readProgram(section)
    let every = section.optional("every", .span(1...366 * 86_400, "1s to 366d"))
    let timeout = section.optional("timeout", .span(1...86_400, "1s to 24h"))
    let memory = section.optional("memory", .size(256 << 20...1 << 40, "256MiB to 1024GiB"))
    let lineLength = section.optional("line_length", .size(1 << 10...64 << 20, "1KiB to 64MiB"))
    let output = section.optional("output", .size(1 << 10...1 << 40, "1KiB to 1024GiB"))
    let readings = section.optional("readings", .whole(1...1_000_000_000))
    let openFiles = section.optional("open_files", .whole(16...65_536))
    let user = section.optional("user", .name("nobody"))
    let options = readOptions(section, of: name)
    section.finish()
    if let name, let first = names.updateValue(section.valuePlace(of: "name"), forKey: name) {
      names[name] = first
      section.fault(
        atValueOf: "name", "adapter \"\(name)\" stands here again, first at \(first); give one of them another name")
    }
    if let every, let timeout, timeout > every {
      section.fault(
        atValueOf: "timeout", "\"timeout\" is longer than \"every\"; write a shorter one, or a longer \"every\"")
    }
    guard let name, let program else { return nil }
    note("adapters.\(name)", at: section.place)
    for key in ["program", "command", "user", "options"] where section.has(key) {
      note("adapters.\(name).\(key)", at: section.valuePlace(of: key))
    }
    return AdapterSettings(
      name: name, program: program, every: every ?? .seconds(3600),
      timeout: timeout ?? min(.seconds(60), every ?? .seconds(60)),
      memory: memory ?? 512 << 20, lineLength: lineLength ?? 1 << 20, output: output ?? 1 << 30,
      readings: readings ?? 10_000_000, openFiles: openFiles ?? 256, user: user, options: options)
  }

  private func readProgram(_ section: Section) -> AdapterSettings.Program? {
    let example = "program: caregauge-adapter-ningxia, or command: [python3, ningxia.py]"
    switch section.one(of: ["program", "command"], write: example) {
    case "program":
      let program = section.required("program", .text("a program's name such as caregauge-adapter-ningxia"))
      if let program, program.contains("/") {
        section.fault(
          atValueOf: "program",
          "\"program\" is a path; write the name alone with its folder in adapters_path, or command: [PATH]")
      }
      return program.map { .named($0) }
    case "command":
      let words = section.list("command", .text("a program and its arguments")) ?? []
      return words.isEmpty ? nil : .command(words.map(\.value))
    default: return nil
    }
  }

  private func readOptions(_ section: Section, of adapter: String?) -> [String: OptionValue] {
    guard let options = section.section("options", write: "options: {inbox: PATH}") else { return [:] }
    for key in options.keys { note("adapters.\(adapter ?? "").options.\(key)", at: options.place(of: key)) }
    return options.optionValues()
  }
}

extension Section {
  /// Free keys of an adapter; secrets have no place among them either.
  fileprivate func optionValues() -> [String: OptionValue] {
    var values: [String: OptionValue] = [:]
    for key in keys {
      if let remedy = secretRemedy(for: key, known: []) {
        allow(key)
        fault(at: key, remedy)
      } else if let node = node(key), let value = optionValue(node, as: "\"\(shown(key))\"") {
        values[key] = value
      }
    }
    return values
  }

  private func optionValue(_ node: Node, as subject: String) -> OptionValue? {
    switch node.content {
    case .refused: return nil
    case .list(let items): return .list(items.compactMap { optionValue($0, as: "an item of \(subject)") })
    case .map: return .map(Section(node, as: subject, write: "", file: file, log: log).optionValues())
    case .scalar(let text, plain: true) where !node.isEmpty:
      // A leading zero or many digits mean a code, not a number.
      let digits = text.drop { $0 == "-" }
      let isCode = digits.utf8.count > 15 || (digits.hasPrefix("0") && digits.utf8.count > 1 && !digits.hasPrefix("0."))
      if text == "true" || text == "false" { return .flag(text == "true") }
      if isDecimal(text[...]) && !isCode, let number = Double(text) { return .number(number) }
      return .text(text)
    case .scalar(let text, plain: false): return .text(text)
    case .scalar:
      log.report(file, node.place, "\(subject) has no value; write one, or take the key out")
      return nil
    }
  }
}
