import YAML

/// A region's table of headings and names, with the days from and to which each part of it holds.
///
/// Forms change from year to year; the table is a YAML file that a person edits:
/// ```yaml
/// always:
///   labels: {reporter: [填报单位, 报送单位]}
/// parts:
///   - from: 2023-01-01
///     to: 2023-12-31
///     columns:
///       - {heading: 机构养老床位, indicator: institution_beds, unit: beds, kind: stock}
/// ```
/// What stands under `always` holds on every day. Each of the `parts` holds from the day `from` to the day `to`, which
/// may be left out of the last one; parts stand in order and do not overlap. A ``MappingForm`` says which words stand
/// there and how their entries are written.
public struct DatedMapping: Sendable, Hashable {
  /// One entry of a word: the texts of its fields, and its place.
  public struct Entry: Sendable, Hashable {
    /// The word under which it stands.
    public let word: String
    /// `headings.yaml:12:9`, for error messages.
    public let place: String
    let fields: [String: [String]]

    /// The text of a field, as ``PlainText`` has it; empty when it was left out.
    public subscript(_ field: String) -> String { fields[field]?.first ?? "" }

    /// The texts of a field that may have several; empty when it was left out.
    public func texts(_ field: String) -> [String] { fields[field] ?? [] }
  }

  /// What holds from one day to another.
  public struct Part: Sendable, Hashable {
    /// The first day.
    public let from: Day
    /// The last day, or nil when none is set.
    public let to: Day?
    let entries: [Entry]

    /// The entries of a word, in order.
    public subscript(_ word: String) -> [Entry] { entries.filter { $0.word == word } }

    /// Whether it holds on a day.
    public func contains(_ day: Day) -> Bool { from <= day && to.map { day <= $0 } ?? true }
  }

  private let always: [Entry]
  /// The dated parts, earliest first.
  public let parts: [Part]

  /// Tables larger than this many bytes are refused: 1 MiB.
  public static let limit = 1 << 20

  /// Reads a table, makes what the adapter needs of it, and names every fault of both at once.
  /// - Parameters:
  ///   - bytes: The file's content, UTF-8.
  ///   - name: The file's name, for error messages.
  ///   - form: Which words stand in it, and how.
  ///   - make: Makes something of the entries that fit the form, and reports those that make no sense.
  /// - Throws: `AdapterFault` with code `format`, naming the faults with their places and remedies.
  public static func read<Table>(
    _ bytes: [UInt8], name: String, form: MappingForm,
    _ make: (_ mapping: DatedMapping, _ faults: inout MappingFaults) -> Table
  ) throws -> Table {
    var limits = YAMLTree.Limits()
    limits.bytes = limit
    limits.nodes = 200_000
    limits.depth = 8
    let tree = YAMLTree(bytes, limits: limits)
    var reader = MappingReader(form, name: name)
    for fault in tree.faults { reader.report(fault.place, fault.what) }
    if let root = tree.root { reader.read(root) }
    var faults = reader.faults
    let table = make(DatedMapping(always: reader.always, parts: reader.parts), &faults)
    try faults.finish()
    return table
  }

  /// Reads a table from a regular file of at most ``limit`` bytes.
  /// - Throws: `AdapterFault` as ``SourceFile`` and ``read(_:name:form:_:)`` do.
  public static func read<Table>(
    file path: String, form: MappingForm, _ make: (_ mapping: DatedMapping, _ faults: inout MappingFaults) -> Table
  ) throws -> Table {
    let file = try SourceFile(path: path, limit: limit)
    return try read(file.bytes, name: file.name, form: form, make)
  }

  /// The entries of a word that always holds, in order.
  public subscript(_ word: String) -> [Entry] { always.filter { $0.word == word } }

  /// The part that holds on a day, or nil.
  public func part(on day: Day) -> Part? { parts.first { $0.contains(day) } }
}
