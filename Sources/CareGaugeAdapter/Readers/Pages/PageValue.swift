import Foundation

/// A value of a page's JSON.
public indirect enum PageValue: Sendable, Hashable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([PageValue])
  case map([String: PageValue])

  /// Reads JSON of at most 512 levels in UTF-8, or in GB 18030 where a platform sends that; nil when the bytes are none.
  ///
  /// A key that stands twice in one map with different values gets a list of both, which no reader takes for a figure;
  /// a number that is too large for a `Double` becomes its text.
  public init?(json bytes: [UInt8]) {
    guard let text = try? SourceText.decode(bytes) else { return nil }
    var reader = PageValueReader(Array(text.utf8))
    guard let value = reader.whole() else { return nil }
    self = value
  }

  /// The value of a key of a map, nil for anything else.
  public subscript(key: String) -> PageValue? {
    guard case .map(let map) = self else { return nil }
    return map[key]
  }

  /// The value at the end of a path of keys.
  public subscript(path path: [String]) -> PageValue? {
    path.reduce(self as PageValue?) { value, key in value?[key] }
  }

  /// A text, or a number or flag written as one, without blanks at its ends; nil for null, an empty text, lists and maps.
  ///
  /// A number has the shortest decimal text that reads back the same, so that 2.34 is `2.34`.
  public var text: String? {
    switch self {
    case .text(let text):
      let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
      return trimmed.isEmpty ? nil : trimmed
    case .number(let number): return decimalText(number)
    case .flag(let flag): return flag ? "true" : "false"
    case .null, .list, .map: return nil
    }
  }
}

extension PageValue: Encodable {
  /// Its JSON in UTF-8, keys in alphabetical order; empty for numbers that JSON cannot hold.
  public var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map(Array.init) ?? []
  }

  /// Writes the value itself.
  public func encode(to encoder: any Encoder) throws {
    var single = encoder.singleValueContainer()
    switch self {
    case .null: try single.encodeNil()
    case .flag(let flag): try single.encode(flag)
    case .number(let number): try single.encode(number)
    case .text(let text): try single.encode(text)
    case .list(let list): try single.encode(list)
    case .map(let map): try single.encode(map)
    }
  }
}
