import CareGaugeModel
import Foundation

/// Turns the bytes of an adapter's standard output, in whatever pieces they come, into lines for the machine.
struct OutputDecoder {
  private(set) var machine: CollectionMachine
  private let limits: AdapterLimits
  private var scanner = LineScanner()
  /// The shapes of the last few kinds of reading lines, the one that fitted last in front.
  private var templates: [ReadingTemplate] = []
  /// The beginning of a line whose end has not come yet.
  private var carried: [UInt8] = []
  private(set) var lines = 0
  private var output = 0

  init(_ machine: CollectionMachine) {
    self.machine = machine
    limits = machine.limits
  }

  /// Takes the next bytes; calls `act` for each line that asks for something. Nothing may follow `finished`.
  mutating func feed(
    _ bytes: UnsafeRawBufferPointer, _ act: (CollectionMachine.Action) -> Void
  ) throws(CollectionFault) {
    output += bytes.count
    guard output <= limits.output else {
      throw CollectionFault(.tooMuchOutput, "more than \(limits.output) bytes of output")
    }
    guard let base = bytes.bindMemory(to: UInt8.self).baseAddress else { return }
    var offset = 0
    if !carried.isEmpty { offset = try complete(base, bytes.count, act) }
    while offset < bytes.count {
      offset = try templated(base, from: offset, to: bytes.count)
      guard offset < bytes.count else { return }
      guard let end = memchr(base + offset, 0x0A, bytes.count - offset) else {
        return try carry(UnsafeBufferPointer(start: base + offset, count: bytes.count - offset))
      }
      let length = UnsafeRawPointer(end) - UnsafeRawPointer(base + offset)
      try take(UnsafeBufferPointer(start: base + offset, count: length), act)
      offset += length + 1
    }
  }

  /// Reads lines of shapes that came before, as long as they come.
  private mutating func templated(
    _ base: UnsafePointer<UInt8>, from start: Int, to end: Int
  ) throws(CollectionFault) -> Int {
    var offset = start
    var choice = 0
    while choice < templates.count {
      let next = try run(templates[choice], base, from: offset, to: end)
      if next > offset {
        if choice > 0 { templates.swapAt(0, choice) }
        offset = next
        choice = 0
      } else {
        choice += 1
      }
    }
    return offset
  }

  /// Reads lines of one shape, as long as they come.
  private mutating func run(
    _ template: ReadingTemplate, _ base: UnsafePointer<UInt8>, from start: Int, to end: Int
  ) throws(CollectionFault) -> Int {
    var offset = start
    var row = ReadingRow()
    while true {
      let length = template.read(
        base + offset, limit: end &- offset, indicators: machine.names.indicators, areas: machine.names.areas,
        into: &row)
      if length == 0 || length > limits.line { return offset }
      lines &+= 1
      offset &+= length
      try machine.accept(row, report: template.report, line: lines)
    }
  }

  /// Appends the rest of a carried line and takes it; gives where the next one begins.
  private mutating func complete(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ act: (CollectionMachine.Action) -> Void
  ) throws(CollectionFault) -> Int {
    let end = memchr(base, 0x0A, count)
    let length = end.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? count
    try carry(UnsafeBufferPointer(start: base, count: length))
    guard end != nil else { return count }
    var line: [UInt8] = []
    swap(&line, &carried)
    do {
      try line.withUnsafeBufferPointer { try take($0, act) }
    } catch let fault as CollectionFault {
      throw fault
    } catch {
      throw CollectionFault(.malformed, line: lines, "\(error)")
    }
    line.removeAll(keepingCapacity: true)
    swap(&line, &carried)
    return length + 1
  }

  private mutating func carry(_ bytes: UnsafeBufferPointer<UInt8>) throws(CollectionFault) {
    guard carried.count + bytes.count <= limits.line else { throw tooLong }
    carried.append(contentsOf: bytes)
  }

  private var tooLong: CollectionFault {
    CollectionFault(.lineTooLong, line: lines + 1, "the line is longer than \(limits.line) bytes")
  }

  private mutating func take(
    _ line: UnsafeBufferPointer<UInt8>, _ act: (CollectionMachine.Action) -> Void
  ) throws(CollectionFault) {
    guard line.count <= limits.line else { throw tooLong }
    lines += 1
    do {
      try scanner.scan(line)
    } catch {
      throw CollectionFault(
        error.isEncoding ? .notUTF8 : .malformed, line: lines, column: error.column(in: line), field: error.field,
        error.what)
    }
    let readings = machine.counts.readings
    let action = try machine.receive(ScannedLine(bytes: line, values: scanner.values, number: lines))
    if machine.isClosed || machine.isRefused { templates.removeAll() }
    if machine.counts.readings > readings, !machine.isRefused { remember(line) }
    if action != .none { act(action) }
  }

  private mutating func remember(_ line: UnsafeBufferPointer<UInt8>) {
    guard let template = ReadingTemplate(line, scanner, report: machine.current) else { return }
    if templates.count == 4 { templates.removeLast() }
    templates.insert(template, at: 0)
  }

  /// What the output must be at its end: nothing may be left of a line.
  func checkEnd() throws(CollectionFault) {
    guard carried.isEmpty else {
      throw CollectionFault(.noEnd, line: lines + 1, "the output ends within a line, and before the end message")
    }
    throw CollectionFault(.noEnd, line: lines + 1, "the output ends before the end message")
  }

  /// Whether bytes have come after the last whole line.
  var hasRest: Bool { !carried.isEmpty }

  mutating func finish() -> (reports: [CollectedReport], findings: [Finding]) { machine.finish() }
}
