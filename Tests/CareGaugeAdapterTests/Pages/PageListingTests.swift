import CareGaugeAdapter
import CareGaugeModel
import Foundation
import Testing

/// Pages held in memory, each as JSON.
private struct GivenPages: PageSource {
  var pages: [String]
  /// What a page behind the last one is, instead of none.
  var behind: AdapterFault?
  func page(_ number: Int) async throws -> SourcePage? {
    guard pages.indices.contains(number - 1) else {
      if let behind { throw behind }
      return nil
    }
    let bytes = Array(pages[number - 1].utf8)
    return SourcePage(
      name: "page \(number)", content: try #require(PageValue(json: bytes)),
      sha256: String(repeating: "\(number)", count: 64))
  }
}

private func page(total: Int, _ rows: String) -> String { #"{"code":0,"data":{"total":\#(total),"rows":[\#(rows)]}}"# }
private let form = PageForm(key: ["id"])

@Suite struct PageListingTests {
  @Test func equalRowsCountOnceAndContradictionsAreLeftOut() async throws {
    let listing = try await PageListing(
      GivenPages(pages: [
        page(total: 4, #"{"id":"a","v":1},{"id":"b","v":"2"}"#),
        page(total: 4, #"{"v":1,"id":"a"},{"id":"b","v":"3"}"#),
      ]), form: form, attempts: 1)
    #expect(listing.rows.map { $0["id"] } == ["a"])
    #expect(listing.conflicts.map(\.places) == [["page 1 row 2", "page 2 row 2"]])
    #expect(listing.conflicts.map(\.reason) == ["2 rows for b contradict each other"])
    #expect((listing.distinct, listing.total, listing.isComplete) == (2, 4, false))
  }

  @Test func aTotalThatAdmitsTooFewRowsHidesNone() async throws {
    let pages = [
      page(total: 2, #"{"id":"a"},{"id":"b"}"#), page(total: 2, #"{"id":"c"},{"id":"d"}"#),
      page(total: 2, #"{"id":"e"}"#),
    ]
    let listing = try await PageListing(GivenPages(pages: pages), form: form, attempts: 1)
    #expect(listing.rows.map { $0["id"] } == ["a", "b", "c", "d", "e"])
    #expect(!listing.isComplete)
  }

  @Test(arguments: [AdapterFault.Code.format, .sourceUnavailable])
  func aFaultBehindTheLastRowIsTheEnd(code: AdapterFault.Code) async throws {
    let pages = [page(total: 2, #"{"id":"a"},{"id":"b"}"#)]
    let source = GivenPages(pages: pages, behind: AdapterFault(code, "no such page"))
    #expect(try await PageListing(source, form: form).rows.count == 2)
    await #expect(throws: AdapterFault.self) {
      try await PageListing(GivenPages(pages: pages, behind: AdapterFault(.credentials, "no")), form: form)
    }
    await #expect(throws: AdapterFault.self) {
      try await PageListing(
        GivenPages(pages: [page(total: 3, #"{"id":"a"}"#)], behind: AdapterFault(code, "no")), form: form)
    }
  }

  @Test func aPlatformThatDoesNotTurnPagesIsNotAskedForEver() async throws {
    let same = page(total: 1000, #"{"id":"a"},{"id":"b"}"#)
    let listing = try await PageListing(
      GivenPages(pages: Array(repeating: same, count: 500)), form: form, attempts: 1)
    #expect(listing.rows.count == 2)
    #expect(listing.conflicts.map(\.places) == [["page 2"]])
    #expect(!listing.isComplete)
    let whole = page(total: 2, #"{"id":"a"},{"id":"b"}"#)
    let last = try await PageListing(GivenPages(pages: Array(repeating: whole, count: 9)), form: form, attempts: 1)
    #expect(last.conflicts.isEmpty && last.isComplete)
  }

  @Test func pagesWithoutEndAreRefused() async throws {
    let pages = (1...50).map { page(total: 1_000_000_000, #"{"id":"a\#($0)"},{"id":"b\#($0)"}"#) }
    let fault = try await #require(throws: AdapterFault.self) {
      try await PageListing(GivenPages(pages: pages), form: form, limit: 99)
    }
    #expect(fault.reason == "the listing has over 99 rows")
  }

  @Test func aCountThatChangesMeanwhileIsSaid() async throws {
    let pages = [page(total: 3, #"{"id":"a"},{"id":"b"}"#), page(total: 2, #"{"id":"c"}"#)]
    let listing = try await PageListing(GivenPages(pages: [pages[0], pages[1]]), form: form, attempts: 2)
    #expect(!listing.isComplete)
    #expect(listing.conflicts.map(\.places) == [[]])
  }

  @Test func rowsKeepTheDigestOfTheirPages() async throws {
    let listing = try await PageListing(
      GivenPages(pages: [page(total: 2, #"{"id":"a"}"#), page(total: 2, #"{"id":"b"}"#)]), form: form)
    #expect(listing.sha256(of: [listing.rows[1]]) == String(repeating: "2", count: 64))
    // printf '%064d\n%064d\n' with 1 and 2 for every digit, through sha256sum.
    #expect(listing.sha256(of: listing.rows) == "f5404fd407075eb9ef6261cbfc12da4cbe2906c3a04dcffd2be12daa6a475c89")
    #expect(listing.sha256(of: []) == listing.sha256(of: listing.rows))
  }

  @Test func aKeyThatStandsTwiceIsNoFigure() async throws {
    let value = try #require(PageValue(json: Array(#"{"zbz":"53","\u007abz":"63","a":1,"a":1.0}"#.utf8)))
    #expect(value["zbz"]?.text == nil)
    #expect(value["a"] == .number(1))
  }

  @Test(arguments: [
    (#"  [1, -0.5e2, 0, "a\"\\\/\b\f\n\r\t\u517b\ud840\udc00", true, false, null, {}, []] "#, true), ("01", false),
    ("1.", false), (".5", false), ("-", false), ("+1", false), ("1e", false), ("tru", false), ("nullx", false),
    (#""a"#, false), (#""\x""#, false), (#""\ud800""#, false), (#""\udc00""#, false), (#""\u12""#, false),
    ("\"a\nb\"", false),
    ("[1,]", false), (#"{"a":1,}"#, false), (#"{a:1}"#, false), ("[1 2]", false), ("1 2", false), ("NaN", false),
    (String(repeating: "[", count: 512) + String(repeating: "]", count: 512), true),
    (String(repeating: "[", count: 513) + String(repeating: "]", count: 513), false),
    (String(repeating: #"{"a":"#, count: 100_000), false),
  ])
  func jsonIsReadByItsGrammar(json: String, isJSON: Bool) {
    #expect((PageValue(json: Array(json.utf8)) != nil) == isJSON)
  }

  @Test func escapesAndLargeNumbersAreRead() throws {
    let value = try #require(PageValue(json: Array(#"["a\"\\\/\u517b\ud840\udc00", 1e400, -0.50]"#.utf8)))
    #expect(value == .list([.text("a\"\\/养\u{20000}"), .text("1e400"), .number(-0.5)]))
  }

  @Test func aRowWithoutItsKeyIsAConflict() async throws {
    let listing = try await PageListing(
      GivenPages(pages: [page(total: 2, #"{"id":null},{"id":"a"}"#)]), form: form)
    #expect(listing.conflicts.map(\.reason) == ["the row has no id"])
    #expect(listing.isComplete)
  }

  @Test func numbersTextsAndNothingAreTold() async throws {
    let row = #"{"id":1,"a":58.0,"b":"58.0","c":2.34,"d":null,"e":"","f":" ","g":true,"h":[1],"i":1e300}"#
    let listing = try await PageListing(GivenPages(pages: [page(total: 1, row)]), form: form)
    let first = try #require(listing.rows.first)
    #expect(
      "abcdefghi".map { first[String($0)] } == ["58", "58.0", "2.34", nil, nil, nil, "true", nil, "1e+300"])
    #expect(first["z"] == nil)
  }

  @Test(arguments: [
    (#"{"code":"500","data":{"total":0,"rows":[]}}"#, AdapterFault.Code.sourceUnavailable),
    (#"{"data":{"total":0,"rows":[]}}"#, .sourceUnavailable), (#"{"code":0,"data":{"total":0}}"#, .format),
    (#"{"code":0,"data":{"rows":[]}}"#, .format), (#"{"code":0,"data":{"total":-1,"rows":[]}}"#, .format),
    ("[]", .sourceUnavailable),
  ])
  func aPageOfAnotherFormIsAFault(json: String, code: AdapterFault.Code) async throws {
    let fault = try await #require(throws: AdapterFault.self) {
      try await PageListing(GivenPages(pages: [json]), form: form)
    }
    #expect(fault.code == code)
  }

  @Test func storedPagesAreReadInTheOrderOfTheirNumbers() async throws {
    try await withFolder([
      "page-2.json": page(total: 3, #"{"id":"c"}"#), "page-1.json": page(total: 3, #"{"id":"a"},{"id":"b"}"#),
      "readme.txt": "x",
    ]) { folder in
      let listing = try await PageListing(try StoredPages(folder: folder), form: form)
      #expect(listing.rows.map(\.place) == ["page-1.json row 1", "page-1.json row 2", "page-2.json row 1"])
      #expect(listing.digests.count == 2)
      #expect(listing.receivedAt != nil)
    }
  }

  @Test(arguments: [["page.json"], ["page-1.json", "page-3.json"], ["page-1.json", "p1.json"], ["page-0.json"]])
  func namesThatLeaveTheOrderOpenAreRefused(names: [String]) async throws {
    try await withFolder(Dictionary(uniqueKeysWithValues: names.map { ($0, "{}") })) { folder in
      #expect(throws: AdapterFault.self) { try StoredPages(folder: folder) }
    }
  }

  @Test(arguments: ["", "{", "养老", "{\"code\":0}}", String(repeating: "[", count: 100_000)])
  func aPageThatIsNoJSONIsAFault(json: String) async throws {
    try await withFolder(["page-1.json": json]) { folder in
      let pages = try StoredPages(folder: folder)
      let fault = try await #require(throws: AdapterFault.self) { try await pages.page(1) }
      #expect(fault.code == .format)
    }
  }

  private func withFolder(_ files: [String: String], _ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    try await body(folder.path)
  }
}
