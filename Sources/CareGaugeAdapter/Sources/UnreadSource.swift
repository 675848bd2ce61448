/// A file or page whose form cannot be read: all that is known is what it is called and when it came.
///
/// A rejection belongs to a report and a report to a period; here the day of receipt stands for both, and the report
/// holds nothing but the rejection, so that the other sources of the collection are stored.
public struct UnreadSource: Sendable, Hashable {
  /// The report's name.
  public var name: String
  /// What the report's `source` says.
  public var source: String
  /// When it came.
  public var receivedAt: Instant
  /// SHA-256 of its bytes, once they are known.
  public var sha256: String?

  /// What the rejection calls it: file, page.
  public var noun: String

  /// A source that came at a moment.
  public init(name: String, source: String, receivedAt: Instant, sha256: String? = nil, noun: String = "file") {
    self.noun = noun
    self.name = name
    self.source = source
    self.receivedAt = receivedAt
    self.sha256 = sha256
  }

  /// Writes the report with its one rejection.
  /// - Throws: `AdapterFault` when the collector is gone.
  public func reject(_ origin: Origin = Origin(), reason: String, to output: ReportWriter) throws {
    let day = receivedAt.dayInChina
    let head = ReportHead(
      name: name, period: .day(day), reportedAt: day, deliveredAt: receivedAt, source: source, sha256: sha256)
    try output.report(head).rejected(origin, reason: "the whole \(noun): \(reason)")
  }
}
