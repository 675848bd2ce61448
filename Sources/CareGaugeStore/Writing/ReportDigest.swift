import CareGaugeModel
import Crypto

/// Computes the SHA-256 of reports in their canonical form: what makes two deliveries the same report.
///
/// The form holds the adapter, the period, the reporter, the report's day, status, `as_of` and obligation, then figures
/// and absences in order of indicators and areas, numbers as IEEE bits with one zero and one NaN. When it was delivered
/// or received, from which file, and in what notation does not matter.
struct ReportDigest {
  private let adapter: String
  private let vocabulary: Vocabulary
  private let areaCodes: [UInt32]
  private var codes: [UInt32] = []
  private var bits: [UInt64] = []

  init(adapter: String, vocabulary: Vocabulary) {
    self.adapter = adapter
    self.vocabulary = vocabulary
    areaCodes = vocabulary.areas.map { code in
      // Nine digits are told from six by a thousand million.
      (UInt32(code.text) ?? 0) + (code.text.utf8.count == 9 ? 1_000_000_000 : 0)
    }
  }

  mutating func digest(of report: CollectedReport) -> [UInt8] {
    var hash = SHA256()
    addHead(report.head, to: &hash)
    let order = canonicalOrder(of: report.readings)
    addReadings(report.readings, order, to: &hash)
    addAbsences(report.absences, to: &hash)
    return Array(hash.finalize())
  }

  private func addHead(_ head: ReportHead, to hash: inout SHA256) {
    add("caregauge report 1", to: &hash)
    add(adapter, to: &hash)
    add(head.period.description, to: &hash)
    add(head.reporter, to: &hash)
    add(head.reportedAt.description, to: &hash)
    add(head.status.rawValue, to: &hash)
    add(head.asOf?.description, to: &hash)
    add(head.obligation, to: &hash)
  }

  private mutating func addReadings(_ readings: ReadingColumns, _ order: [Int]?, to hash: inout SHA256) {
    let count = readings.count
    add(UInt64(count), to: &hash)
    var start = 0
    while start < count {
      let indicator = readings.indicators[order?[start] ?? start]
      var end = start + 1
      while end < count, readings.indicators[order?[end] ?? end] == indicator { end += 1 }
      add(vocabulary.indicators[Int(indicator)].text, to: &hash)
      add(UInt64(end - start), to: &hash)
      addCodes(readings.areas, start..<end, order, to: &hash)
      addNumbers(readings.stated, start..<end, order, to: &hash)
      addNumbers(readings.numerators, start..<end, order, to: &hash)
      addNumbers(readings.denominators, start..<end, order, to: &hash)
      start = end
    }
  }

  private func addAbsences(_ absences: [Absence], to hash: inout SHA256) {
    add(UInt64(absences.count), to: &hash)
    for absence in absences.sorted(by: { ($0.indicator, $0.area) < ($1.indicator, $1.area) }) {
      add(vocabulary.indicators[Int(absence.indicator)].text, to: &hash)
      add(vocabulary.areas[Int(absence.area)].text, to: &hash)
      add(absence.reason.rawValue, to: &hash)
    }
  }

  private mutating func addCodes(_ areas: [Int32], _ range: Range<Int>, _ order: [Int]?, to hash: inout SHA256) {
    grow(to: range.count)
    codes.withUnsafeMutableBufferPointer { codes in
      for (index, position) in range.enumerated() { codes[index] = areaCodes[Int(areas[order?[position] ?? position])] }
      hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(codes)[..<(range.count * 4)]))
    }
  }

  /// A column of which nothing is given needs one byte.
  private mutating func addNumbers(_ column: [Double], _ range: Range<Int>, _ order: [Int]?, to hash: inout SHA256) {
    let isGiven = range.contains { !column[order?[$0] ?? $0].isNaN }
    withUnsafeBytes(of: UInt8(isGiven ? 1 : 0)) { hash.update(bufferPointer: $0) }
    guard isGiven else { return }
    grow(to: range.count)
    bits.withUnsafeMutableBufferPointer { bits in
      for (index, position) in range.enumerated() {
        let value = column[order?[position] ?? position]
        bits[index] = value.isNaN ? ReportDigest.nothing : (value + 0).bitPattern
      }
      hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bits)[..<(range.count * 8)]))
    }
  }

  /// One NaN for all.
  private static let nothing = Double.nan.bitPattern

  private mutating func grow(to count: Int) {
    guard codes.count < count else { return }
    codes = Array(repeating: 0, count: count)
    bits = Array(repeating: 0, count: count)
  }

  /// The rows in order of indicators and areas, or nil when they stand in it: vocabularies are in alphabetical order.
  private func canonicalOrder(of readings: ReadingColumns) -> [Int]? {
    let indicators = readings.indicators
    let areas = readings.areas
    func key(_ row: Int) -> Int64 { Int64(indicators[row]) << 32 | Int64(areas[row]) }
    var isSorted = true
    for row in indicators.indices.dropFirst() where key(row - 1) > key(row) {
      isSorted = false
      break
    }
    return isSorted ? nil : indicators.indices.sorted { key($0) < key($1) }
  }

  private func add(_ number: UInt64, to hash: inout SHA256) {
    withUnsafeBytes(of: number.littleEndian) { hash.update(bufferPointer: $0) }
  }

  private func add(_ text: String?, to hash: inout SHA256) {
    guard let text else { return add(UInt64.max, to: &hash) }
    let bytes = Array(text.utf8)
    add(UInt64(bytes.count), to: &hash)
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
  }
}
