import Foundation

@testable import CareGaugeCollector

/// Bytes as one line of an adapter's output: the scanner and Foundation must take the same lines and see the same values.
enum ScannerHarness {
  static func read(_ bytes: [UInt8]) throws {
    // A line holds no line feed; what stands behind one is another line's matter.
    let line = Array(bytes.prefix { $0 != 0x0A })
    var scanner = LineScanner()
    let fault = line.withUnsafeBufferPointer { bytes in
      do throws(ScanFault) {
        try scanner.scan(bytes)
        return nil as ScanFault?
      } catch {
        return error
      }
    }
    let value = FoundationJSON.read(line)
    if let fault { return try refused(fault, line, value) }
    guard case .map(let map) = value else {
      throw HarnessFault(description: "the scanner takes what Foundation refuses")
    }
    for field in WireField.allCases { try compare(scanner.values[field.rawValue], map[field.key], field, line) }
  }

  /// The scanner is stricter in what is named here, and in nothing else.
  private static let stricter = [
    "stands twice", "U+0000", "levels", "more than 256 keys", "UTF-8", "must be a JSON object", "an empty line",
  ]

  private static func refused(_ fault: ScanFault, _ line: [UInt8], _ value: FoundationJSON?) throws {
    try require((0...line.count).contains(fault.offset), "the fault lies outside the line: \(fault)")
    let column = line.withUnsafeBufferPointer { fault.column(in: $0) }
    try require((1...line.count + 1).contains(column), "the fault's column lies outside the line: \(fault)")
    guard case .map = value, String(validating: line, as: UTF8.self) != nil else { return }
    // Foundation takes a comma before a closing bracket, which JSON forbids.
    let text = String(decoding: line, as: UTF8.self)
    try require(
      stricter.contains { fault.what.contains($0) } || text.contains(/,\s*[}\]]/),
      "the scanner refuses what Foundation takes: \(fault)")
  }

  private static func compare(
    _ found: WireValue, _ expected: FoundationJSON?, _ field: WireField, _ line: [UInt8]
  ) throws {
    try require(found.start <= found.end && found.end <= line.count, "\(field.key) lies outside the line")
    let bytes = Array(line[Int(found.start)..<Int(found.end)])
    let agrees =
      switch (found.kind, expected) {
      case (.none, nil), (.null, .null), (.yes, .flag(true)), (.no, .flag(false)): true
      case (.composite, .list), (.composite, .map): true
      case (.text, .text(let text)):
        bytes.withUnsafeBufferPointer { JSONText.decode($0, isEscaped: found.isEscaped) }.utf8.elementsEqual(text.utf8)
      case (.number, .number(let number)):
        // Foundation may be off in the last place; the C library is exact.
        abs(number - found.number) <= abs(number) * 1e-14
          && strtod(String(decoding: bytes, as: UTF8.self), nil) == found.number
      default: false
      }
    try require(
      agrees, "\(field.key) is \(found.kind) \(found.number), Foundation reads \(String(describing: expected))")
  }
}
