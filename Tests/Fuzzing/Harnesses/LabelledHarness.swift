import CareGaugeAdapter

/// Bytes as a form of labels and values.
enum LabelledHarness {
  private static let labels = [
    "申报单位", "申报单位负责人", "填报日期", "文号", "推荐排名", "评价得分", "省级认定意见", "公示情况", "a", "a b",
  ]

  static func read(_ bytes: [UInt8]) throws {
    guard let text = try? SourceText.decode(bytes) else { return }
    let form = LabelledText(text, labels: labels)
    try require(form == LabelledText(text, labels: labels), "read twice, it is another form")
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    var last = (line: 0, column: 0)
    for field in form.fields {
      try require((1...lines.count).contains(field.line), "\(field.place) lies outside the file")
      let column = field.place.split(separator: ":").last.flatMap { Int($0) } ?? 0
      try require((field.line, column) > last, "\(field.place) does not lie behind the field before it")
      last = (field.line, column)
      let line = lines[field.line - 1]
      try require((1...line.unicodeScalars.count).contains(column), "\(field.place) lies outside its line")
      try require(!field.value.hasPrefix("\n") && !field.value.hasSuffix("\n"), "\(field.place) has empty lines around")
      try require(field.value.utf8.count <= text.utf8.count, "\(field.place) is longer than the file")
      try require(labels.map { PlainText($0).compact }.contains(field.label), "\(field.place) has an unknown label")
      let boxes = TickBoxes(field.value)
      try require(boxes.isEmpty == (boxes.ticked + boxes.empty).isEmpty, "boxes that are there and are not")
      _ = try? boxes.choice()
    }
    for label in labels {
      guard let field = try? form.field(label) else { continue }
      try require(form.fields.contains(field), "\(label) is found and not listed")
    }
  }
}
