import CareGaugeModel

/// A scanned line with its bytes: typed access to the values, each fault with its place.
struct ScannedLine {
  let bytes: UnsafeBufferPointer<UInt8>
  let values: [WireValue]
  /// The line's number in the output, from 1.
  let number: Int

  func value(_ field: WireField) -> WireValue { values[field.rawValue] }

  func isPresent(_ field: WireField) -> Bool {
    let kind = value(field).kind
    return kind != .none && kind != .null
  }

  func bytes(of value: WireValue) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[Int(value.start)..<Int(value.end)])
  }

  /// The text of a field; nil when the key is missing or null.
  func optionalText(_ field: WireField) throws(CollectionFault) -> String? {
    let value = value(field)
    switch value.kind {
    case .none, .null: return nil
    case .text: return JSONText.decode(bytes(of: value), isEscaped: value.isEscaped)
    default: throw fault(.malformed, field, "must be a text in double quotes")
    }
  }

  /// The text of a field that must be there.
  func text(_ field: WireField) throws(CollectionFault) -> String {
    guard let text = try optionalText(field) else { throw missing(field) }
    return text
  }

  /// A number; nil when the key is missing. `null` is no number: a figure that is not there is said by `absent`.
  func optionalNumber(_ field: WireField) throws(CollectionFault) -> Double? {
    let value = value(field)
    switch value.kind {
    case .none: return nil
    case .number: return value.number
    default: throw fault(.malformed, field, "must be a number without quotes")
    }
  }

  /// A count: a whole number from 0 to 2^53; nil when the key is missing.
  func optionalCount(_ field: WireField) throws(CollectionFault) -> Int? {
    guard let number = try optionalNumber(field) else { return nil }
    guard number >= 0, number <= 9_007_199_254_740_992, number == number.rounded() else {
      throw fault(.malformed, field, "must be a whole number, 0 or more")
    }
    return Int(number)
  }

  func count(_ field: WireField) throws(CollectionFault) -> Int {
    guard let count = try optionalCount(field) else { throw missing(field) }
    return count
  }

  func missing(_ field: WireField) -> CollectionFault {
    CollectionFault(.malformed, line: number, field: field.key, "the key is missing")
  }

  func fault(_ code: CollectionFault.Code, _ field: WireField, _ reason: String) -> CollectionFault {
    let place = ScanFault(offset: Int(value(field).start), what: reason)
    return CollectionFault(code, line: number, column: place.column(in: bytes), field: field.key, reason)
  }
}

extension ScannedLine {
  /// A value that is of a kind, or missing, or null.
  func value(_ field: WireField, as kind: WireValue.Kind) throws(CollectionFault) -> WireValue {
    let value = value(field)
    guard value.kind == kind || value.kind == .none || value.kind == .null else {
      throw fault(.malformed, field, "must be a text in double quotes")
    }
    return value
  }

  /// Gives a text's bytes, escapes replaced, to `body`; none when the value is no text.
  func withBytes(of value: WireValue, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    if value.kind != .text {
      body(UnsafeBufferPointer(start: nil, count: 0))
    } else if value.isEscaped {
      JSONText.unescape(bytes(of: value)).withUnsafeBufferPointer(body)
    } else {
      body(bytes(of: value))
    }
  }

  /// Whether a text, which must be there, has these bytes.
  func has(_ wanted: [UInt8], in field: WireField) throws(CollectionFault) -> Bool {
    let value = value(field)
    guard value.kind == .text, !value.isEscaped else { return Array(try text(field).utf8) == wanted }
    return bytes(of: value).elementsEqual(wanted)
  }

  /// Place and raw text of a line.
  func origin() throws(CollectionFault) -> Origin {
    Origin(place: try optionalText(.place), raw: try optionalText(.raw))
  }

  /// The number of the name in a field that must be there, or -1.
  func lookup(_ field: WireField, in table: NameTable) throws(CollectionFault) -> Int32 {
    let value = value(field)
    if value.kind == .text, !value.isEscaped, let base = bytes(of: value).baseAddress {
      return table.lookup(base, bytes(of: value).count)
    }
    return table.lookup(try text(field))
  }
}
