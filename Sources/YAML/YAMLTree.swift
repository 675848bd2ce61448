import CLibYAML

/// Reads one YAML document into a tree, or says where it breaks the rules.
///
/// Debian's libyaml has no limits of its own and is quadratic in depth, so the limits here stop it at once.
package struct YAMLTree: Sendable {
  /// How much a file may hold.
  package struct Limits: Sendable {
    /// Lists and maps within each other.
    package var depth = 64
    /// Keys, values, lists and maps together.
    package var nodes = 1_000_000
    /// Bytes of the file.
    package var bytes = 8 << 20

    package init() {}
  }

  /// The document's root; nil when it could not be read to its end.
  package private(set) var root: Node?
  /// What breaks the rules, in the order of the file.
  package private(set) var faults: [YAMLFault]

  package init(_ text: [UInt8], limits: Limits = Limits()) {
    var source = YAMLSource(text)
    if let fault = source.refusal(limits: limits) {
      self.init(root: nil, faults: [fault])
      return
    }
    source.dropByteOrderMark()
    var builder = TreeBuilder(limits: limits)
    let finished = YAMLTree.feed(&builder, from: source)
    if finished && builder.isEmpty {
      builder.report(.start, "the file is empty; write its keys, or take it away")
    }
    self.init(root: finished ? builder.root : nil, faults: builder.faults)
  }

  package init(root: Node?, faults: [YAMLFault]) {
    self.root = root
    self.faults = faults
  }

  /// Runs libyaml over the bytes until the end of the document or the first thing that stops it.
  private static func feed(_ builder: inout TreeBuilder, from source: YAMLSource) -> Bool {
    // libyaml keeps a pointer to the parser in itself, so it must not move.
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else {
      builder.report(.start, "not enough memory to read the file; free some and try again")
      return false
    }
    defer { yaml_parser_delete(parser) }
    return source.bytes.withUnsafeBufferPointer { bytes in
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
      while true {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else {
          let problem = YAMLProblem(parser.pointee, source: source)
          builder.report(problem.place, problem.what)
          return false
        }
        defer { yaml_event_delete(&event) }
        switch builder.take(event) {
        case .more: continue
        case .finished: return true
        case .stopped: return false
        }
      }
    }
  }
}
