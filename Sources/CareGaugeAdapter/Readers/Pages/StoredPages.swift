/// A listing whose answers were stored, one file a page, for where there is no server: `page-1.json`, `page-2.json` …
public struct StoredPages: PageSource {
  private let folder: SourceFolder
  private let files: [String]
  private let limit: Int

  /// The pages in a folder: its `.json` files in the order of the numbers in their names.
  /// - Throws: `AdapterFault` with code `source_unavailable` when the folder cannot be listed, `format` when a file's name
  ///   has no number, two have the same, or a page of at most `limit` bytes is missing between others.
  public init(folder path: String, limit: Int = 4 << 20) throws {
    folder = try SourceFolder(path: path)
    self.limit = limit
    var numbered: [Int: String] = [:]
    for file in try folder.files(["json"]) {
      guard let number = StoredPages.number(in: file), number > 0 else {
        throw AdapterFault(.format, "\(file): the name has no page number; name the pages page-1.json, page-2.json …")
      }
      if let other = numbered.updateValue(file, forKey: number) {
        throw AdapterFault(.format, "\(other) and \(file) are the same page; keep one of them")
      }
    }
    let numbers = numbered.keys.sorted()
    if let gap = zip(numbers, 1...).first(where: { $0 != $1 })?.1 {
      throw AdapterFault(.format, "page \(gap) is missing in \(path); store all pages from 1 on")
    }
    files = numbers.compactMap { numbered[$0] }
  }

  /// A stored page, or nil behind the last.
  /// - Throws: `AdapterFault` when the file cannot be read or is no JSON.
  public func page(_ number: Int) async throws -> SourcePage? {
    guard files.indices.contains(number - 1) else { return nil }
    let file = try SourceFile(path: folder.path(of: files[number - 1]), limit: limit)
    guard let content = PageValue(json: file.bytes) else {
      throw AdapterFault(.format, "\(file.name): the page is no JSON, or is cut off; store it again")
    }
    return SourcePage(name: file.name, content: content, receivedAt: file.modifiedAt, sha256: file.sha256)
  }

  /// The last run of digits in a file's name.
  private static func number(in name: String) -> Int? {
    let digits = name.reversed().drop { !$0.isASCII || !$0.isNumber }.prefix { $0.isASCII && $0.isNumber }
    return Int(String(digits.reversed()))
  }
}
