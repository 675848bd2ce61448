/// The shape of the last reading line: what is the same in the next line of the same report, and what changes.
///
/// An adapter writes the lines of a report alike, so most lines are read by comparing the unchanged pieces and taking the
/// values from between them. Whatever differs in the least goes through `LineScanner`, which gives the same values.
struct ReadingTemplate {
  private enum Part { case indicator, area, value, numerator, denominator, place, raw, tail }
  private struct Piece {
    var start: Int
    var count: Int
    /// What follows the unchanged bytes.
    var part: Part
  }

  /// The number of the report that lines of this shape belong to.
  let report: Int
  private var pieces: [Piece] = []
  private var bytes: [UInt8] = []

  /// The shape of a line that `scanner` has just read, nil when a value of it needs the slower way.
  init?(_ line: UnsafeBufferPointer<UInt8>, _ scanner: LineScanner, report: Int) {
    self.report = report
    var last = 0
    for field in scanner.order {
      let value = scanner.values[field]
      guard let part = ReadingTemplate.part(WireField.numbered[field]) else { continue }
      guard value.kind == (ReadingTemplate.isNumber(part) ? .number : .text), !value.isEscaped else { return nil }
      add(line[last..<Int(value.start)], part)
      last = Int(value.end)
    }
    add(line[last...], .tail)
    bytes.append(0x0A)
    pieces[pieces.count - 1].count += 1
  }

  private mutating func add(_ literal: Slice<UnsafeBufferPointer<UInt8>>, _ part: Part) {
    pieces.append(Piece(start: bytes.count, count: literal.count, part: part))
    bytes.append(contentsOf: literal)
  }

  private static func part(_ field: WireField) -> Part? {
    switch field {
    case .indicator: .indicator
    case .area: .area
    case .value: .value
    case .numerator: .numerator
    case .denominator: .denominator
    case .place: .place
    case .raw: .raw
    default: nil
    }
  }

  private static func isNumber(_ part: Part) -> Bool { part == .value || part == .numerator || part == .denominator }

  /// Reads the line that begins at `start`, with its line feed; 0 when it does not have this shape.
  ///
  /// - Returns: the line's length.
  @inline(__always)
  func read(
    _ start: UnsafePointer<UInt8>, limit: Int, indicators: borrowing NameTable, areas: borrowing NameTable,
    into row: inout ReadingRow
  ) -> Int {
    var offset = 0
    return bytes.withUnsafeBufferPointer { bytes in
      pieces.withUnsafeBufferPointer { pieces in
        guard let literals = bytes.baseAddress else { return 0 }
        for piece in pieces {
          guard offset &+ piece.count <= limit,
            ByteWords.equal(start + offset, literals + piece.start, count: piece.count)
          else { return 0 }
          offset &+= piece.count
          let place = start + offset
          let rest = limit &- offset
          switch piece.part {
          case .indicator:
            let length = ByteWords.plainLength(place, limit: rest)
            row.indicator = indicators.lookup(place, length)
            if row.indicator < 0 { return 0 }
            offset &+= length
          case .area:
            let length = ByteWords.plainLength(place, limit: rest)
            row.area = areas.lookup(place, length)
            if row.area < 0 { return 0 }
            offset &+= length
          case .value:
            guard let length = ReadingTemplate.number(place, rest, &row.stated) else { return 0 }
            offset &+= length
          case .numerator:
            guard let length = ReadingTemplate.number(place, rest, &row.numerator) else { return 0 }
            offset &+= length
          case .denominator:
            guard let length = ReadingTemplate.number(place, rest, &row.denominator), row.denominator != 0
            else { return 0 }
            offset &+= length
          case .place:
            let length = ReadingTemplate.text(place, rest)
            if length < 0 { return 0 }
            row.place = UnsafeBufferPointer(start: place, count: length)
            offset &+= length
          case .raw:
            let length = ReadingTemplate.text(place, rest)
            if length < 0 { return 0 }
            row.raw = UnsafeBufferPointer(start: place, count: length)
            offset &+= length
          case .tail: return offset
          }
        }
        return 0
      }
    }
  }

  /// The length of a plain text, valid UTF-8; -1 when it has an escape or a fault.
  @inline(__always)
  private static func text(_ start: UnsafePointer<UInt8>, _ limit: Int) -> Int {
    let length = ByteWords.plainLength(start, limit: limit)
    return length < limit && start[length] >= 0x80 ? wideText(start, limit) : length
  }

  private static func wideText(_ start: UnsafePointer<UInt8>, _ limit: Int) -> Int {
    var length = 0
    while length < limit, start[length] != 0x22 {
      if start[length] < 0x20 || start[length] == 0x5C { return -1 }
      length += 1
    }
    return UTF8Check.firstFault(in: UnsafeBufferPointer(start: start, count: length)) == nil ? length : -1
  }

  /// Reads a number of up to 15 digits without exponent; its length, nil for any other.
  @inline(__always)
  private static func number(_ start: UnsafePointer<UInt8>, _ limit: Int, _ value: inout Double) -> Int? {
    var offset = 0
    let isNegative = limit > 0 && start[0] == 0x2D
    if isNegative { offset = 1 }
    let first = offset
    var digits: UInt64 = 0
    while offset < limit, NumberScanner.isDigit(start[offset]), offset < 17 {
      digits = digits &* 10 &+ UInt64(start[offset] &- 0x30)
      offset &+= 1
    }
    let whole = offset &- first
    guard whole > 0, start[first] != 0x30 || whole == 1 else { return nil }
    var decimals = 0
    if offset < limit, start[offset] == 0x2E {
      offset &+= 1
      let point = offset
      while offset < limit, NumberScanner.isDigit(start[offset]), offset < 17 {
        digits = digits &* 10 &+ UInt64(start[offset] &- 0x30)
        offset &+= 1
      }
      decimals = offset &- point
      guard decimals > 0 else { return nil }
    }
    guard whole &+ decimals <= 15, let size = NumberScanner.exact(digits, count: 15, exponent: -decimals)
    else { return nil }
    value = isNegative ? -size : size
    return offset
  }
}
