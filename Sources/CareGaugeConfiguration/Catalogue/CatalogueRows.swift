import CareGaugeModel
import YAML

/// The lists of a catalogue file, by the key that begins them.
enum CatalogueList: String, CaseIterable {
  case indicators, areas, documents, published, targets, obligations, identities

  /// What one row is called in messages.
  var noun: String {
    switch self {
    case .indicators: "indicator"
    case .areas: "area"
    case .documents: "document"
    case .published: "published figure"
    case .targets: "target"
    case .obligations: "obligation"
    case .identities: "identity"
    }
  }

  /// The key that names a row.
  var idKey: String {
    switch self {
    case .areas: "code"
    case .identities: "share"
    default: "id"
    }
  }

  /// Rows of one name space must differ in their ids: a document numbers figures, targets and obligations together.
  fileprivate var nameSpace: String {
    switch self {
    case .published, .targets, .obligations: "row"
    default: rawValue
    }
  }

  /// What a row of the list looks like.
  var example: String {
    switch self {
    case .indicators:
      "{id: nursing_beds, name: {zh: …, en: …}, unit: beds, kind: stock, range: [0, 2000000]}"
    case .areas: "{code: \"640104\", name: 兴庆区, parent: \"640100\", level: county}"
    case .documents: "{id: yinchuan-2023, title: …, issuer: …, issued: 2023-09-06}"
    case .published: "{id: YC-009, indicator: …, area: …, period: …, value: …, document: …, clause: …}"
    case .targets: "{id: YC-011, indicator: …, area: …, at_least: …, by: …, document: …, clause: …}"
    case .obligations: "{id: YC-039, name: {zh: …, en: …}, reporters: […], every: {…}, document: …, clause: …}"
    case .identities: "{share: nursing_bed_share, part: nursing_beds, whole: institution_beds}"
    }
  }
}

/// One row as it stands in a file, before its keys are read.
struct CatalogueRow {
  /// The id as written; empty when there is none.
  var id: String
  var section: Section
  /// The file's region; nil when the file names none.
  var region: RegionID?
  /// Where the file names it.
  var regionPlace: Place?
}

/// All rows of all files: those of later override files in the place of the ones that they replace.
struct CatalogueRows {
  private struct Claim {
    var list: CatalogueList
    var index: Int
    var round: Int
  }

  private var lists: [CatalogueList: [CatalogueRow]] = [:]
  private var claims: [String: Claim] = [:]

  /// Whether every file could be read to its end, so that a name that none of them has is wrong.
  private(set) var isComplete = true

  subscript(list: CatalogueList) -> [CatalogueRow] { lists[list] ?? [] }

  /// Adds one file. Rows of a later round replace those of an earlier one; within a round an id stands once.
  mutating func add(file: String, round: Int, log: FaultLog) {
    let tree = YAMLTree(file: file, in: log)
    log.report(tree.faults(in: file))
    guard let root = tree.root, !root.isEmpty else {
      isComplete = false
      return
    }
    let top = Section(root, as: "the file", write: "the keys of a catalogue, such as targets:", file: file, log: log)
    let region = top.optional("region", .region)
    for list in CatalogueList.allCases {
      for section in top.sections(list.rawValue, write: list.example) where !section.isBroken {
        add(section, to: list, region: region, at: region == nil ? nil : top.valuePlace(of: "region"), round: round)
      }
    }
    let regional = CatalogueList.allCases.filter { $0 != .indicators && top.has($0.rawValue) }
    if round == 0 && !regional.isEmpty && !top.has("region") {
      top.requireOne(of: ["region"], write: "region: ningxia, the region that these rows belong to")
    }
    top.finish()
  }

  private mutating func add(
    _ section: Section, to list: CatalogueList, region: RegionID?, at regionPlace: Place?, round: Int
  ) {
    let id = section.peek(list.idKey) ?? ""
    let row = CatalogueRow(id: id, section: section, region: region, regionPlace: regionPlace)
    // Each region may state how a share of its own is made up.
    let key = "\(list.nameSpace) \(id) \(list == .identities ? region?.text ?? "" : "")"
    guard !id.isEmpty, let claim = claims[key], let former = lists[claim.list]?[claim.index] else {
      if round > 0 && region == nil && list != .indicators {
        section.fault("a new row needs a region; write region: ningxia, or its own, at the top of the file")
      }
      lists[list, default: []].append(row)
      if !id.isEmpty { claims[key] = Claim(list: list, index: self[list].count - 1, round: round) }
      return
    }
    guard claim.list == list, claim.round < round else {
      let first = "\(former.section.file):\(former.section.valuePlace(of: claim.list.idKey))"
      let what =
        "\(list.noun) \"\(shown(id))\" stands here again, first as \(claim.list.noun) at \(first); give one of them another \(list.idKey), or take it out"
      section.fault(atValueOf: list.idKey, what)
      return
    }
    var replacing = row
    replacing.region = region ?? former.region
    lists[list]?[claim.index] = replacing
    claims[key] = Claim(list: list, index: claim.index, round: round)
  }
}
