import YAML

/// One map of a file, read key by key; never throws, but reports everything that is wrong to its log.
///
/// Each key that is asked for counts as known; `finish()` then reports the others and those that are missing.
final class Section {
  let file: String
  let place: Place
  /// The keys that lead here: `alerting.receivers[].email`; empty for a file's own.
  let path: String
  let log: FaultLog
  /// Whether the map could not be read at all, so that nothing more is said about it.
  let isBroken: Bool
  private let entries: [String: Node.Entry]
  private let order: [String]
  private var known: [String] = []
  private var missing: [(keys: [String], what: String)] = []

  init(
    _ entries: [Node.Entry], place: Place, path: String = "", file: String, log: FaultLog, isBroken: Bool = false
  ) {
    self.file = file
    self.path = path
    self.place = place
    self.log = log
    self.isBroken = isBroken
    self.entries = Dictionary(entries.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    order = entries.map(\.key)
  }

  /// The map at a node; reports a node that is none.
  convenience init(
    _ node: Node, as subject: String, write example: String, path: String = "", file: String, log: FaultLog
  ) {
    switch node.content {
    case .map(let entries): self.init(entries, place: node.place, path: path, file: file, log: log)
    case .refused: self.init([], place: node.place, path: path, file: file, log: log, isBroken: true)
    case .scalar, .list:
      var state = node.isEmpty ? "has no value" : "is \(node.kindName)"
      if case .scalar(let text, _) = node.content, text.contains("：") {
        state += " with a full-width \"：\", which separates nothing"
      }
      log.report(file, node.place, "\(subject) \(state); write \(example)")
      self.init([], place: node.place, path: path, file: file, log: log, isBroken: true)
    }
  }

  /// The keys that lead to a key of this map.
  func path(of key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// The keys that stand in the file, in their order.
  var keys: [String] { order }

  /// Whether the key stands in the file.
  func has(_ key: String) -> Bool { entries[key] != nil }

  /// Where the key stands, else where the map begins.
  func place(of key: String) -> Place { entries[key]?.place ?? place }

  /// Where the key's value stands, else where the map begins.
  func valuePlace(of key: String) -> Place { entries[key]?.value.place ?? place }

  /// The value as written, without counting the key as known.
  func peek(_ key: String) -> String? {
    guard case .scalar(let text, _) = entries[key]?.value.content else { return nil }
    return text
  }

  /// The value's node; the key counts as known from now on.
  func node(_ key: String) -> Node? {
    allow(key)
    return entries[key]?.value
  }

  /// Makes keys known without reading them.
  func allow(_ keys: String...) {
    for key in keys where !known.contains(key) { known.append(key) }
  }

  /// Reports a fault at the key, or at the map.
  func fault(at key: String? = nil, _ what: String) {
    log.report(file, key.map { place(of: $0) } ?? place, what)
  }

  /// Reports a fault at the key's value.
  func fault(atValueOf key: String, _ what: String) { log.report(file, valuePlace(of: key), what) }

  /// Reports in `finish()` that one of the keys has to be there.
  func requireOne(of keys: [String], write example: String) {
    if isBroken || keys.contains(where: has) { return }
    let name = (keys.count == 1 ? "key " : "") + alternatives(keys.map { "\"\($0)\"" })
    missing.append((keys, "\(name) is missing; write \(example)"))
  }

  /// Which one of the keys is there; reports several of them now, none of them in `finish()` unless it is allowed.
  func one(of keys: [String], write example: String, orNone: Bool = false) -> String? {
    keys.forEach { allow($0) }
    let present = keys.filter(has).sorted { place(of: $0) < place(of: $1) }
    if present.isEmpty && !orNone { requireOne(of: keys, write: example) }
    for extra in present.dropFirst() {
      fault(at: extra, "\"\(extra)\" stands beside \"\(present[0])\", but only one of them can hold; take one out")
    }
    return present.first
  }

  /// Reports unknown and missing keys; an unknown key that is near a missing one gives one fault, not two.
  func finish() {
    log.note(known: known.map { path(of: $0) }, written: order.map { path(of: $0) })
    for key in order where !known.contains(key) {
      let absent = known.filter { !has($0) }
      let near = nearest(to: key, in: absent) ?? nearest(to: key, in: known)
      if let remedy = secretRemedy(for: key, known: known) {
        fault(at: key, remedy)
      } else if let near, has(near) {
        fault(
          at: key, "unknown key \"\(shown(key))\"; \"\(near)\" stands at \(place(of: near)) already, keep one of them")
      } else if let near {
        let index = missing.firstIndex { $0.keys.contains(near) }
        fault(
          at: key, "unknown key \"\(shown(key))\"; write \"\(near)\"\(index == nil ? "" : ", which is missing here")")
        if let index { missing.remove(at: index) }
      } else if entries[key]?.value.isEmpty ?? false {
        let remedy = "take it out, or put the text before it in quotation marks if its \",\" belongs to it"
        fault(at: key, "unknown key \"\(shown(key))\" without a value; \(remedy)")
      } else {
        fault(at: key, "unknown key \"\(shown(key))\"; take it out, or write one of \(alternatives(known))")
      }
    }
    for (_, what) in missing { fault(what) }
    missing = []
  }
}

/// What to say about a key that would put a secret into the file; nil for other keys.
func secretRemedy(for key: String, known: [String]) -> String? {
  let words = ["password", "passwd", "passphrase", "secret", "token", "credential", "api_key", "apikey", "private_key"]
  let lowered = key.lowercased()
  guard !lowered.hasSuffix("_file"), let word = words.first(where: lowered.contains) ?? nearest(to: lowered, in: words)
  else { return nil }
  let files = known.filter { $0.hasSuffix("_file") }
  let remedy = files.first { $0.hasPrefix(word) } ?? "\(lowered.contains(word) ? lowered : word)_file"
  return
    "\"\(shown(key))\" would put a secret into this file; write \(remedy): PATH of a file that only the service can read"
}
