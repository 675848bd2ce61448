/// Why a collection was refused, or why an adapter could not be run.
package struct CollectionFault: Error, Hashable, CustomStringConvertible {
  /// The bounded word for labels and logs.
  package enum Code: String, Sendable, CaseIterable {
    case notFound = "not_found"
    case notStarted = "not_started"
    case badRequest = "bad_request"
    case malformed
    case notUTF8 = "not_utf8"
    case wrongProtocol = "wrong_protocol"
    case wrongID = "wrong_id"
    case unknownType = "unknown_type"
    case outOfOrder = "out_of_order"
    case wrongCount = "wrong_count"
    case afterEnd = "after_end"
    case noEnd = "no_end"
    case lineTooLong = "line_too_long"
    case tooMuchOutput = "too_much_output"
    case tooManyReadings = "too_many_readings"
    case tooSlow = "too_slow"
    case cancelled
    // The adapter's own words in `failed`.
    case sourceUnavailable = "source_unavailable"
    case credentials, format, `internal`
    // The collector's side: nothing is wrong with the adapter.
    case notStored = "not_stored"

    /// The codes that an adapter may give itself.
    static let ofAdapters: [Code] = [.sourceUnavailable, .credentials, .format, .internal]
  }

  package var code: Code
  /// The line of the output, from 1.
  package var line: Int?
  /// In characters, from 1.
  package var column: Int?
  package var field: String?
  /// A sentence for a person.
  package var reason: String

  package init(_ code: Code, line: Int? = nil, column: Int? = nil, field: String? = nil, _ reason: String) {
    self.code = code
    self.line = line
    self.column = column
    self.field = field
    self.reason = reason
  }

  package var description: String {
    var place: [String] = []
    if let line { place.append("line \(line)") }
    if let column { place.append("column \(column)") }
    if let field { place.append("\"\(field)\"") }
    return place.isEmpty ? reason : place.joined(separator: ", ") + ": " + reason
  }
}
