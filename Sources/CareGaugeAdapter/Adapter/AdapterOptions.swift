/// The options of one collection, checked against the adapter's description, with defaults filled in.
public struct AdapterOptions: Sendable, Hashable {
  private let values: [String: OptionValue]

  /// Checks what the request holds.
  /// - Throws: `AdapterFault` with code `format`, naming every unknown, missing or unfitting option at once.
  public init(_ given: [String: OptionValue], for options: [AdapterOption]) throws {
    var faults: [String] = []
    var values: [String: OptionValue] = [:]
    for name in given.keys.sorted() where !options.contains(where: { $0.name == name }) {
      faults.append("option “\(name)” is unknown; the adapter knows \(AdapterOptions.names(of: options))")
    }
    for option in options {
      if let value = given[option.name] {
        if let objection = option.objection(to: value) { faults.append("option “\(option.name)” \(objection)") }
        values[option.name] = value
      } else if option.required {
        faults.append("option “\(option.name)” is missing (\(option.help))")
      } else {
        values[option.name] = option.fallback
      }
    }
    guard faults.isEmpty else { throw AdapterFault(.format, faults.joined(separator: "; ")) }
    self.values = values
  }

  private static func names(of options: [AdapterOption]) -> String {
    options.isEmpty ? "none" : options.map(\.name).joined(separator: ", ")
  }

  /// The value of an option, or nil when it was left out and has no default.
  public subscript(name: String) -> OptionValue? { values[name] }

  /// A text or path, or nil when it was left out and has no default.
  public func text(_ name: String) -> String? {
    guard case .text(let text) = values[name] else { return nil }
    return text
  }

  /// A path, or nil when it was left out and has no default. The collector made it absolute.
  public func path(_ name: String) -> String? { text(name) }

  /// A number, or nil when it was left out and has no default.
  public func number(_ name: String) -> Double? {
    guard case .number(let number) = values[name] else { return nil }
    return number
  }

  /// A flag; false when it was left out and has no default.
  public func flag(_ name: String) -> Bool { values[name] == .flag(true) }

  /// A list's texts and numbers as texts; empty when it was left out and has no default.
  public func list(_ name: String) -> [String] {
    guard case .list(let items) = values[name] else { return [] }
    return items.compactMap {
      switch $0 {
      case .text(let text): text
      case .number(let number): decimalText(number)
      case .flag, .list, .map: nil
      }
    }
  }

  /// A path that the description marks as required.
  /// - Throws: `AdapterFault` with code `internal` when the description does not have such an option.
  public func requiredPath(_ name: String) throws -> String {
    guard let path = path(name) else {
      throw AdapterFault(.internal, "option “\(name)” has no value; mark it required in describe()")
    }
    return path
  }

  /// A text that the description marks as required.
  /// - Throws: `AdapterFault` with code `internal` when the description does not have such an option.
  public func requiredText(_ name: String) throws -> String { try requiredPath(name) }
}
