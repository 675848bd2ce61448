/// Where a platform's pages keep what: paths of keys from the top of the JSON.
public struct PageForm: Sendable {
  /// The result code that stands inside an answer whose HTTP status is 200. Empty: there is none.
  public var code: [String]
  /// Result codes that mean success.
  public var success: Set<String>
  /// The sentence beside a result code.
  public var message: [String]
  /// How many rows the whole listing has. Empty: the platform does not say.
  public var total: [String]
  /// The list of rows.
  public var rows: [String]
  /// The fields that together name a row; two rows with the same ones must be equal.
  public var key: [String]
  /// Fields that belong to the key where a row has them, such as the time of a revision.
  public var keyIfPresent: [String] = []

  /// A form; the defaults are those of `{"code":"0","msg":"","data":{"total":19,"rows":[…]}}`.
  public init(
    code: [String] = ["code"], success: Set<String> = ["0", "200"], message: [String] = ["msg"],
    total: [String] = ["data", "total"], rows: [String] = ["data", "rows"], key: [String]
  ) {
    self.code = code
    self.success = success
    self.message = message
    self.total = total
    self.rows = rows
    self.key = key
  }

  /// The result code of a page, nil where it has none.
  public func resultCode(of page: PageValue) -> String? { code.isEmpty ? nil : page[path: code]?.text }

  /// The rows of a page.
  /// - Throws: `AdapterFault` with code `source_unavailable` when the page says that it failed, `format` when it has no rows.
  func rows(of page: SourcePage) throws -> [PageValue] {
    if !code.isEmpty {
      let result = resultCode(of: page.content)
      guard let result, success.contains(result) else {
        throw AdapterFault(
          .sourceUnavailable,
          "\(page.name): the platform answers with result code \(result ?? "(none)"); ask its operator")
      }
    }
    guard case .list(let list) = page.content[path: rows] else {
      throw AdapterFault(.format, "\(page.name): there is no list at \(rows.joined(separator: ".")); compare the form")
    }
    return list
  }

  /// The number of rows that a page says the listing has.
  /// - Throws: `AdapterFault` with code `format` when it should say so and does not.
  func total(of page: SourcePage) throws -> Int? {
    if total.isEmpty { return nil }
    guard let text = page.content[path: total]?.text, let count = Int(text), count >= 0 else {
      throw AdapterFault(
        .format, "\(page.name): there is no count at \(total.joined(separator: ".")); compare the form")
    }
    return count
  }
}
