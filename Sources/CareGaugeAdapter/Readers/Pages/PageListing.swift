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
    /// The rows' JSON, as a rejection's raw text; nil where no row is at fault.
    public var raw: String?
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

  private var digestOfPage: [String: String] = [:]
  private var isCutShort = false
  private var isUnsettled = false

  /// Whether as many different rows came as the platform says there are, and its count stayed the same meanwhile.
  public var isComplete: Bool { !isCutShort && !isUnsettled && (total == nil || total == distinct) }

  /// SHA-256 of what rows were read from: of their page, or of several pages' digests, one a line; nil where one of them
  /// has none. Without rows: of all pages.
  public func sha256(of rows: [Row]) -> String? {
    var pages = rows.map(\.page)
    if pages.isEmpty { pages = self.pages }
    var found: [String] = []
    for page in pages where !found.contains(page) { found.append(page) }
    let digests = found.compactMap { digestOfPage[$0] }
    guard digests.count == found.count, let first = digests.first else { return nil }
    return digests.count == 1 ? first : SourceFile.sha256(of: digests.flatMap { Array("\($0)\n".utf8) })
  }

  /// Reads all pages of a source, again from the first (up to `attempts` times) while rows are missing.
  ///
  /// The platform's count is not believed: a full page behind the last that it admits to is read too.
  /// - Throws: `AdapterFault` when a page cannot be read, or when the listing has over `limit` rows or 10,000 pages.
  public init(
    _ source: some PageSource, form: PageForm, attempts: Int = 3, limit: Int = 100_000
  ) async throws {
    for attempt in 1...max(1, attempts) {
      self = try await PageListing(once: source, form: form, limit: limit)
      if isComplete || attempt == attempts { return }
    }
  }

  private init(once source: some PageSource, form: PageForm, limit: Int) async throws {
    var kept = KeptRows(form)
    var previous: [PageValue] = []
    var firstCount = 0
    while let page = try await nextPage(of: source) {
      let rows = try form.rows(of: page)
      let count = try form.total(of: page)
      if !pages.isEmpty, count != total { isUnsettled = true }
      total = count
      note(page)
      if rows.isEmpty { break }
      if rows == previous {
        // A platform that has no such page may send its last one again; before the end rows are missing behind it.
        isCutShort = total.map { received < $0 } ?? true
        if isCutShort { kept.add(Conflict(places: [page.name], reason: "the page repeats the one before it")) }
        break
      }
      guard received + rows.count <= limit else { throw AdapterFault(.format, "the listing has over \(limit) rows") }
      for (index, content) in rows.enumerated() {
        kept.add(Row(page: page.name, number: index + 1, content: content))
      }
      received += rows.count
      previous = rows
      let isFirst = pages.count == 1
      if isFirst { firstCount = rows.count }
      let isFull = rows.count >= (isFirst ? page.rowsAsked ?? 0 : firstCount)
      if let total, received >= total, !isFull { break }
    }
    if isUnsettled {
      kept.add(
        Conflict(places: [], reason: "the platform's count changed while its pages were read; rows may be missing"))
    }
    (rows, conflicts, distinct) = kept.finished()
  }

  private var received = 0
  private var pages: [String] = []

  /// Behind the last page that the count admits to there may be none, which a platform may call a fault.
  private func nextPage(of source: some PageSource) async throws -> SourcePage? {
    guard pages.count < 10_000 else {
      throw AdapterFault(.format, "the listing has over 10000 pages; ask for larger ones")
    }
    do {
      return try await source.page(pages.count + 1)
    } catch let fault as AdapterFault {
      let isBehindTheLast = !pages.isEmpty && total.map { received >= $0 } ?? false
      guard fault.code != .credentials, isBehindTheLast else { throw fault }
      return nil
    }
  }

  private mutating func note(_ page: SourcePage) {
    pages.append(page.name)
    if let sha256 = page.sha256 {
      digests.append(sha256)
      digestOfPage[page.name] = sha256
    }
    receivedAt = [receivedAt, page.receivedAt].compactMap { $0 }.max()
  }
}

/// The rows of a listing while its pages come.
private struct KeptRows {
  private let form: PageForm
  private var kept: [(key: [String], row: PageListing.Row)] = []
  private var seen: [[String]: Int] = [:]
  private var contradicted: [[String]: [PageListing.Row]] = [:]
  private var conflicts: [PageListing.Conflict] = []
  private var withoutKey = 0

  init(_ form: PageForm) { self.form = form }

  mutating func add(_ conflict: PageListing.Conflict) { conflicts.append(conflict) }

  mutating func add(_ row: PageListing.Row) {
    let key = (form.key + form.keyIfPresent).map { row[$0] ?? "" }
    if let missing = zip(form.key, key).first(where: { $0.1.isEmpty })?.0 {
      withoutKey += 1
      conflicts.append(KeptRows.conflict([row], "the row has no \(missing)"))
    } else if let first = seen[key] {
      if kept[first].row.content != row.content {
        contradicted[key, default: [kept[first].row]].append(row)
      }
    } else {
      seen[key] = kept.count
      kept.append((key, row))
    }
  }

  private static func conflict(_ rows: [PageListing.Row], _ reason: String) -> PageListing.Conflict {
    let raw = rows.map { String(decoding: $0.content.json, as: UTF8.self) }.joined(separator: " ")
    return PageListing.Conflict(places: rows.map(\.place), reason: reason, raw: raw)
  }

  func finished() -> ([PageListing.Row], [PageListing.Conflict], distinct: Int) {
    var rows: [PageListing.Row] = []
    var conflicts = conflicts
    for (key, row) in kept {
      if let rows = contradicted[key] {
        let name = key.joined(separator: " ")
        conflicts.append(KeptRows.conflict(rows, "\(rows.count) rows for \(name) contradict each other"))
      } else {
        rows.append(row)
      }
    }
    return (rows, conflicts, withoutKey + kept.count)
  }
}
