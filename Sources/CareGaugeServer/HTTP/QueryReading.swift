import CareGaugeModel
import Hummingbird
import HummingbirdCore

/// Query parameters of `/api/v1`, each refused with what to write instead.
struct QueryReading {
  private let parameters: FlatDictionary<Substring, Substring>

  /// - Throws: 400 for a parameter that is not among `known`, so that a slip of the pen does not widen the answer.
  init(_ request: Request, known: [String]) throws {
    parameters = request.uri.queryParameters
    for (name, _) in parameters where !known.contains(String(name)) {
      throw HTTPError(
        .badRequest, message: "\(name.prefix(100)) is no parameter here; known are \(known.joined(separator: ", ")).")
    }
  }

  func text(_ name: String) -> String? { parameters[name[...]].map(String.init) }

  func day(_ name: String) throws -> Day? {
    try read(name, "a day such as 2023-10-08") { Day($0) }
  }

  /// - Throws: 400 when a filter names what nothing is called, so that an empty answer is not taken for "all is well".
  ///
  /// For answers that turn out empty only: what is stored may bear names that catalogues no longer have.
  func checkNames(_ names: KnownNames) throws {
    for kind in KnownNames.Kind.allCases { try names.check(text(kind.rawValue), kind) }
  }

  func indicator(_ name: String) throws -> IndicatorID? {
    try read(name, "an indicator's name such as nursing_bed_share") { IndicatorID($0) }
  }

  func area(_ name: String) throws -> AreaCode? {
    try read(name, "an area's code of six or nine digits") { AreaCode($0) }
  }

  func region(_ name: String) throws -> RegionID? {
    try read(name, "a region's name such as inner_mongolia") { RegionID($0) }
  }

  /// One of the words that a parameter may have.
  func word<Word: RawRepresentable & CaseIterable>(_ name: String, _ type: Word.Type) throws -> Word?
  where Word.RawValue == String {
    try read(name, "one of \(Word.allCases.map(\.rawValue).joined(separator: ", "))") { Word(rawValue: String($0)) }
  }

  /// Whether a parameter that takes one word only is there.
  func flag(_ name: String, _ word: String) throws -> Bool {
    try read(name, "\(word), or left out") { $0 == word ? true : nil } ?? false
  }

  /// A whole number of at least 0.
  func number(_ name: String) throws -> Int64? {
    try read(name, "a whole number") { Int64($0).flatMap { $0 >= 0 ? $0 : nil } }
  }

  /// A moment that must be there: a day, which means its beginning, or a local time.
  func moment(_ name: String, zone: Zone) throws -> Instant {
    let moment = try read(name, "a day or a time such as 2023-11-01 or 2023-11-01T08:00") { text in
      Day(text).map { zone.start(of: $0) } ?? zone.instant(localTime: text)
    }
    guard let moment else { throw HTTPError(.badRequest, message: "\(name) must be given, such as 2023-11-01.") }
    return moment
  }

  /// A text of at most `limit` bytes that must be there.
  func required(_ name: String, _ what: String, limit: Int = 1000) throws -> String {
    guard let text = text(name), !text.allSatisfy(\.isWhitespace), text.utf8.count <= limit else {
      throw HTTPError(.badRequest, message: "\(name) must be given: \(what), at most \(limit) bytes.")
    }
    return text
  }

  /// A page of a list that is whole in memory, with the address of the next; `after` is how many came before.
  func page(_ items: [some Encodable], _ request: Request) throws -> Response {
    let after = try read("after", "a whole number of items") { Int($0).flatMap { $0 >= 0 ? $0 : nil } } ?? 0
    let limit = try limit()
    let shown = items.dropFirst(after).prefix(limit)
    let isLast = after + shown.count >= items.count
    let next = isLast ? nil : QueryReading.address(request, with: ("after", "\(after + shown.count)"))
    return try JSONAnswer.list(Array(shown), next: next)
  }

  /// This request's address with one parameter replaced.
  static func address(_ request: Request, with new: (name: String, value: String)) -> String {
    let kept = request.uri.query.map { $0.split(separator: "&") } ?? []
    let parameters = kept.filter { !$0.hasPrefix(new.name + "=") }.map(String.init) + ["\(new.name)=\(new.value)"]
    return request.uri.path + "?" + parameters.joined(separator: "&")
  }

  /// From 1 to 10,000, which is also the default.
  func limit() throws -> Int {
    try read("limit", "a whole number from 1 to 10000") { text in
      Int(text).flatMap { (1...10_000).contains($0) ? $0 : nil }
    } ?? 10_000
  }

  private func read<Value>(_ name: String, _ what: String, _ parse: (Substring) -> Value?) throws -> Value? {
    guard let text = parameters[name[...]] else { return nil }
    guard let value = parse(text) else { throw HTTPError(.badRequest, message: "\(name) must be \(what).") }
    return value
  }
}
