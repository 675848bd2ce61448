import CareGaugeModel

extension DescribedAdapter.Option {
  /// Why a value does not fit the option's type, and what to write instead; nil when it does, or when the type is unknown.
  package func objection(to value: OptionValue) -> String? {
    switch (type, value) {
    case ("text", .text(let text)), ("path", .text(let text)):
      text.isEmpty ? "is empty; write a \(type), or take it out" : nil
    case ("text", .number), ("path", .number), ("text", .flag), ("path", .flag):
      "is read as a \(value.kindName); write it in quotation marks"
    case ("number", .number), ("flag", .flag): nil
    case ("list", .list(let items)):
      items.allSatisfy(\.isPlain) ? nil : "holds something other than texts and numbers; write [a, b]"
    case ("text", _), ("path", _): "is a \(value.kindName); write a \(type)"
    case ("number", _): "is a \(value.kindName); write a number without quotation marks"
    case ("flag", _): "is a \(value.kindName); write true or false without quotation marks"
    case ("list", _): "is a \(value.kindName); write a list, [a, b]"
    default: nil
    }
  }
}

extension OptionValue {
  fileprivate var isPlain: Bool {
    switch self {
    case .text, .number: true
    case .flag, .list, .map: false
    }
  }

  fileprivate var kindName: String {
    switch self {
    case .text: "text"
    case .number: "number"
    case .flag: "flag"
    case .list: "list"
    case .map: "map"
    }
  }
}
