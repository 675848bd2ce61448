import CareGaugeAdapter
import CareGaugeModel

/// Bytes as a dated mapping.
enum MappingHarness {
  private static let form = MappingForm(
    always: [
      .pairs("labels", .choice("states", of: ["period", "unit"]), .list("label")), .texts("below_table", "word"),
    ],
    parts: [
      .texts("area_headings", "heading"), .pairs("areas", "name", "code"),
      .rows("columns", ["heading", "indicator", .optional("unit")]),
    ])

  static func read(_ bytes: [UInt8]) throws {
    let mapping: DatedMapping
    do {
      mapping = try DatedMapping.read(bytes, name: "headings.yaml", form: form) { mapping, _ in mapping }
    } catch {
      return try require(error is AdapterFault, "an unexpected fault: \(error)")
    }
    for (index, part) in mapping.parts.enumerated() {
      try require(part.to.map { $0 >= part.from } ?? true, "a part that ends before it begins")
      try require(mapping.part(on: part.from) == part, "part \(index) does not hold on its first day")
      for word in ["area_headings", "areas", "columns"] { try check(part[word], word) }
    }
    for word in ["labels", "below_table"] { try check(mapping[word], word) }
  }

  private static func check(_ entries: [DatedMapping.Entry], _ word: String) throws {
    for entry in entries {
      try require(entry.word == word && entry.place.hasPrefix("headings.yaml:"), "an entry without word or place")
    }
  }
}
