import CareGaugeAdapter
import CareGaugeModel
import Foundation
import Testing

/// Pages held in memory, each as JSON.
private struct GivenPages: PageSource {
  var pages: [String]
  func page(_ number: Int) async throws -> SourcePage? {
    guard pages.indices.contains(number - 1) else { return nil }
    return SourcePage(name: "page \(number)", content: try #require(PageValue(json: Array(pages[number - 1].utf8))))
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
