import YAML

/// Bytes as a YAML file: a tree within its limits, or faults with their places.
enum YAMLHarness {
  static func read(_ bytes: [UInt8]) throws {
    var limits = YAMLTree.Limits()
    limits.nodes = 5_000
    limits.bytes = 64 << 10
    let tree = YAMLTree(bytes, limits: limits)
    let again = YAMLTree(bytes, limits: limits)
    try require(tree.faults == again.faults, "read twice, it has other faults")
    try require((tree.root == nil) == (again.root == nil), "read twice, it is another tree")
    try require(tree.root != nil || !tree.faults.isEmpty, "neither a tree nor a fault")
    let lines = 1 + bytes.count { $0 == 0x0A || $0 == 0x0D }
    for fault in tree.faults {
      try require(fault.what.utf8.count >= 8, "a fault without a sentence: \(fault)")
      try require((1...lines + 1).contains(fault.place.line), "the fault lies outside the file: \(fault)")
      try require((1...bytes.count + 1).contains(fault.place.column), "the fault lies outside its line: \(fault)")
    }
    if let root = tree.root {
      var count = 0
      try check(root, depth: 1, lines: lines, limits, &count)
    }
  }

  private static func check(_ node: Node, depth: Int, lines: Int, _ limits: YAMLTree.Limits, _ count: inout Int) throws
  {
    count += 1
    try require(count <= limits.nodes + 1 && depth <= limits.depth + 1, "a tree beyond its limits")
    try require((1...lines + 1).contains(node.place.line), "a value outside the file at \(node.place)")
    switch node.content {
    case .list(let items): for item in items { try check(item, depth: depth + 1, lines: lines, limits, &count) }
    case .map(let entries):
      try require(Set(entries.map(\.key)).count == entries.count, "a key stands twice in the map at \(node.place)")
      for entry in entries { try check(entry.value, depth: depth + 1, lines: lines, limits, &count) }
    case .scalar, .refused: break
    }
  }
}
