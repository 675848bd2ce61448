import CareGaugeConfiguration
import YAML

/// Something in which a configuration does not fit the machine that it is checked on.
package struct MachineFinding: Hashable, Sendable, CustomStringConvertible {
  /// A fault keeps something from ever working; a warning may be as it should be.
  package enum Weight: String, Sendable { case error, warning }

  package var file: String
  package var place: Place
  package var weight: Weight
  /// What is wrong, and what to do.
  package var what: String

  package init(file: String, place: Place, weight: Weight, what: String) {
    self.file = file
    self.place = place
    self.weight = weight
    self.what = what
  }

  /// `file:line:column: error: what, and what to do`
  ///
  /// Texts come from regions' files: a control character must not reach a terminal.
  package var description: String {
    let text = "\(file):\(place): \(weight.rawValue): \(what)"
    return String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
  }
}
