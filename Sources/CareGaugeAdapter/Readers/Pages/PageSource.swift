import CareGaugeModel

/// A listing that a platform hands out in pages.
///
/// `StoredPages` reads a folder; `HTTPPages` of `CareGaugeAdapterHTTP` asks a server. `PageListing` reads either.
public protocol PageSource: Sendable {
  /// A page, counted from 1, or nil when the listing has ended before it.
  /// - Throws: `AdapterFault` when the page cannot be had or is no JSON.
  func page(_ number: Int) async throws -> SourcePage?
}

/// One page of a listing, as it came.
public struct SourcePage: Sendable {
  /// What to call it in a place: `page-1.json`, `page 3`.
  public let name: String
  /// Its JSON.
  public let content: PageValue
  /// When the page was written or received.
  public let receivedAt: Instant?
  /// SHA-256 of its bytes, where the source knows it: 64 lower-case hexadecimal digits.
  public let sha256: String?
  /// How many rows were asked for, where the source can be told: a page with fewer is the last.
  public let rowsAsked: Int?

  /// A page with its name and content.
  public init(
    name: String, content: PageValue, receivedAt: Instant? = nil, sha256: String? = nil, rowsAsked: Int? = nil
  ) {
    self.name = name
    self.content = content
    self.receivedAt = receivedAt
    self.sha256 = sha256
    self.rowsAsked = rowsAsked
  }
}
