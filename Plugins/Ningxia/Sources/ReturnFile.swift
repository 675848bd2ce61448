import CareGaugeAdapter

/// One file of the inbox, which becomes one report.
struct ReturnFile {
  /// The report's name.
  let name: String
  /// The file's name within the inbox.
  let file: String
  let path: String
  let encoding: TextEncoding

  /// What `source` begins with.
  static let scheme = "file:"

  /// Reads the file and reports what it says; a file that cannot be read as a whole is one rejection.
  /// - Throws: `AdapterFault` when the collector is gone.
  func report(_ headings: Headings, to output: ReportWriter) throws {
    guard let changed = SourceFile.modificationTime(of: path) else {
      AdapterLog.warning("\(file) is no longer in the inbox")
      return
    }
    var unread = UnreadSource(name: name, source: ReturnFile.scheme + file, receivedAt: changed.wholeSeconds)
    do {
      let content = try SourceFile(path: path, limit: 16 << 20)
      unread.sha256 = content.sha256
      let table = try DelimitedText(try SourceText.decode(content.bytes, as: encoding))
      let form = try ReturnForm(table, headings: headings, receivedAt: unread.receivedAt)
      let report = try output.report(form.head(name: name, source: unread.source, sha256: content.sha256))
      try ReturnTable(form).write(to: report)
    } catch let fault as TextFault {
      try unread.reject(Origin(place: "byte \(fault.offset), line \(fault.line)"), reason: fault.reason, to: output)
    } catch let fault as TableFault {
      try unread.reject(Origin(place: fault.place), reason: fault.reason, to: output)
    } catch let fault as FormFault {
      try unread.reject(fault.origin, reason: fault.reason, to: output)
    } catch let fault as AdapterFault where unread.sha256 == nil {
      try unread.reject(reason: fault.reason, to: output)
    }
  }
}

/// Why a form as a whole cannot be read.
struct FormFault: Error {
  var origin = Origin()
  let reason: String
}
