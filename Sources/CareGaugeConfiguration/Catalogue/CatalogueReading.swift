import CareGaugeModel
import YAML

/// Reads catalogues and checks them against each other; all faults of all files are reported in one run.
///
/// `overrides` are the files of a `catalogues.d` folder, in order: a row there replaces the whole row with its id that an
/// earlier file holds, or adds one.
package func readCatalogue(
  files: [String], overrides: [String] = [], workingFolder: String? = nil
) -> (Catalogue, [ConfigurationFault]) {
  let log = FaultLog(folder: WorkingFolder(workingFolder))
  let reading = CatalogueReading(files: files, overrides: overrides, log: log)
  return (reading.catalogue, ConfigurationFault.sorted(log.faults))
}

/// One run over all rows; the parts that read one kind of row are extensions in files of their own.
final class CatalogueReading {
  let rows: CatalogueRows
  /// Whether all rows are known, so that a name that no row has is wrong; else one lost file would make hundreds of faults.
  let isComplete: Bool
  var catalogue = Catalogue()
  var indicators: [String: Indicator] = [:]
  var documents: [String: PolicyDocument] = [:]
  var areas: [String: Area] = [:]
  var targets: [String: (target: Target, section: Section)] = [:]
  /// The areas of each region whose parent is not listed; asked for only after the areas were read.
  private(set) lazy var roots: [RegionID: [Area]] = Dictionary(
    grouping: catalogue.areas.filter { area in area.parent.map { areas[$0.text] == nil } ?? true }, by: \.region)
  /// Ids as written, of faulty rows too, so that one faulty row does not make all that name it faulty.
  private let written: [CatalogueList: [String]]
  private let isWritten: [CatalogueList: Set<String>]
  private var remedies: [String: String] = [:]

  init(files: [String], overrides: [String], log: FaultLog, isComplete: Bool = true) {
    var rows = CatalogueRows()
    for file in files { rows.add(file: file, round: 0, log: log) }
    for (number, file) in overrides.enumerated() { rows.add(file: file, round: number + 1, log: log) }
    self.rows = rows
    self.isComplete = isComplete && rows.isComplete
    written = Dictionary(
      uniqueKeysWithValues: CatalogueList.allCases.map { [rows] list in (list, rows[list].map(\.id)) })
    isWritten = written.mapValues { Set($0) }
    readIndicators()
    readAreas()
    readDocuments()
    readObligations()
    readPublished()
    readTargets()
    readIdentities()
  }

  /// Whether some row has this id, even a faulty one.
  func isKnown(_ id: String, in list: CatalogueList) -> Bool { isWritten[list]?.contains(id) ?? false }

  /// The value of a key that names a row of a list, reported when there is none such.
  func reference<Value: CustomStringConvertible>(
    _ section: Section, _ key: String, _ form: Form<Value>, to list: CatalogueList, isRequired: Bool = true
  ) -> Value? {
    let value = isRequired ? section.required(key, form) : section.optional(key, form)
    if let value { check(value.description, at: section.valuePlace(of: key), of: section, in: list) }
    return value
  }

  /// Reports a name that no row of the list has.
  func check(_ id: String, at place: Place, of section: Section, in list: CatalogueList) {
    guard isComplete, !isKnown(id, in: list) else { return }
    section.log.report(
      section.file, place, "\(list.noun) \"\(shown(id))\" is in no catalogue; \(remedy(for: id, in: list))")
  }

  /// What to write instead of an unknown name.
  private func remedy(for id: String, in list: CatalogueList) -> String {
    let key = "\(list.rawValue) \(id)"
    if let known = remedies[key] { return known }
    // Codes and numbers differ by single digits, so that only the nearest neighbours are worth naming.
    let isCode = list != .indicators && list != .identities
    let remedy =
      switch nearest(to: id, in: written[list] ?? [], within: isCode ? 1 : nil, isCode: isCode) {
      case .some(let near) where list == .areas:
        "write \"\(near)\"\(areas[near].map { " (\($0.name))" } ?? ""), or list it under areas"
      case .some(let near): "write \"\(shown(near))\""
      case .none: "list it under \(list.rawValue), or correct it"
      }
    remedies[key] = remedy
    return remedy
  }
}
