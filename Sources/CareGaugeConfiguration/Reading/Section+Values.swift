import YAML

extension Section {
  /// The value of a key that may be left out; nil when it is, or when it does not fit (which is reported).
  func optional<Value>(_ key: String, _ form: Form<Value>) -> Value? {
    guard let node = node(key) else { return nil }
    return value(of: node, as: "\"\(key)\"", form, orRemove: true)
  }

  /// The value of a key that has to be there; nil when it is not, or does not fit (both are reported).
  func required<Value>(_ key: String, _ form: Form<Value>, write example: String? = nil) -> Value? {
    guard let node = node(key) else {
      requireOne(of: [key], write: example ?? "it with \(form.example)")
      return nil
    }
    return value(of: node, as: "\"\(key)\"", form)
  }

  /// The items of a list that may be left out; the items that fit, with their places.
  func list<Value>(
    _ key: String, _ form: Form<Value>, orOne: Bool = false, isRequired: Bool = false
  ) -> [(value: Value, place: Place)]? {
    guard let node = node(key) else { return nil }
    switch node.content {
    case .refused: return nil
    case .scalar where orOne && !node.isEmpty:
      return value(of: node, as: "\"\(key)\"", form).map { [($0, node.place)] } ?? []
    case .list(let items) where items.isEmpty:
      let removal = isRequired ? "" : ", or take the key out"
      log.report(file, node.place, "\"\(key)\" is an empty list; write \(form.example) in it\(removal)")
      return []
    case .list(let items):
      return items.compactMap { item in
        value(of: item, as: "an item of \"\(key)\"", form).map { ($0, item.place) }
      }
    case .scalar, .map:
      let state = node.isEmpty ? "has no value" : "is \(node.kindName)"
      log.report(file, node.place, "\"\(key)\" \(state); write a list, \(key): [\(form.example), …]")
      return nil
    }
  }

  /// A list that has to be there and to hold something.
  func requiredList<Value>(
    _ key: String, _ form: Form<Value>, orOne: Bool = false, write example: String
  ) -> [(value: Value, place: Place)] {
    if !has(key) { requireOne(of: [key], write: example) }
    return list(key, form, orOne: orOne, isRequired: true) ?? []
  }

  /// The map under a key; nil when the key is not there.
  func section(_ key: String, write example: String) -> Section? {
    guard let node = node(key) else { return nil }
    return Section(node, as: "\"\(key)\"", write: example, path: path(of: key), file: file, log: log)
  }

  /// The maps of the list under a key; empty when it is not there.
  func sections(_ key: String, write example: String) -> [Section] {
    guard let node = node(key) else { return [] }
    switch node.content {
    case .refused: return []
    case .list(let items):
      return items.map {
        Section($0, as: "an item of \"\(key)\"", write: example, path: path(of: key) + "[]", file: file, log: log)
      }
    case .scalar, .map:
      let state = node.isEmpty ? "has no value" : "is \(node.kindName)"
      let remedy =
        node.isEmpty ? "write items, or take the key out" : "write a list of items, each beginning with \"- \""
      log.report(file, node.place, "\"\(key)\" \(state); \(remedy)")
      return []
    }
  }

  /// Reads one scalar, or reports why it does not fit.
  func value<Value>(of node: Node, as subject: String, _ form: Form<Value>, orRemove: Bool = false) -> Value? {
    guard case .scalar(let text, let plain) = node.content, !node.isEmpty else {
      if case .refused = node.content { return nil }
      let state = node.isEmpty ? "has no value" : "is \(node.kindName)"
      let removal = node.isEmpty && orRemove ? ", or take the key out" : ""
      log.report(file, node.place, "\(subject) \(state); write \(form.example)\(removal)")
      return nil
    }
    switch form.read(text, plain) {
    case .success(let value): return value
    case .failure(let misfit):
      let quoted = misfit.hidesValue ? "has a value" : "is \"\(shown(text))\""
      let because =
        misfit.because.map { (misfit.hidesValue ? " " : ", ") + $0 } ?? (misfit.hidesValue ? " that does not fit" : "")
      log.report(file, node.place, "\(subject) \(quoted)\(because); write \(misfit.write ?? form.example)")
      return nil
    }
  }
}
