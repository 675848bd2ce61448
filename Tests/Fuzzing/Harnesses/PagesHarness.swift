import CareGaugeAdapter
import Dispatch
import Synchronization

/// Bytes as the pages of a platform's listing, one a line.
enum PagesHarness {
  private struct Pages: PageSource {
    let contents: [PageValue]

    func page(_ number: Int) async throws -> SourcePage? {
      contents.indices.contains(number - 1) ? SourcePage(name: "page \(number)", content: contents[number - 1]) : nil
    }
  }

  static func read(_ bytes: [UInt8]) throws {
    if let value = PageValue(json: bytes) {
      try check(value)
      if let text = try? SourceText.decode(bytes), let theirs = FoundationJSON.read(Array(text.utf8)) {
        try require(theirs.agrees(with: value), "Foundation reads another value: \(theirs)\nours: \(value)")
      }
    }
    let contents = bytes.split(separator: 0x0A).prefix(20).compactMap { PageValue(json: Array($0)) }
    if contents.isEmpty { return }
    let source = Pages(contents: contents)
    let rows = contents.reduce(0) { $0 + rowCount($1) }
    try wait {
      var form = PageForm(key: ["id"])
      form.keyIfPresent = ["time"]
      guard let listing = try? await PageListing(source, form: form, attempts: 2, limit: 100) else { return }
      try require(listing.rows.count <= rows, "more rows than came")
      try require(listing.rows.count <= listing.distinct, "rows are not counted")
      let keys = listing.rows.map { [$0["id"], $0["time"]] }
      try require(Set(keys).count == keys.count, "a key stands twice among the rows")
      try require(listing.rows.allSatisfy { $0["id"]?.isEmpty == false }, "a row without its key")
    }
  }

  private static func rowCount(_ page: PageValue) -> Int {
    guard case .list(let rows) = page[path: ["data", "rows"]] else { return 0 }
    return rows.count
  }

  private static func check(_ value: PageValue) throws {
    // A bare number or text at the top is JSON as well, and is written as such.
    let written = value.json
    try require(!written.isEmpty, "it cannot be written again")
    try require(PageValue(json: written) == value, "written and read again, it is another value")
    try require(value.text?.isEmpty != true, "an empty text is told from none")
  }

  /// libFuzzer calls synchronously; the listing over pages in memory never waits for anything.
  private static func wait(_ body: @escaping @Sendable () async throws -> Void) throws {
    let done = DispatchSemaphore(value: 0)
    let outcome = Outcome()
    Task.detached {
      do { try await body() } catch { outcome.set(error) }
      done.signal()
    }
    done.wait()
    if let fault = outcome.fault { throw fault }
  }
}

/// What a task that was waited for threw.
private final class Outcome: Sendable {
  private let kept = Mutex<(any Error)?>(nil)

  var fault: (any Error)? { kept.withLock { $0 } }
  func set(_ fault: any Error) { kept.withLock { $0 = fault } }
}
