// Stored judgements and messages hold these values as the texts that people read.

extension Decoder {
  /// A value that is written as text; `read` gives nil for a text that is none.
  fileprivate func value<Value>(_ read: (String) -> Value?) throws -> Value {
    let container = try singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = read(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is no \(Value.self)")
    }
    return value
  }
}

extension Encoder {
  fileprivate func write(_ text: String) throws {
    var container = singleValueContainer()
    try container.encode(text)
  }
}

extension Day: Codable {
  /// Reads `2023-09-06`.
  public init(from decoder: any Decoder) throws { self = try decoder.value { Day($0) } }
  /// Writes `2023-09-06`.
  public func encode(to encoder: any Encoder) throws { try encoder.write(description) }
}

extension Period: Codable {
  /// Reads `2023-09`, and so on.
  public init(from decoder: any Decoder) throws { self = try decoder.value { Period($0) } }
  /// Writes what `init(_:)` reads.
  public func encode(to encoder: any Encoder) throws { try encoder.write(description) }
}

extension Instant: Codable {
  /// Reads microseconds since 1970.
  public init(from decoder: any Decoder) throws {
    self.init(microseconds: try decoder.singleValueContainer().decode(Int64.self))
  }
  /// Writes microseconds since 1970.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(microseconds)
  }
}

extension IndicatorID: Codable {
  /// Reads the name.
  public init(from decoder: any Decoder) throws { self = try decoder.value { IndicatorID($0) } }
  /// Writes the name.
  public func encode(to encoder: any Encoder) throws { try encoder.write(text) }
}

extension RegionID: Codable {
  /// Reads the name.
  public init(from decoder: any Decoder) throws { self = try decoder.value { RegionID($0) } }
  /// Writes the name.
  public func encode(to encoder: any Encoder) throws { try encoder.write(text) }
}

extension AreaCode: Codable {
  /// Reads the digits.
  public init(from decoder: any Decoder) throws { self = try decoder.value { AreaCode($0) } }
  /// Writes the digits.
  public func encode(to encoder: any Encoder) throws { try encoder.write(text) }
}
