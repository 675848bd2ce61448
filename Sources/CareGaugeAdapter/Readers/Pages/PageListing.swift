import CareGaugeModel

/// All rows of a paged listing, each once, with what was wrong with the listing.
///
/// While data changes, rows move between pages: the same row may come twice and another not at all. Equal rows count once;
/// rows that contradict each other are left out and listed; the count of different rows is held against the platform's own.
public struct PageListing: Sendable {
  /// A row with its place.
  public struct Row: Sendable {
    /// The page's name: `page-1.json`.
    public let page: String
    /// Its number in the page, counted from 1.
    public let number: Int
    /// `page-1.json row 3`.
    public var place: String { "\(page) row \(number)" }
    /// The row's JSON.
    public let content: PageValue
    /// A field's text; nil where the field is missing, null or empty.
    public subscript(field: String) -> String? { content[field]?.text }
  }
  /// Rows that have the same key and differ, or a row without its key.
  public struct Conflict: Sendable {
    /// The places of the rows.
    public let places: [String]
    /// Which key they share, or which field is missing.
    public let reason: String
  }

  /// The rows in the order in which they came, without those of `conflicts`.
  public private(set) var rows: [Row] = []
  /// What could not be kept.
  public private(set) var conflicts: [Conflict] = []
  /// How many rows the platform says there are, nil when it does not say.
  public private(set) var total: Int?
  /// How many different rows came, those in conflict counted once each.
  public private(set) var distinct = 0
  /// When the newest page was written or received.
  public private(set) var receivedAt: Instant?
  /// SHA-256 of each page whose source knows it, in order.
  public private(set) var digests: [String] = []

  /// Whether as many different rows came as the platform says there are.
  public var isComplete: Bool { total == nil || total == distinct }

  /// Reads all pages of a source, again from the first (up to `attempts` times) while rows are missing.
  /// - Throws: `AdapterFault` when a page cannot be read, or when the listing has over `limit` rows.
  public init(
    _ source: some PageSource, form: PageForm, attempts: Int = 3, limit: Int = 100_000
  ) async throws {
    for attempt in 1...max(1, attempts) {
      self = try await PageListing(once: source, form: form, limit: limit)
      if isComplete || attempt == attempts { return }
    }
  }

  private init(once source: some PageSource, form: PageForm, limit: Int) async throws {
    var received = 0
    var seen: [[String]: Int] = [:]
    var contradicted: [[String]: [String]] = [:]
    var kept: [(key: [String], row: Row)] = []
    var number = 1
    while let page = try await source.page(number) {
      let pageRows = try form.rows(of: page)
      total = try form.total(of: page)
      if let sha256 = page.sha256 { digests.append(sha256) }
      receivedAt = [receivedAt, page.receivedAt].compactMap { $0 }.max()
      for (index, content) in pageRows.enumerated() {
        received += 1
        guard received <= limit else { throw AdapterFault(.format, "the listing has over \(limit) rows") }
        let row = Row(page: page.name, number: index + 1, content: content)
        let key = (form.key + form.keyIfPresent).map { row[$0] ?? "" }
        if let missing = zip(form.key, key).first(where: { $0.1.isEmpty })?.0 {
          distinct += 1
          conflicts.append(Conflict(places: [row.place], reason: "the row has no \(missing)"))
        } else if let first = seen[key] {
          if kept[first].row.content != content {
            contradicted[key, default: [kept[first].row.place]].append(row.place)
          }
        } else {
          seen[key] = kept.count
          kept.append((key, row))
        }
      }
      if pageRows.isEmpty || total.map({ received >= $0 }) == true { break }
      number += 1
    }
    distinct += kept.count
    for (key, row) in kept {
      if let places = contradicted[key] {
        conflicts.append(
          Conflict(
            places: places, reason: "\(places.count) rows for \(key.joined(separator: " ")) contradict each other"))
      } else {
        rows.append(row)
      }
    }
  }
}
