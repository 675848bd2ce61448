/// Where an adapter writes what it found; lines go out in large pieces.
///
/// Belongs to one collection and one task: fetch concurrently if you like, but write from one place.
public final class ReportWriter {
  private let sink: MessageSink
  private(set) var counts = WireCounts()
  private(set) var sources: [String] = []
  private var names: Set<String> = []

  /// Texts longer than this many bytes are cut: a raw cell is kept for a person to look at.
  static let longestText = 2000

  init(sink: MessageSink) { self.sink = sink }

  /// Begins a report; what belongs to it is written through the result, also after other reports have begun.
  /// - Throws: `AdapterFault` with code `internal` when the head cannot be (its sentence says what to mend), or when the
  ///   collector is gone.
  public func report(_ head: ReportHead) throws -> OpenReport {
    if let objection = ReportWriter.objection(to: head) {
      throw AdapterFault(.internal, "report “\(ReportWriter.cut(head.name, to: 200))”: \(objection)")
    }
    guard names.insert(head.name).inserted else {
      throw AdapterFault(.internal, "report “\(head.name)”: begun twice; give each report of a collection its own name")
    }
    try send(.report(head))
    counts.reports += 1
    if let source = head.source, !sources.contains(source) { sources.append(source) }
    return OpenReport(name: head.name, writer: self)
  }

  /// Tells the collector how far the collection is, for people who watch; both from 0.
  /// - Throws: `AdapterFault` when the collector is gone.
  public func progress(_ done: Int, of total: Int) throws {
    try send(.progress(done: max(0, done), of: max(0, total)))
    try sink.flush()
  }

  func reading(
    report: String, _ indicator: IndicatorID, _ area: AreaCode, _ figure: Figure, _ origin: Origin
  ) throws {
    try send(.reading(report: report, indicator, area, figure, ReportWriter.cut(origin)))
    counts.readings += 1
  }

  func absent(report: String, _ indicator: IndicatorID, _ area: AreaCode, _ reason: AbsentReason) throws {
    try send(.absent(report: report, indicator, area, reason))
    counts.absent += 1
  }

  func rejected(report: String, _ origin: Origin, reason: String) throws {
    try send(.rejected(report: report, ReportWriter.cut(origin), reason: ReportWriter.cut(reason)))
    counts.rejected += 1
  }

  private func send(_ message: WireMessage) throws { try sink.send(message) }

  private static func objection(to head: ReportHead) -> String? {
    if !(1...200).contains(head.name.utf8.count) { return "its name must have 1 to 200 bytes" }
    if let asOf = head.asOf, !head.period.contains(asOf) {
      return "as_of \(asOf) lies outside its period \(head.period)"
    }
    for (field, text) in [("reporter", head.reporter), ("source", head.source), ("obligation", head.obligation)] {
      if let text, !(1...longestText).contains(text.utf8.count) {
        return "its \(field) must have 1 to \(longestText) bytes, or be left out"
      }
    }
    if let sha256 = head.sha256, sha256.utf8.count != 64 || !sha256.utf8.allSatisfy(isLowerHexadecimal) {
      return "its sha256 must be 64 lower-case hexadecimal digits"
    }
    return nil
  }

  private static func isLowerHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }

  private static func cut(_ origin: Origin) -> Origin {
    Origin(place: origin.place.map { cut($0, to: 200) }, raw: origin.raw.map { cut($0) })
  }

  /// The text, or its beginning and “…” when it has more bytes than `length`.
  static func cut(_ text: String, to length: Int = longestText) -> String {
    guard text.utf8.count > length else { return text }
    var end = text.utf8.index(text.startIndex, offsetBy: length - 3)
    while end > text.startIndex, String.Index(end, within: text.unicodeScalars) == nil {
      end = text.utf8.index(before: end)
    }
    return text[..<end] + "…"
  }
}

/// A report that was begun and takes readings.
public struct OpenReport {
  /// The adapter's name for it.
  public let name: String
  let writer: ReportWriter

  /// A figure in base units (ratios 0–1, yuan, single persons and beds), with its place and text in the source.
  ///
  /// One for each indicator and area of a report: the collector refuses a report that says one thing twice. Raw texts
  /// beyond 2,000 bytes and places beyond 200 are cut.
  /// - Throws: `AdapterFault` when the collector is gone.
  public func reading(
    _ indicator: IndicatorID, area: AreaCode, _ figure: Figure, from origin: Origin = Origin()
  ) throws {
    try writer.reading(report: name, indicator, area, figure, origin)
  }

  /// A figure that the report could hold and does not.
  /// - Throws: `AdapterFault` when the collector is gone.
  public func absent(_ indicator: IndicatorID, area: AreaCode, _ reason: AbsentReason) throws {
    try writer.absent(report: name, indicator, area, reason)
  }

  /// A cell, row or file that cannot be mapped exactly, with its text and a sentence that says why.
  /// - Throws: `AdapterFault` when the collector is gone.
  public func rejected(_ origin: Origin, reason: String) throws {
    try writer.rejected(report: name, origin, reason: reason)
  }
}
