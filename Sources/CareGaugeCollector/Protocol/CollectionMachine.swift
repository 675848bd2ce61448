import CareGaugeModel

/// The adapter protocol, version 1, from `hello` to `end`: takes scanned lines, says what follows from them.
///
/// A *protocol* fault is thrown and refuses the whole collection. A *data* fault refuses its report, with a finding, and
/// the other reports go on.
struct CollectionMachine {
  enum Operation: String, Sendable { case describe, collect }

  enum Action: Equatable {
    case none
    case progress(done: Int, of: Int)
    case described(DescribedAdapter)
    case finished
    /// The adapter gave up, in its own words.
    case failed(CollectionFault)
  }

  private enum Step { case greeting, open, closed }

  let operation: Operation
  let id: String
  private let idBytes: [UInt8]
  let region: RegionID
  let names: NameTables
  let limits: AdapterLimits
  private var step = Step.greeting
  private(set) var adapter = (name: "", version: "")
  private var description: DescribedAdapter?
  private(set) var counts = LineCounts()
  private var reports: [ReportState] = []
  private var reportNumbers = NameTable()
  private var rejectedCells: [Finding] = []
  /// The report whose rows are in `rows`; -1 before the first.
  private(set) var current = -1
  private var rows = ReportRows()

  init(_ operation: Operation, id: String, region: RegionID, names: NameTables, limits: AdapterLimits) {
    self.operation = operation
    self.id = id
    idBytes = Array(id.utf8)
    self.region = region
    self.names = names
    self.limits = limits
  }

  mutating func receive(_ line: ScannedLine) throws(CollectionFault) -> Action {
    if step == .closed { throw CollectionFault(.afterEnd, line: line.number, "a line stands after the end") }
    let type = try MessageType(line)
    if try !line.has(idBytes, in: .id) {
      throw line.fault(.wrongID, .id, "is not the id of the request, \(quoted(id))")
    }
    if step == .greeting {
      guard type == .hello else { throw line.fault(.outOfOrder, .type, "the first line must be hello") }
      return try greet(line)
    }
    guard type.belongs(to: operation) else {
      throw line.fault(.outOfOrder, .type, "does not belong to the answer to \(operation.rawValue)")
    }
    switch type {
    case .hello: throw line.fault(.outOfOrder, .type, "hello stands twice")
    case .reading: try read(line)
    case .description: return try describe(line)
    case .report: try declare(line)
    case .absent: try miss(line)
    case .rejected: try reject(line)
    case .progress: return .progress(done: try line.count(.done), of: try line.count(.of))
    case .end: return try end(line)
    case .failed: return try fail(line)
    }
    return .none
  }

  private mutating func greet(_ line: ScannedLine) throws(CollectionFault) -> Action {
    let version = try line.count(.protocolVersion)
    guard version == 1 else { throw line.fault(.wrongProtocol, .protocolVersion, "must be 1") }
    adapter = (try line.text(.name), try line.text(.version))
    step = .open
    return .none
  }

  private mutating func describe(_ line: ScannedLine) throws(CollectionFault) -> Action {
    if description != nil { throw line.fault(.outOfOrder, .type, "description stands twice") }
    description = try DescribedAdapter(line, name: adapter.name, version: adapter.version)
    return .none
  }

  private mutating func declare(_ line: ScannedLine) throws(CollectionFault) {
    let declaration = try ReportDeclaration(line)
    guard reportNumbers.lookup(declaration.name) < 0 else {
      throw line.fault(.outOfOrder, .report, "the report \(quoted(declaration.name)) was declared or used before")
    }
    counts.reports += 1
    try add(ReportState(name: declaration.name, head: declaration.head), line)
    if let refusal = declaration.refusal { refuse(current, refusal) }
  }

  private mutating func add(_ report: ReportState, _ line: ScannedLine) throws(CollectionFault) {
    guard reports.count < limits.reports else {
      throw CollectionFault(.tooManyReadings, line: line.number, "more than \(limits.reports) reports")
    }
    reportNumbers.insert(report.name, Int32(reports.count))
    reports.append(report)
    // Reports of one source are of a size.
    reports[reports.count - 1].rows.reserve(rows.columns.count)
    open(reports.count - 1)
  }

  /// Makes the rows of a report the ones at hand.
  private mutating func open(_ number: Int) {
    guard number != current else { return }
    if current >= 0 { swap(&rows, &reports[current].rows) }
    swap(&rows, &reports[number].rows)
    current = number
  }

  private mutating func refuse(
    _ number: Int, _ reason: String, indicator: Int32 = -1, area: Int32 = -1, origin: Origin = Origin()
  ) {
    guard reports[number].refusal == nil else { return }
    let head = reports[number].head
    reports[number].refusal = Finding(
      kind: .refusedReport, state: .held, region: region,
      indicator: indicator < 0 ? nil : names.vocabulary.indicators[Int(indicator)],
      area: area < 0 ? nil : names.vocabulary.areas[Int(area)], period: head?.period, reason: reason,
      report: reports[number].name, source: head?.source, origin: origin)
    open(number)
    rows = ReportRows()
  }

  /// Opens the report that a line names; one that was not declared exists from here on, refused.
  private mutating func open(_ line: ScannedLine) throws(CollectionFault) {
    let name = line.value(.report)
    if name.kind == .text, !name.isEscaped, let base = line.bytes(of: name).baseAddress {
      let number = reportNumbers.lookup(base, line.bytes(of: name).count)
      if number >= 0 { return open(Int(number)) }
    }
    let text = try line.text(.report)
    let number = reportNumbers.lookup(text)
    if number >= 0 { return open(Int(number)) }
    try add(ReportState(name: text), line)
    refuse(current, "line \(line.number) belongs to the report \(quoted(text)), which no report line declares")
  }

  /// Whether the report at hand is refused.
  var isRefused: Bool { current >= 0 && reports[current].refusal != nil }

  var isClosed: Bool { step == .closed }

  private mutating func read(_ line: ScannedLine) throws(CollectionFault) {
    counts.readings += 1
    try checkLimit(line.number)
    try open(line)
    var row = ReadingRow()
    row.stated = try line.optionalNumber(.value) ?? .nan
    row.numerator = try line.optionalNumber(.numerator) ?? .nan
    row.denominator = try line.optionalNumber(.denominator) ?? .nan
    let (place, raw) = (try line.value(.place, as: .text), try line.value(.raw, as: .text))
    guard let named = try names(of: line) else { return }
    (row.indicator, row.area) = named
    guard row.isFigure else {
      return refuse(
        current, "line \(line.number) has no figure: a value, or a numerator and a denominator other than 0, is needed",
        indicator: row.indicator, area: row.area, origin: try line.origin())
    }
    guard !isRefused else { return }
    line.withBytes(of: place) { place in
      row.place = place
      line.withBytes(of: raw) { raw in
        row.raw = raw
        rows.append(row)
      }
    }
  }

  /// Takes a reading of a report that is not refused, as its template has read it; `line` is its number.
  @inline(__always)
  mutating func accept(_ row: ReadingRow, report: Int, line: Int) throws(CollectionFault) {
    if report != current { open(report) }
    counts.readings &+= 1
    if counts.readings &+ counts.absent &+ counts.rejected > limits.readings { try checkLimit(line) }
    rows.append(row)
  }

  private func checkLimit(_ line: Int) throws(CollectionFault) {
    guard counts.readings + counts.absent + counts.rejected > limits.readings else { return }
    throw CollectionFault(.tooManyReadings, line: line, "more than \(limits.readings) readings")
  }

  private mutating func miss(_ line: ScannedLine) throws(CollectionFault) {
    counts.absent += 1
    try checkLimit(line.number)
    try open(line)
    let word = try line.text(.reason)
    guard let reason = AbsentReason(rawValue: word) else {
      throw line.fault(.malformed, .reason, "must be not_reported, not_applicable or not_yet_published")
    }
    guard let (indicator, area) = try names(of: line), !isRefused else { return }
    rows.absences.append(Absence(indicator: indicator, area: area, reason: reason))
  }

  private mutating func reject(_ line: ScannedLine) throws(CollectionFault) {
    counts.rejected += 1
    try checkLimit(line.number)
    try open(line)
    let rejection = Rejection(origin: try line.origin(), reason: try line.text(.reason))
    guard !isRefused else { return }
    rows.rejections.append(rejection)
    guard rejectedCells.count < limits.findings else { return }
    let head = reports[current].head
    rejectedCells.append(
      Finding(
        kind: .rejectedCell, state: .marked, region: region, period: head?.period, reason: rejection.reason,
        report: reports[current].name, source: head?.source, origin: rejection.origin))
  }

  /// The numbers of a line's indicator and area; nil, and the report refused, when the catalogue lacks one.
  private mutating func names(of line: ScannedLine) throws(CollectionFault) -> (Int32, Int32)? {
    let indicator = try line.lookup(.indicator, in: names.indicators)
    let area = try line.lookup(.area, in: names.areas)
    if indicator >= 0, area >= 0 { return (indicator, area) }
    let field: WireField = indicator < 0 ? .indicator : .area
    let what = indicator < 0 ? "indicator" : "area of \(region)"
    refuse(
      current, "line \(line.number) names \(quoted(try line.text(field))), which is no \(what) in the catalogue",
      indicator: indicator, area: area, origin: try line.origin())
    return nil
  }

  private mutating func end(_ line: ScannedLine) throws(CollectionFault) -> Action {
    step = .closed
    if operation == .describe {
      guard let description else { throw line.fault(.outOfOrder, .type, "the description is missing") }
      return .described(description)
    }
    let said = [WireField.reports, .readings, .absent, .rejected]
    let came = [counts.reports, counts.readings, counts.absent, counts.rejected]
    for (field, came) in zip(said, came) {
      let count = try line.count(field)
      if count != came { throw line.fault(.wrongCount, field, "says \(count), but \(came) came") }
    }
    return .finished
  }

  private mutating func fail(_ line: ScannedLine) throws(CollectionFault) -> Action {
    step = .closed
    guard let code = CollectionFault.Code(rawValue: try line.text(.code)),
      CollectionFault.Code.ofAdapters.contains(code)
    else { throw line.fault(.malformed, .code, "must be source_unavailable, credentials, format or internal") }
    return .failed(CollectionFault(code, "the adapter failed: \(try line.text(.reason).prefix(1000))"))
  }

  /// The reports to store, and what was found: cells that were rejected, reports that were refused.
  mutating func finish() -> (reports: [CollectedReport], findings: [Finding]) {
    if current >= 0 { swap(&rows, &reports[current].rows) }
    current = -1
    var kept: [CollectedReport] = []
    var refusals: [Finding] = []
    for number in reports.indices {
      var report = ReportState(name: "")
      swap(&report, &reports[number])
      if report.refusal == nil { report.refusal = duplicate(in: report) }
      if let refusal = report.refusal {
        if refusals.count < limits.findings { refusals.append(refusal) }
      } else if let head = report.head {
        let columns = report.rows.finish()
        kept.append(
          CollectedReport(
            head: head, readings: columns, absences: report.rows.absences, rejections: report.rows.rejections))
      }
    }
    return (kept, rejectedCells + refusals)
  }

  private func duplicate(in report: ReportState) -> Finding? {
    guard let (indicator, area, row) = DuplicateSearch.firstDuplicate(in: report.rows) else { return nil }
    var rows = report.rows
    let columns = rows.finish()
    let name = (names.vocabulary.indicators[Int(indicator)], names.vocabulary.areas[Int(area)])
    return Finding(
      kind: .refusedReport, state: .held, region: region, indicator: name.0, area: name.1, period: report.head?.period,
      reason: "the report names indicator \(name.0) of area \(name.1) twice", report: report.name,
      source: report.head?.source,
      origin: row.map { Origin(place: columns.places[$0], raw: columns.raws[$0]) } ?? Origin())
  }
}
