/// Collects what is wrong with the entries of a ``DatedMapping``, so that a person sees all of it at once.
public struct MappingFaults: Sendable {
  private var texts: [String] = []

  /// No fault so far.
  public init() {}

  /// Reports what is wrong with an entry, and what to write instead.
  public mutating func report(_ entry: DatedMapping.Entry, _ what: String) { report(place: entry.place, what) }

  /// Does something with an entry and reports what it refuses.
  public mutating func check(_ entry: DatedMapping.Entry, _ body: () throws(NotationFault) -> Void) {
    do throws(NotationFault) { try body() } catch { report(entry, error.reason) }
  }

  /// - Throws: `AdapterFault` with code `format` that names the faults reported, at most 20 of them.
  public func finish() throws {
    guard !texts.isEmpty else { return }
    let more = texts.count > 20 ? ["and \(texts.count - 20) more"] : []
    throw AdapterFault(.format, (texts.prefix(20) + more).joined(separator: "; "))
  }

  mutating func report(place: String, _ what: String) { texts.append("\(place): \(what)") }
}
