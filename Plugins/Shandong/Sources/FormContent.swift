import CareGaugeAdapter

/// What a file holds: its labels with their values, and the list of counties if there is one.
struct FormContent {
  let text: LabelledText
  let list: CountyList?

  /// Endings of files that are read.
  static let endings: Set<String> = ["txt", "csv", "docx", "xlsx"]
  /// Endings of files that hold forms and are not read.
  static let foreign: Set<String> = ["doc", "wps", "xls", "et"]

  /// - Throws: `PackageFault`, `TextFault`, `TableFault`, `NotationFault` or `FormFault` when the file cannot be read.
  init(_ bytes: [UInt8], ending: String, labels: Labels, part: LabelsPart) throws {
    let blocks: [FormBlock]
    switch ending {
    case "docx": blocks = FormBlock.blocks(of: try WordDocument(bytes))
    case "xlsx": blocks = try FormBlock.blocks(of: try Workbook(bytes))
    case "csv": blocks = [.grid(TextGrid(try DelimitedText(try SourceText.decode(bytes))))]
    default: blocks = FormBlock.blocks(of: try SourceText.decode(bytes))
    }
    var rest: [FormBlock] = []
    var lists: [CountyList] = []
    for block in blocks {
      guard let (before, list, after) = CountyList.find(in: block, labels, part) else {
        rest.append(block)
        continue
      }
      rest += [before, after]
      lists.append(list)
    }
    guard lists.count <= 1 else {
      throw FormFault(
        origin: Origin(place: lists[1].place), reason: "a second list of counties; send each in a file of its own")
    }
    if let first = lists.first, first.rows.count > CountyList.mostRows {
      throw FormFault(
        origin: Origin(place: first.place), reason: "a list of over \(CountyList.mostRows) rows; no list of counties is"
      )
    }
    list = lists.first
    text = LabelledText(rest, labels: labels.all)
  }
}
