import CareGaugeModel
import CareGaugeRules
import Foundation

/// What an evaluation saw beside figures and texts in force, kept with it so that a replay sees just the same.
struct EvaluationContext: Codable, Hashable, Sendable {
  /// Whether receivers could be told.
  var mayTell: Bool
  /// Whether they were told once how things stand, by this evaluation or an earlier one.
  var hasBegun: Bool
  var adapters: [AdapterHealth]
  /// The greatest number of a silence that was known, and which ones had been ended early.
  var newestSilence: Int64
  var endedSilences: [Int64]
  /// How many tasks had been recorded by hand.
  var records: Int

  init(mayTell: Bool, hasBegun: Bool, adapters: [AdapterHealth], silences: [Silence], records: Int) {
    self.mayTell = mayTell
    self.hasBegun = hasBegun
    self.adapters = adapters
    newestSilence = silences.map(\.id).max() ?? 0
    endedSilences = silences.filter { $0.endedAt != nil }.map(\.id)
    self.records = records
  }

  /// Silences as this evaluation knew them.
  func silences(of all: [Silence]) -> [Silence] {
    all.filter { $0.id <= newestSilence }.map { silence in
      var silence = silence
      if !endedSilences.contains(silence.id) { (silence.endedAt, silence.endedBy, silence.endedWhy) = (nil, nil, nil) }
      return silence
    }
  }

  var text: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }

  /// Reads what `text` gave.
  init(text: String) throws { self = try JSONDecoder().decode(EvaluationContext.self, from: Data(text.utf8)) }
}
