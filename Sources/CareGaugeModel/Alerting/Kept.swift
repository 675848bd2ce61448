/// A value behind one reference: what an alert is about and rests on is large, and hundreds of thousands of alerts are
/// copied and compared at each step, mostly with themselves.
struct Kept<Value: Hashable & Sendable>: Hashable, Sendable {
  private final class Place: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  private var place: Place

  init(_ value: Value) { place = Place(value) }

  var value: Value { _read { yield place.value } }

  /// Changes a copy, so that nobody else who keeps the value sees it.
  mutating func change(_ body: (inout Value) -> Void) {
    var value = place.value
    body(&value)
    place = Place(value)
  }

  static func == (left: Kept, right: Kept) -> Bool { left.place === right.place || left.value == right.value }
  func hash(into hasher: inout Hasher) { value.hash(into: &hasher) }
}

extension Kept: Codable where Value: Codable {
  init(from decoder: any Decoder) throws { self.init(try Value(from: decoder)) }
  func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
}
