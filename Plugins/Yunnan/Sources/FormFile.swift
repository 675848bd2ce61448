import CareGaugeAdapter

/// One workbook of the inbox, which becomes one report.
struct FormFile {
  /// The report's name.
  let name: String
  /// The file's name within the inbox.
  let file: String
  let path: String

  /// Bytes of a file at most; a form has some tens of thousands.
  private static let limit = 16 << 20
  /// What `source` begins with.
  static let scheme = "file:"

  /// Reads the workbook and reports what it says; one that cannot be read as a whole is one rejection.
  /// - Throws: `AdapterFault` when the collector is gone.
  func report(_ headings: Headings, to output: ReportWriter) throws {
    guard let changed = SourceFile.modificationTime(of: path) else {
      AdapterLog.warning("\(file) is no longer in the inbox")
      return
    }
    let receivedAt = changed.wholeSeconds
    var digest: String?
    do {
      let content = try SourceFile(path: path, limit: FormFile.limit)
      digest = content.sha256
      let form = try Form(try Workbook(content.bytes), headings: headings, receivedAt: receivedAt)
      let head = form.head
      let report = try output.report(
        ReportHead(
          name: name, period: head.period, reporter: head.reporter, reportedAt: head.reportedAt,
          deliveredAt: head.deliveredAt, status: head.status, source: FormFile.scheme + file, sha256: digest,
          asOf: head.asOf))
      try form.write(to: report)
    } catch let fault as PackageFault {
      try reject(Origin(place: fault.place), fault.reason, receivedAt, digest, to: output)
    } catch let fault as FormFault {
      try reject(fault.origin, fault.reason, receivedAt, digest, to: output)
    } catch let fault as AdapterFault where digest == nil {
      try reject(Origin(), fault.reason, receivedAt, digest, to: output)
    }
  }

  /// A workbook that cannot be read: all that is known is when it came, and that day stands for its period.
  private func reject(
    _ origin: Origin, _ reason: String, _ receivedAt: Instant, _ digest: String?, to output: ReportWriter
  ) throws {
    let day = receivedAt.dayInChina
    let head = ReportHead(
      name: name, period: .day(day), reportedAt: day, deliveredAt: receivedAt, source: FormFile.scheme + file,
      sha256: digest)
    try output.report(head).rejected(origin, reason: "the whole file: \(reason)")
  }
}

/// Why a form as a whole cannot be read.
struct FormFault: Error {
  var origin = Origin()
  let reason: String
}
