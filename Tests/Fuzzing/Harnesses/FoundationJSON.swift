import CareGaugeAdapter
import Foundation

/// JSON as Foundation reads it, to hold our own readers against.
indirect enum FoundationJSON: Decodable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([FoundationJSON])
  case map([String: FoundationJSON])

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// The value, or nil where Foundation refuses the bytes.
  static func read(_ bytes: [UInt8]) -> FoundationJSON? {
    try? JSONDecoder().decode(FoundationJSON.self, from: Data(bytes))
  }

  init(from decoder: any Decoder) throws {
    if let keyed = try? decoder.container(keyedBy: Key.self) {
      var map: [String: FoundationJSON] = [:]
      for key in keyed.allKeys { map[key.stringValue] = try keyed.decode(FoundationJSON.self, forKey: key) }
      self = .map(map)
      return
    }
    if var items = try? decoder.unkeyedContainer() {
      var list: [FoundationJSON] = []
      while !items.isAtEnd { list.append(try items.decode(FoundationJSON.self)) }
      self = .list(list)
      return
    }
    let single = try decoder.singleValueContainer()
    if single.decodeNil() {
      self = .null
    } else if let flag = try? single.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? single.decode(Double.self) {
      self = .number(number)
    } else {
      self = .text(try single.decode(String.self))
    }
  }

  /// Whether a page's value is the same; where a key stands twice, ours may hold all its values and Foundation has one.
  func agrees(with value: PageValue) -> Bool {
    switch (self, value) {
    case (.null, .null): true
    case (.flag(let left), .flag(let right)): left == right
    case (.number(let left), .number(let right)): abs(left - right) <= abs(left) * 1e-14
    case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
    case (.list(let left), .list(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.agrees(with: $1) }
    case (.map(let left), .map(let right)):
      left.count == right.count
        && left.allSatisfy { key, value in right[key].map { value.agrees(with: $0) || $0.isListHolding(value) } ?? false
        }
    default: false
    }
  }
}

extension PageValue {
  fileprivate func isListHolding(_ value: FoundationJSON) -> Bool {
    guard case .list(let items) = self else { return false }
    return items.contains { value.agrees(with: $0) || $0.isListHolding(value) }
  }
}
