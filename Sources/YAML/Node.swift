/// A value in a YAML file with the place where it begins; scalars stay text, each setting reads its own type.
package struct Node: Sendable {
  package indirect enum Content: Sendable {
    /// `plain` when it was written without quotes.
    case scalar(String, plain: Bool)
    case list([Node])
    case map([Entry])
    /// Something already reported (an alias), about which nothing more is to be said.
    case refused
  }

  /// One key of a map with its value.
  package struct Entry: Sendable {
    package var key: String
    package var place: Place
    package var value: Node
  }

  package var place: Place
  package var content: Content

  /// Whether nothing was written (`key:`, `key: ~`, `key: null`).
  package var isEmpty: Bool {
    guard case .scalar(let text, plain: true) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// What kind of thing it is, for messages.
  package var kindName: String {
    switch content {
    case .scalar: isEmpty ? "empty" : "a single value"
    case .list: "a list"
    case .map: "a map"
    case .refused: "refused"
    }
  }
}
