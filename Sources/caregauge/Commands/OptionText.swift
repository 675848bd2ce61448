import ArgumentParser
import CareGaugeCollector
import CareGaugeConfiguration
import CareGaugeModel
import YAML

/// Options that an adapter cannot be given.
struct OptionFault: Error {
  /// One sentence each.
  let faults: [String]
}

/// Options on a command line, typed by the adapter's description.
enum OptionText {
  /// - Parameter written: `name=value` each; a list's items stand between commas, or in options of their own.
  /// - Throws: `OptionFault` that names everything that is wrong.
  static func values(
    of written: [String], by known: [DescribedAdapter.Option]
  ) throws -> [String: OptionValue] {
    var (values, faults): ([String: OptionValue], [String]) = ([:], [])
    for option in written {
      let parts = option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let (name, text) = (parts[0], parts.dropFirst().first ?? "")
      guard let type = known.first(where: { $0.name == name })?.type else {
        let names = known.map(\.name)
        let remedy =
          nearest(to: name, in: names) ?? (names.isEmpty ? "none, since it takes none" : names.joined(separator: ", "))
        faults.append("there is no option \(name); write \(remedy)")
        continue
      }
      guard let value = value(of: text, type: type) else {
        faults.append(
          "option \(name) is a \(type); write \(type == "flag" ? "true or false" : "a number"), not \(text)")
        continue
      }
      switch (values[name], value) {
      case (nil, _): values[name] = value
      case (.list(let items), .list(let more)): values[name] = .list(items + more)
      default: faults.append("option \(name) stands here more than once; write it once")
      }
    }
    for option in known where option.required && !written.contains(where: { $0.hasPrefix("\(option.name)=") }) {
      faults.append("option \(option.name) is missing (\(option.help)); write --option \(option.name)=…")
    }
    guard faults.isEmpty else { throw OptionFault(faults: faults) }
    return values
  }

  /// Nil when the text is no value of the type; of types that are not known, the text itself.
  private static func value(of text: String, type: String) -> OptionValue? {
    switch type {
    case "number":
      let number = Double(text).flatMap { $0.isFinite ? $0 : nil }
      return number.map { .number($0) }
    case "flag": return ["true": .flag(true), "yes": .flag(true), "false": .flag(false), "no": .flag(false)][text]
    case "list":
      let items = text.split(separator: ",").map { String($0) }
      return .list(items.map { .text($0) })
    default: return .text(text)
    }
  }
}
