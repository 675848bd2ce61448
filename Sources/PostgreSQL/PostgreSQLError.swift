/// Why the server, or the way to it, did not do what was asked.
///
/// The description is a sentence for a person and never holds a value of a query or a row: where the server's own words
/// could quote one, it names the table, column or constraint instead.
package struct PostgreSQLError: Error, CustomStringConvertible, Sendable {
  /// The kind of failure: few and fixed, fit for a label.
  package enum Code: String, Sendable, CaseIterable {
    /// No connection can be had now; trying later may help.
    case unavailable
    /// The connection broke while in use; what was under way may or may not have been committed.
    case connectionLost = "connection_lost"
    case authentication
    case timedOut = "timed_out"
    case cancelled
    case syntax
    /// A table, column, function, schema or database that is not there.
    case missingObject = "missing_object"
    case permission
    case uniqueViolation = "unique_violation"
    case foreignKeyViolation = "foreign_key_violation"
    case checkViolation = "check_violation"
    case notNullViolation = "not_null_violation"
    case constraintViolation = "constraint_violation"
    /// A value that its type cannot hold.
    case invalidValue = "invalid_value"
    /// Another transaction was in the way; the same again may succeed.
    case serialization
    case deadlock
    case diskFull = "disk_full"
    /// Too many connections, no memory, or another bound of the server.
    case resources
    /// A statement that the state of the transaction does not allow.
    case transactionState = "transaction_state"
    /// What came back is not what the program expected.
    case decoding
    /// The program used the connection wrongly.
    case misuse
    case other
  }

  package let code: Code
  /// The server's five characters, when the server said it.
  package let sqlState: String?
  /// What happened, in words that hold no data.
  package let message: String
  /// Where the server names one: the table, column or constraint.
  package let place: String?
  /// The server's advice, where its words hold no data.
  package let hint: String?

  package init(
    _ code: Code, _ message: String, sqlState: String? = nil, place: String? = nil, hint: String? = nil
  ) {
    self.code = code
    self.message = message
    self.sqlState = sqlState
    self.place = place
    self.hint = hint
  }

  package var description: String {
    var text = message
    if let place { text += " (\(place))" }
    if let sqlState { text += " [SQLSTATE \(sqlState)]" }
    if let hint { text += "; \(hint)" }
    return text
  }

  /// Whether the same, tried again later, may succeed without any change by a person.
  package var isTransient: Bool {
    switch code {
    case .unavailable, .connectionLost, .timedOut, .serialization, .deadlock, .resources: true
    default: false
    }
  }

  /// Whether the connection itself is of no more use.
  var breaksConnection: Bool { code == .connectionLost || code == .unavailable }
}
