import CareGaugeModel

extension ByteWriter {
  mutating func put(_ collected: CollectedReports) {
    for text in [collected.adapter, collected.version, collected.region.text, collected.collection] { put(text) }
    put(collected.receivedAt.microseconds)
    let names = UsedNames(collected)
    put(list: names.indicators) { $0.put($1.text) }
    put(list: names.areas) { $0.put($1.text) }
    put(list: collected.reports) { $0.put($1, names) }
    put(list: collected.findings) { $0.put($1) }
  }

  private mutating func put(_ report: CollectedReport, _ names: UsedNames) {
    put(report.head)
    let columns = report.readings
    put(column: columns.indicators.map { names.indicatorNumbers[Int($0)] })
    put(column: columns.areas.map { names.areaNumbers[Int($0)] })
    put(column: columns.stated)
    put(column: columns.numerators)
    put(column: columns.denominators)
    for texts in [columns.places, columns.raws] {
      put(column: texts.ends)
      put(column: texts.bytes)
    }
    put(list: report.absences) { writer, absence in
      writer.put(names.indicatorNumbers[Int(absence.indicator)])
      writer.put(names.areaNumbers[Int(absence.area)])
      writer.put(absence.reason.rawValue)
    }
    put(list: report.rejections) { writer, rejection in
      writer.put(rejection.origin)
      writer.put(rejection.reason)
    }
  }

  private mutating func put(_ head: ReportHead) {
    put(head.name)
    put(head.period.description)
    put(head.reporter)
    put(head.reportedAt.number)
    put(head.deliveredAt) { $0.put($1.microseconds) }
    put(head.status.rawValue)
    put(head.source)
    put(head.sha256)
    put(head.asOf) { $0.put($1.number) }
    put(head.obligation)
  }

  private mutating func put(_ finding: Finding) {
    put(finding.kind.rawValue)
    put(finding.state.rawValue)
    put(finding.region.text)
    put(finding.indicator?.text)
    put(finding.area?.text)
    put(finding.period?.description)
    put(finding.value) { $0.put($1) }
    put(finding.expected) { $0.put($1) }
    put(finding.reason)
    put(finding.report)
    put(finding.source)
    put(finding.origin)
  }

  private mutating func put(_ origin: Origin) {
    put(origin.place)
    put(origin.raw)
  }
}

extension CollectedReports {
  init(_ reader: inout ByteReader) throws(SpoolFault) {
    let (adapter, version) = (try reader.text(), try reader.text())
    let (region, collection) = (try reader.value { RegionID($0) }, try reader.text())
    let receivedAt = Instant(microseconds: try reader.integer())
    let indicators = try reader.list { reader throws(SpoolFault) in try reader.value { IndicatorID($0) } }
    let areas = try reader.list { reader throws(SpoolFault) in try reader.value { AreaCode($0) } }
    let vocabulary = Vocabulary(indicators: indicators, areas: areas)
    guard vocabulary.indicators == indicators, vocabulary.areas == areas else {
      throw SpoolFault(.damaged, "the names are not in order")
    }
    self.init(
      adapter: adapter, version: version, region: region, collection: collection, receivedAt: receivedAt,
      vocabulary: vocabulary,
      reports: try reader.list { reader throws(SpoolFault) in try CollectedReport(&reader) },
      findings: try reader.list { reader throws(SpoolFault) in try Finding(&reader) })
  }
}

extension CollectedReport {
  fileprivate init(_ reader: inout ByteReader) throws(SpoolFault) {
    self.init(head: try ReportHead(&reader))
    readings.indicators = try reader.column(Int32.self)
    readings.areas = try reader.column(Int32.self)
    readings.stated = try reader.column(Double.self)
    readings.numerators = try reader.column(Double.self)
    readings.denominators = try reader.column(Double.self)
    readings.places = TextColumn(ends: try reader.column(UInt32.self), bytes: try reader.column(UInt8.self))
    readings.raws = TextColumn(ends: try reader.column(UInt32.self), bytes: try reader.column(UInt8.self))
    absences = try reader.list { reader throws(SpoolFault) in
      Absence(
        indicator: try reader.integer(), area: try reader.integer(),
        reason: try reader.value { AbsentReason(rawValue: $0) })
    }
    rejections = try reader.list { reader throws(SpoolFault) in
      Rejection(origin: try Origin(&reader), reason: try reader.text())
    }
  }
}

extension ReportHead {
  fileprivate init(_ reader: inout ByteReader) throws(SpoolFault) {
    let (name, period) = (try reader.text(), try reader.value { Period($0) })
    let (reporter, reportedAt) = (try reader.optionalText(), Day(number: try reader.integer()))
    let deliveredAt = try reader.optional { reader throws(SpoolFault) in Instant(microseconds: try reader.integer()) }
    self.init(
      name: name, period: period, reporter: reporter, reportedAt: reportedAt, deliveredAt: deliveredAt,
      status: try reader.value { ReportStatus(rawValue: $0) }, source: try reader.optionalText(),
      sha256: try reader.optionalText(),
      asOf: try reader.optional { reader throws(SpoolFault) in Day(number: try reader.integer()) },
      obligation: try reader.optionalText())
  }
}

extension Finding {
  fileprivate init(_ reader: inout ByteReader) throws(SpoolFault) {
    self.init(
      kind: try reader.value { Kind(rawValue: $0) }, state: try reader.value { State(rawValue: $0) },
      region: try reader.value { RegionID($0) },
      indicator: try reader.optional { reader throws(SpoolFault) in try reader.value { IndicatorID($0) } },
      area: try reader.optional { reader throws(SpoolFault) in try reader.value { AreaCode($0) } },
      period: try reader.optional { reader throws(SpoolFault) in try reader.value { Period($0) } },
      value: try reader.optional { reader throws(SpoolFault) in try reader.number() },
      expected: try reader.optional { reader throws(SpoolFault) in try reader.number() },
      reason: try reader.text(), report: try reader.optionalText(), source: try reader.optionalText(),
      origin: try Origin(&reader))
  }
}

extension Origin {
  fileprivate init(_ reader: inout ByteReader) throws(SpoolFault) {
    self.init(place: try reader.optionalText(), raw: try reader.optionalText())
  }
}
