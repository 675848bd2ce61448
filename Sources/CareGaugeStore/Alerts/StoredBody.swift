import CareGaugeModel
import FoundationEssentials

/// Values as the JSON that bodies hold.
enum StoredBody {
  /// The JSON of a value, in a form that PostgreSQL's `jsonb` takes: without NUL, numbers that JSON lacks as texts.
  static func text(of value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    return storable(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  /// Reads what `text(of:)` wrote; `place` is the table's name.
  static func value<Value: Decodable>(_: Value.Type = Value.self, from text: String, in place: String) throws -> Value {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    do {
      return try decoder.decode(Value.self, from: Data(text.utf8))
    } catch {
      throw unreadable(place)
    }
  }

  /// JSON with the escapes of NUL, which `jsonb` refuses, replaced by spaces.
  static func storable(_ json: String) -> String {
    // Most bodies hold no escape at all, and looking for a byte costs next to nothing.
    guard json.utf8.contains(UInt8(ascii: "\\")), json.contains("\\u0000") else { return json }
    var bytes: [UInt8] = []
    var rest = Array(json.utf8)[...]
    let escape = Array("\\u0000".utf8)
    while let byte = rest.first {
      if rest.starts(with: escape) {
        bytes.append(UInt8(ascii: " "))
        rest = rest.dropFirst(escape.count)
      } else {
        // An escaped backslash must not be taken for the beginning of the next escape.
        let length = byte == UInt8(ascii: "\\") ? 2 : 1
        bytes.append(contentsOf: rest.prefix(length))
        rest = rest.dropFirst(length)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A name from a column as the value that it names; `place` is the table's name.
func named<Name: RawRepresentable<String>>(_ text: String, in place: String) throws -> Name {
  guard let name = Name(rawValue: text) else { throw unreadable(place) }
  return name
}

/// The period of two columns that are both NULL or neither.
func storedPeriod(_ start: Day?, _ end: Day?, in place: String) throws -> Period? {
  guard let start, let end else { return nil }
  guard let period = Period(start: start, end: end) else { throw unreadable(place) }
  return period
}

func unreadable(_ place: String) -> StoreError {
  StoreError(
    .corrupt,
    "caregauge.\(place) holds a row that this program cannot read; it was written by a newer program or by hand: "
      + "start the newer program, or restore the table from a backup")
}
