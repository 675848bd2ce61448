import CareGaugeModel
import Foundation

/// What an adapter says of itself: which region it reads, what it may report, and which options it takes.
package struct DescribedAdapter: Sendable, Hashable {
  /// One option of an adapter's configuration.
  package struct Option: Sendable, Hashable, Decodable {
    package var name: String
    /// `path`, `text`, `number`, `flag` …; a path is made absolute before the adapter sees it.
    package var type: String
    package var required: Bool
    package var help: String

    private enum CodingKeys: String, CodingKey { case name, type, required, help }

    package init(name: String, type: String, required: Bool = false, help: String = "") {
      self.name = name
      self.type = type
      self.required = required
      self.help = help
    }

    package init(from decoder: any Decoder) throws {
      let keys = try decoder.container(keyedBy: CodingKeys.self)
      name = try keys.decode(String.self, forKey: .name)
      type = try keys.decode(String.self, forKey: .type)
      required = try keys.decodeIfPresent(Bool.self, forKey: .required) ?? false
      help = try keys.decodeIfPresent(String.self, forKey: .help) ?? ""
    }
  }

  /// The name and version of `hello`.
  package var name: String
  package var version: String
  package var region: RegionID
  package var indicators: [String]
  package var areas: [String]
  package var options: [Option]

  package init(
    name: String, version: String, region: RegionID, indicators: [String] = [], areas: [String] = [],
    options: [Option] = []
  ) {
    self.name = name
    self.version = version
    self.region = region
    self.indicators = indicators
    self.areas = areas
    self.options = options
  }

  /// Reads a `description` line that follows a `hello`.
  init(_ line: ScannedLine, name: String, version: String) throws(CollectionFault) {
    self.name = name
    self.version = version
    guard let region = RegionID(try line.text(.region)) else {
      throw line.fault(.malformed, .region, "is no region's id (lower-case letters, digits, underscores)")
    }
    self.region = region
    indicators = try DescribedAdapter.list(.indicators, of: line, what: "texts")
    areas = try DescribedAdapter.list(.areas, of: line, what: "texts")
    options = try DescribedAdapter.list(.options, of: line, what: "objects with \"name\" and \"type\"")
  }

  /// The scanner has checked the whole line, so a general decoder may read the lists: they come once in a description.
  private static func list<Element: Decodable>(
    _ field: WireField, of line: ScannedLine, what: String
  ) throws(CollectionFault) -> [Element] {
    guard line.isPresent(field) else { return [] }
    do {
      return try JSONDecoder().decode([Element].self, from: Data(line.bytes(of: line.value(field))))
    } catch {
      throw line.fault(.malformed, field, "must be a list of \(what)")
    }
  }
}
