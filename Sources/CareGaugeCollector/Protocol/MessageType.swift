/// The kinds of lines that an adapter writes.
enum MessageType: String, CaseIterable {
  case hello, description, report, reading, absent, rejected, progress, end, failed

  private static let numbered = Array(allCases)
  private static let table = NameTable(numbered.enumerated().map { ($1.rawValue, Int32($0)) })

  /// The type of a line.
  init(_ line: ScannedLine) throws(CollectionFault) {
    let number = try line.lookup(.type, in: MessageType.table)
    guard number >= 0 else {
      throw line.fault(.unknownType, .type, "the protocol has no type \(quoted(try line.text(.type)))")
    }
    self = MessageType.numbered[Int(number)]
  }

  func belongs(to operation: CollectionMachine.Operation) -> Bool {
    switch self {
    case .hello, .progress, .end, .failed: true
    case .description: operation == .describe
    case .report, .reading, .absent, .rejected: operation == .collect
    }
  }
}
