/// SQL whose interpolated values travel apart from the text, so that no value is ever read as SQL.
///
///     let rows = try await connection.query("select name from area where code = \(code)")
///
/// Text that cannot be a value goes in by `\(identifier:)` or `\(unsafeSQL:)`; the latter must never get anything from
/// outside the program.
package struct Query: Sendable, ExpressibleByStringInterpolation {
  /// The SQL before the first value, between the values, and after the last.
  private var pieces: [String]
  private(set) var parameters: [Parameter] = []
  /// Why one of the values cannot be sent; thrown when the query is run.
  private(set) var fault: String?

  package init(stringLiteral value: String) { pieces = [value] }

  package init(stringInterpolation: Interpolation) { self = stringInterpolation.query }

  /// SQL that the program itself made.
  package init(unsafeSQL text: String) { pieces = [text] }

  /// The SQL with `$1`, `$2`, … for the values.
  package var text: String {
    var text = pieces[0]
    for (index, piece) in pieces.dropFirst().enumerated() { text += "$\(index + 1)" + piece }
    return text
  }

  /// Adds more SQL, with its values, at the end.
  package mutating func append(_ other: Query) {
    append(sql: other.pieces[0])
    pieces += other.pieces.dropFirst()
    parameters += other.parameters
    fault = fault ?? other.fault
  }

  mutating func append(sql: String) { pieces[pieces.count - 1] += sql }

  /// Adds a value; `encode` returns false for NULL.
  mutating func bind(_ type: UInt32, _ encode: (inout BinaryWriter) throws -> Bool) {
    var writer = BinaryWriter()
    var isNull = false
    do {
      isNull = try !encode(&writer)
    } catch {
      fault = fault ?? "value \(parameters.count + 1) of the query: \(error)"
    }
    parameters.append(Parameter(type: type, bytes: isNull ? nil : writer.bytes))
    pieces.append("")
  }
}

/// One bound value.
struct Parameter: Sendable {
  let type: UInt32
  /// nil is NULL.
  let bytes: [UInt8]?
}
