import CareGaugeAdapter
import CareGaugeModel

/// Bytes as a dated mapping.
enum MappingHarness {
  static func read(_ bytes: [UInt8]) throws {
    guard let text = try? SourceText.decode(bytes, as: .utf8) else { return }
    let mapping: DatedMapping
    do {
      mapping = try DatedMapping(text, name: "headings.txt", words: ["label": 2...2, "column": 1...4, "area": 2...3])
    } catch {
      return try require(error is AdapterFault, "an unexpected fault: \(error)")
    }
    for (index, part) in mapping.parts.enumerated() {
      try require(part.to.map { $0 >= part.from } ?? true, "a part that ends before it begins")
      try require(mapping.part(on: part.from) == part, "part \(index) does not hold on its first day")
    }
    for entry in mapping.common + mapping.parts.flatMap(\.entries) {
      try require(!entry.word.isEmpty && entry.place.hasPrefix("headings.txt:"), "an entry without word or place")
    }
  }
}
