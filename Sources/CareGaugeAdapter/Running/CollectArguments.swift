/// What follows `--collect` on the command line.
struct CollectArguments {
  private(set) var options: [String: OptionValue] = [:]
  private(set) var since: Day?
  private(set) var asLines = false

  /// - Throws: `AdapterFault` with code `format` for an argument that cannot be read.
  init(_ arguments: [String], options known: [AdapterOption]) throws {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--lines": asLines = true
      case "--since":
        guard let day = rest.popFirst().flatMap(Day.init(_:)) else {
          throw AdapterFault(.format, "--since needs a day as 2023-08-25")
        }
        since = day
      default:
        guard let equals = argument.firstIndex(of: "="), equals != argument.startIndex else {
          throw AdapterFault(.format, "“\(argument)” is not NAME=VALUE")
        }
        let name = String(argument[..<equals])
        let text = String(argument[argument.index(after: equals)...])
        options[name] = try CollectArguments.value(text, kind: known.first { $0.name == name }?.kind ?? .text, of: name)
      }
    }
  }

  private static func value(_ text: String, kind: AdapterOption.Kind, of name: String) throws -> OptionValue {
    switch kind {
    case .text, .path: return .text(text)
    case .list: return .list(text.split(separator: ",").map { .text(String($0)) })
    case .number:
      guard let number = Double(text), number.isFinite else {
        throw AdapterFault(.format, "\(name) needs a number, not “\(text)”")
      }
      return .number(number)
    case .flag:
      guard text == "true" || text == "false" else {
        throw AdapterFault(.format, "\(name) needs true or false, not “\(text)”")
      }
      return .flag(text == "true")
    }
  }
}
