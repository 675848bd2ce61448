/// An error as the server reported it, before it is put into words that hold no data.
struct ServerReport {
  var sqlState = ""
  var message = ""
  var hint: String?
  var schema: String?
  var table: String?
  var column: String?
  var constraint: String?
  /// The server's stack; its COPY line is the only place where a bad row's number stands.
  var context: String?

  /// The error for callers.
  var error: PostgreSQLError {
    let code = self.code
    return PostgreSQLError(
      code, safeMessage, sqlState: sqlState, place: place, hint: quotesData ? nil : hint)
  }

  private var code: PostgreSQLError.Code {
    switch sqlState {
    case "57014": return message.contains("user request") ? .cancelled : .timedOut
    case "55P03", "25P03": return .timedOut
    case "57P01", "57P02", "57P03", "57P05": return .connectionLost
    case "42501": return .permission
    case "42P01", "42703", "42883", "42704", "3F000", "3D000", "26000", "34000": return .missingObject
    case "23505": return .uniqueViolation
    case "23503": return .foreignKeyViolation
    case "23514": return .checkViolation
    case "23502": return .notNullViolation
    case "40P01": return .deadlock
    case "53100": return .diskFull
    default: break
    }
    switch sqlState.prefix(2) {
    case "08": return .connectionLost
    case "22": return .invalidValue
    case "23": return .constraintViolation
    case "25", "2D", "0B", "3B": return .transactionState
    case "28": return .authentication
    case "40": return .serialization
    case "42": return .syntax
    case "53", "54": return .resources
    default: return .other
    }
  }

  /// Data faults and broken constraints are the ones whose messages quote values.
  private var quotesData: Bool { sqlState.hasPrefix("22") || sqlState.hasPrefix("23") }

  private var safeMessage: String {
    guard quotesData else { return message.isEmpty ? "the server gave no reason" : message }
    switch code {
    case .uniqueViolation: return "the row is there already"
    case .foreignKeyViolation: return "the row refers to one that is not there, or is referred to"
    case .checkViolation: return "the row breaks a check"
    case .notNullViolation: return "the row lacks a value that must be given"
    case .constraintViolation: return "the row breaks a constraint"
    default: return invalidValues[sqlState] ?? "a value does not fit its type or the function it was given to"
    }
  }

  private var place: String? {
    var parts: [String] = []
    if let constraint { parts.append("constraint \(constraint)") }
    if let column { parts.append("column \(column)") }
    if let table { parts.append("table \(schema.map { "\($0)." } ?? "")\(table)") }
    if let line = copyLine { parts.append(line) }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// "COPY t, line 70001" of a context that may go on with the row's value.
  private var copyLine: String? {
    guard let context, context.hasPrefix("COPY ") else { return nil }
    let first = context.prefix { $0 != "\n" }
    let parts = first.split(separator: ",", maxSplits: 2)
    guard parts.count >= 2, parts[1].hasPrefix(" line ") else { return nil }
    let digits = parts[1].dropFirst(" line ".count).prefix { $0.isNumber }
    return "\(parts[0]), row \(digits)"
  }
}

private let invalidValues = [
  "22001": "a text is too long for its column", "22003": "a number is out of its type's range",
  "22007": "a date or time is not written as one", "22008": "a date or time is out of range",
  "22012": "a division by zero", "22021": "a text holds bytes that are not of the database's encoding",
  "22023": "a parameter has a value that is not allowed", "22025": "an escape sequence is invalid",
  "22P02": "a text is not written as its type asks", "22P03": "a value's bytes are not of its type's binary format",
  "22P04": "the data for COPY are not in its format", "22P05": "a character does not exist in the other encoding",
]
