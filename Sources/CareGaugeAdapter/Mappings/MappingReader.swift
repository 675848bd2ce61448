import YAML

/// Reads the tree of a mapping file by its form; never throws, but collects what is wrong.
struct MappingReader {
  private let form: MappingForm
  private let file: String
  private(set) var always: [DatedMapping.Entry] = []
  private(set) var parts: [DatedMapping.Part] = []
  private(set) var faults = MappingFaults()

  init(_ form: MappingForm, name: String) {
    self.form = form
    file = name
  }

  mutating func report(_ place: Place, _ what: String) { faults.report(place: "\(file):\(place)", what) }

  mutating func read(_ root: Node) {
    let known = [form.always.isEmpty ? nil : "always", form.parts.isEmpty ? nil : "parts"].compactMap { $0 }
    guard let entries = map(root, "the file", example: "\(known.joined(separator: ": and ")):") else { return }
    for entry in entries {
      switch entry.key {
      case "always" where !form.always.isEmpty:
        guard let words = map(entry.value, "“always”", example: example(form.always)) else { continue }
        always = words.flatMap { read($0, form.always, elsewhere: form.parts, "parts") }
      case "parts" where !form.parts.isEmpty:
        guard case .list(let items) = entry.value.content else {
          report(
            entry.value, "“parts”", "a list of parts, each beginning with “- from: 2023-01-01”")
          continue
        }
        for item in items { readPart(item) }
      default:
        unknown(entry, known, words: form.always, "always", form.parts, "parts")
      }
    }
  }

  private mutating func readPart(_ node: Node) {
    guard let entries = map(node, "an item of “parts”", example: "from: 2023-01-01 and the words that hold from then")
    else { return }
    let days = entries.filter { ["from", "to"].contains($0.key) }
    let from = days.first { $0.key == "from" }
    let to = days.first { $0.key == "to" }
    let words = entries.filter { !["from", "to"].contains($0.key) }
    let read = words.flatMap { self.read($0, form.parts, also: ["from", "to"], elsewhere: form.always, "always") }
    if from == nil { report(node.place, "“from” is missing; write the first day, as from: 2023-01-01") }
    let first = from.flatMap { day($0) }
    let last = to.flatMap { day($0) }
    guard let first else { return }
    if let to, let last, last < first { report(to.value.place, "“to” is before “from”; write a later day") }
    if let before = parts.last, before.to.map({ $0 >= first }) ?? true {
      report(from?.place ?? node.place, "this part begins before the one above it ends; end that one earlier")
    }
    parts.append(DatedMapping.Part(from: first, to: last, entries: read))
  }

  private mutating func day(_ entry: Node.Entry) -> Day? {
    guard let text = text(entry.value, entry.key, example: "a day such as 2023-01-01") else { return nil }
    if let day = Day(text) { return day }
    report(entry.value.place, "“\(entry.key)” is “\(shown(text))”; write a day such as 2023-01-01")
    return nil
  }

  /// The entries under one word.
  private mutating func read(
    _ entry: Node.Entry, _ words: [MappingWord], also: [String] = [], elsewhere: [MappingWord], _ other: String
  ) -> [DatedMapping.Entry] {
    guard let word = words.first(where: { $0.name == entry.key }) else {
      unknown(entry, words.map(\.name) + also, words: elsewhere, other, [], "")
      return []
    }
    switch word.shape {
    case .texts(let field): return texts(entry.value, word, field)
    case .pairs(let key, let value): return pairs(entry.value, word, key, value)
    case .rows(let fields): return rows(entry.value, word, fields)
    }
  }

  private mutating func texts(_ node: Node, _ word: MappingWord, _ field: MappingField) -> [DatedMapping.Entry] {
    let items: [Node] = if case .list(let items) = node.content { items } else { [node] }
    return items.compactMap { item in
      text(item, word.name, example: "a text, or a list of texts in [ ]", field.choices).map {
        self.entry(word, item.place, [field.name: [$0]])
      }
    }
  }

  private mutating func pairs(
    _ node: Node, _ word: MappingWord, _ key: MappingField, _ value: MappingField
  ) -> [DatedMapping.Entry] {
    let example = example([word])
    guard let entries = map(node, "“\(word.name)”", example: example) else { return [] }
    return entries.compactMap { entry in
      let name = PlainText(entry.key).text
      guard choose(name, "a key of “\(word.name)”", key.choices, at: entry.place),
        let values = values(entry.value, value, "“\(name)” in “\(word.name)”")
      else { return nil }
      return self.entry(word, entry.place, [key.name: [name], value.name: values])
    }
  }

  private mutating func rows(_ node: Node, _ word: MappingWord, _ fields: [MappingField]) -> [DatedMapping.Entry] {
    guard case .list(let items) = node.content else {
      report(node, "“\(word.name)”", "a list of items, each as - \(row(fields))")
      return []
    }
    return items.compactMap { item in
      guard let entries = map(item, "an item of “\(word.name)”", example: row(fields)) else { return nil }
      var read: [String: [String]] = [:]
      let missing = fields.filter { field in !field.isOptional && !entries.contains { $0.key == field.name } }.map(
        \.name)
      var explained: Set<String> = []
      for entry in entries {
        if let field = fields.first(where: { $0.name == entry.key }) {
          read[field.name] = values(entry.value, field, "“\(field.name)”")
        } else if let near = nearest(to: entry.key, in: missing) {
          explained.insert(near)
          report(entry.place, "unknown key “\(shown(entry.key))”; write “\(near)”, which is missing here")
        } else {
          unknown(entry, fields.map(\.name), words: [], "", [], "")
        }
      }
      for name in missing where !explained.contains(name) {
        report(item.place, "“\(name)” is missing; write \(row(fields))")
      }
      // A row that lacks something is left out, so that nothing more is said about it.
      let isWhole = fields.allSatisfy { field in
        read[field.name] != nil || (field.isOptional && !entries.contains { $0.key == field.name })
      }
      return isWhole ? entry(word, item.place, read) : nil
    }
  }

  private func entry(_ word: MappingWord, _ place: Place, _ fields: [String: [String]]) -> DatedMapping.Entry {
    DatedMapping.Entry(word: word.name, place: "\(file):\(place)", fields: fields)
  }
}

extension MappingReader {
  /// The texts of a field; nil when they do not fit, which is reported.
  private mutating func values(_ node: Node, _ field: MappingField, _ subject: String) -> [String]? {
    guard case .list(let items) = node.content, field.isList else {
      return text(node, field.name, subject: subject, example: "a text", field.choices).map { [$0] }
    }
    return items.compactMap { text($0, field.name, example: "a text", field.choices) }
  }

  private mutating func text(
    _ node: Node, _ name: String, subject: String? = nil, example: String, _ choices: [String] = []
  ) -> String? {
    let subject = subject ?? "“\(name)”"
    guard case .scalar(let text, _) = node.content, !node.isEmpty, !PlainText(text).isEmpty else {
      report(node, subject, choices.isEmpty ? example : alternatives(choices))
      return nil
    }
    let plain = PlainText(text).text
    return choose(plain, subject, choices, at: node.place) ? plain : nil
  }

  private mutating func choose(_ text: String, _ subject: String, _ choices: [String], at place: Place) -> Bool {
    if choices.isEmpty || choices.contains(text) { return true }
    let near = nearest(to: text, in: choices, within: text.count / 3)
    let remedy = near.map { "“\($0)”, or another of" } ?? "one of"
    report(place, "\(subject) is “\(shown(text))”; write \(remedy) \(choices.joined(separator: ", "))")
    return false
  }

  private mutating func map(_ node: Node, _ subject: String, example: String) -> [Node.Entry]? {
    if case .map(let entries) = node.content { return entries }
    report(node, subject, example)
    return nil
  }

  /// Reports a value that is not what is expected, unless it is reported already.
  private mutating func report(_ node: Node, _ subject: String, _ example: String) {
    if case .refused = node.content { return }
    var state = node.isEmpty ? "has no value" : "is \(node.kindName)"
    if case .scalar(let text, _) = node.content, text.contains("：") {
      state += " with a full-width “：”, which separates nothing"
    }
    report(node.place, "\(subject) \(state); write \(example)")
  }

  private mutating func unknown(
    _ entry: Node.Entry, _ known: [String], words: [MappingWord], _ place: String, _ others: [MappingWord],
    _ otherPlace: String
  ) {
    let key = shown(entry.key)
    if words.contains(where: { $0.name == entry.key }) {
      report(entry.place, "“\(key)” stands here; it belongs under “\(place)”")
    } else if others.contains(where: { $0.name == entry.key }) {
      report(entry.place, "“\(key)” stands here; it belongs under “\(otherPlace)”")
    } else if let near = nearest(to: entry.key, in: known) {
      report(entry.place, "unknown key “\(key)”; write “\(near)”")
    } else {
      report(entry.place, "unknown key “\(key)”; take it out, or write one of \(known.joined(separator: ", "))")
    }
  }

  /// `{heading: …, indicator: …}`
  private func row(_ fields: [MappingField]) -> String {
    "{\(fields.filter { !$0.isOptional }.map { "\($0.name): …" }.joined(separator: ", "))}"
  }

  /// How the first word is written.
  private func example(_ words: [MappingWord]) -> String {
    guard let word = words.first else { return "its words" }
    switch word.shape {
    case .texts: return "\(word.name): [text, text]"
    case .pairs(let key, let value): return "\(word.name): {\(key.choices.first ?? key.name): \(value.name)}"
    case .rows(let fields): return "\(word.name): and below it - \(row(fields))"
    }
  }
}
