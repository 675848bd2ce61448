/// Where something stands in a file; line and column count from 1, columns in characters.
package struct Place: Hashable, Comparable, Sendable, CustomStringConvertible {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The beginning of a file.
  package static let start = Place(line: 1, column: 1)

  /// `14:3`
  package var description: String { "\(line):\(column)" }
  package static func < (left: Place, right: Place) -> Bool { (left.line, left.column) < (right.line, right.column) }
}
