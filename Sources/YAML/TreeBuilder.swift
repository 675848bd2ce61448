import CLibYAML

/// Builds the tree from libyaml's events, one at a time and without recursion.
struct TreeBuilder {
  enum Progress { case more, finished, stopped }

  /// A list or map that is still open.
  private struct Frame {
    var place: Place
    var isMap: Bool
    var items: [Node] = []
    var entries: [Node.Entry] = []
    /// Where each key of a map was first written.
    var keys: [String: Place] = [:]
    var pending = PendingKey.none
  }

  /// The key whose value comes next; `ignored` when the key was refused, so that its value is dropped.
  private enum PendingKey {
    case none, ignored
    case named(String, Place)
  }

  private let limits: YAMLTree.Limits
  private var stack: [Frame] = []
  private var count = 0
  private var documents = 0
  private(set) var root: Node?
  private(set) var faults: [YAMLFault] = []

  init(limits: YAMLTree.Limits) { self.limits = limits }

  var isEmpty: Bool { root?.isEmpty ?? true }

  mutating func report(_ place: Place, _ what: String) {
    faults.append(YAMLFault(place: place, what: what))
  }

  mutating func take(_ event: yaml_event_t) -> Progress {
    let place = Place(event.start_mark)
    switch event.type {
    case YAML_STREAM_END_EVENT: return .finished
    case YAML_DOCUMENT_START_EVENT:
      documents += 1
      guard documents == 1 else {
        report(place, "a second document begins here; keep one document in a file and take \"---\" out")
        return .stopped
      }
    case YAML_ALIAS_EVENT:
      report(place, "an alias \"*\(name(event.data.alias.anchor))\" stands here; write the value out instead")
      add(Node(place: place, content: .refused))
    case YAML_SCALAR_EVENT: takeScalar(event.data.scalar, at: place)
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      refuse(anchor: start.anchor, tag: start.tag, at: place)
      return open(Frame(place: place, isMap: false))
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      refuse(anchor: start.anchor, tag: start.tag, at: place)
      return open(Frame(place: place, isMap: true))
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: close()
    default: break
    }
    return withinNodeLimit(at: place)
  }

  private mutating func takeScalar(_ scalar: yaml_event_s.__Unnamed_union_data.__Unnamed_struct_scalar, at place: Place)
  {
    let refused = refuse(anchor: scalar.anchor, tag: scalar.tag, at: place)
    let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
    let plain = scalar.style == YAML_PLAIN_SCALAR_STYLE
    add(Node(place: place, content: refused ? .refused : .scalar(text, plain: plain)))
  }

  /// Whether a tag was refused; an anchor is reported too, but its value can be used.
  @discardableResult
  private mutating func refuse(
    anchor: UnsafeMutablePointer<yaml_char_t>?, tag: UnsafeMutablePointer<yaml_char_t>?, at place: Place
  ) -> Bool {
    if let anchor {
      report(place, "an anchor \"&\(name(anchor))\" stands here; take it out and write values out where they are used")
    }
    guard let tag else { return false }
    let handle = "tag:yaml.org,2002:"
    let name = name(tag)
    let written = name.hasPrefix(handle) ? "!!\(name.dropFirst(handle.count))" : name
    report(place, "a tag \"\(written)\" stands here; take it out, each key knows the type of its value")
    return true
  }

  private func name(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String {
    shown(text.map { String(cString: $0) } ?? "")
  }

  private mutating func open(_ frame: Frame) -> Progress {
    guard stack.count < limits.depth else {
      report(frame.place, "lists and maps lie more than \(limits.depth) levels deep here; write the file flatter")
      return .stopped
    }
    stack.append(frame)
    return withinNodeLimit(at: frame.place)
  }

  private mutating func close() {
    guard let frame = stack.popLast() else { return }
    add(Node(place: frame.place, content: frame.isMap ? .map(frame.entries) : .list(frame.items)))
  }

  private mutating func withinNodeLimit(at place: Place) -> Progress {
    guard count <= limits.nodes else {
      report(place, "more than \(limits.nodes) values stand in this file; split it into several")
      return .stopped
    }
    return .more
  }

  private mutating func add(_ node: Node) {
    count += 1
    let top = stack.count - 1
    guard top >= 0 else {
      root = node
      return
    }
    guard stack[top].isMap else {
      stack[top].items.append(node)
      return
    }
    switch stack[top].pending {
    case .none: stack[top].pending = key(from: node, in: top)
    case .ignored: stack[top].pending = .none
    case .named(let key, let place):
      stack[top].entries.append(Node.Entry(key: key, place: place, value: node))
      stack[top].pending = .none
    }
  }

  private mutating func key(from node: Node, in top: Int) -> PendingKey {
    switch node.content {
    case .refused: return .ignored
    case .list, .map:
      report(
        node.place, "\(node.kindName) stands where a key is expected; write a word and \": \", or put text in quotes")
      return .ignored
    case .scalar("<<", plain: true):
      report(node.place, "a merge key \"<<\" stands here; write the keys out instead")
      return .ignored
    case .scalar(let key, _):
      if let first = stack[top].keys.updateValue(node.place, forKey: key) {
        stack[top].keys[key] = first
        report(node.place, "key \"\(shown(key))\" stands here again, first at \(first); keep one of them")
        return .ignored
      }
      return .named(key, node.place)
    }
  }
}

extension Place {
  /// libyaml counts from 0.
  init(_ mark: yaml_mark_t) { self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1) }
}
