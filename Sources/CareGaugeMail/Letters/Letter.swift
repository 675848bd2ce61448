import CareGaugeModel

/// What a mail says, before it is written as plain text and as HTML: both are made of this, so both say the same.
struct Letter: Sendable {
  var language: Language
  var subject: String
  var blocks: [Block] = []

  enum Block: Sendable {
    /// What the reader has to know of all figures (simulated, clock moved).
    case notice(String)
    case headline(Headline)
    case paragraph(String)
    case heading(String)
    case facts([Fact])
    case bars([Bar])
    case table(Table)
    case items([Item])
    case link(text: String, url: String)
    /// Why the mail came, and other things that only some readers need.
    case small([String])
  }

  /// How bad it is, as a colour.
  enum Tone: String, Sendable, CaseIterable { case critical, warning, info, good }

  struct Headline: Sendable {
    var badge: String
    var tone: Tone
    var place: String
    var title: String
    /// The figure in large type, and beside it what was asked for.
    var figure: String?
    var demand: String?
  }

  struct Fact: Sendable {
    var label: String
    var value: String
    /// More lines under the value.
    var notes: [String]

    init(_ label: String, _ value: String, notes: [String] = []) {
      self.label = label
      self.value = value
      self.notes = notes
    }
  }

  struct Bar: Sendable {
    var label: String
    var text: String
    /// Length in thousandths of the longest.
    var share: Int
    var tone: Tone?
  }

  struct Table: Sendable {
    var columns: [String]
    var rows: [[String]]
    /// A line under the table, as that there is more.
    var note: String?
  }

  /// One alert in a list of several.
  struct Item: Sendable {
    var badge: String
    var tone: Tone
    var title: String
    var lines: [String]
    var url: String?
  }
}
