/// What a person's word that a task was done must be, whether it is written into an inbox or given by command.
package struct TaskRules: Sendable {
  /// One of the four things that an entry says.
  package enum Field: Int, Sendable, CaseIterable { case target, day, evidence, name }

  /// Why an entry cannot be taken, and what to write instead.
  package struct Objection: Hashable, Sendable {
    package var field: Field
    package var reason: String
  }

  /// Bytes that a text may have.
  package static let evidenceLimit = 1000, nameLimit = 200

  private let targets: [String: Target]
  private let issued: [String: Day]
  private let region: RegionID?

  /// - Parameter region: only this region's tasks may be entered; nil for all.
  package init(_ catalogue: Catalogue, region: RegionID? = nil) {
    targets = Dictionary(catalogue.targets.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    issued = Dictionary(catalogue.documents.map { ($0.id, $0.issued) }, uniquingKeysWith: { _, last in last })
    self.region = region
  }

  /// Everything that is wrong with an entry, in the order of its fields.
  ///
  /// - Parameters:
  ///   - day: nil when what was written is no day.
  ///   - written: the day as it was written.
  ///   - today: nothing can have been done after it.
  package func objections(
    target id: String, day: Day?, written: String, evidence: String, name: String, today: Day
  ) -> [Objection] {
    [
      objection(to: id).map { Objection(field: .target, reason: $0) },
      objection(to: day, written, target: id, today).map { Objection(field: .day, reason: $0) },
      objection(to: evidence, Self.evidenceLimit, "evidence", "a file's name, an address or a sentence")
        .map { Objection(field: .evidence, reason: $0) },
      objection(to: name, Self.nameLimit, "name", "who says so").map { Objection(field: .name, reason: $0) },
    ].compactMap { $0 }
  }

  private func objection(to id: String) -> String? {
    if id.isBlank { return "no target; write the id of a target that is to be done" }
    guard let target = targets[id] else {
      return "\"\(id.prefix(100))\" is no target; write the id of a target that is to be done"
    }
    if let region, target.region != region {
      return "\(id) is a target of \(target.region), not of \(region); enter it there"
    }
    guard target.condition == .done else {
      return "\(id) is no task but judged by the figures that are reported on \(target.indicator); correct the id"
    }
    return target.restates.map { "\(id) only restates \($0); write \($0)" }
  }

  private func objection(to day: Day?, _ written: String, target id: String, _ today: Day) -> String? {
    if written.isBlank { return "no day; write the day on which it was done, as 2023-11-28" }
    guard let day else { return "\"\(written.prefix(40))\" is no day; write it as 2023-11-28" }
    if day > today { return "\(day) has not come; write the day on which it was done" }
    guard let issued = targets[id].flatMap({ issued[$0.document] }), day < issued else { return nil }
    return "\(day) is before the document was issued, on \(issued); write the day on which it was done"
  }

  private func objection(to text: String, _ limit: Int, _ noun: String, _ remedy: String) -> String? {
    if text.isBlank { return "no \(noun); write \(remedy)" }
    if text.utf8.count > limit { return "the \(noun) is longer than \(limit) bytes; shorten it" }
    let isOneLine = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    return isOneLine ? nil : "the \(noun) holds a line end or control character; write it on one line"
  }
}

extension String {
  /// Whether nobody would see anything in it.
  fileprivate var isBlank: Bool {
    unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint }
  }
}
