import CareGaugeAdapter

/// One file of the drop folder, which becomes one report.
struct FormFile {
  /// The report's name.
  let name: String
  /// `2021/济南市/历下区.docx`.
  let file: String
  let path: String

  /// Bytes of a file at most: text takes some ten times as much memory while it is read.
  private static func limit(_ ending: String) -> Int { ["docx", "xlsx"].contains(ending) ? 16 << 20 : 4 << 20 }

  /// Reads the file and reports what it says; a file that cannot be read as a whole is one rejection.
  /// - Throws: `AdapterFault` when the collector is gone.
  func report(_ labels: Labels, to output: ReportWriter) throws {
    guard let changed = SourceFile.modificationTime(of: path) else {
      AdapterLog.warning("\(file) is no longer in the folder")
      return
    }
    var unread = UnreadSource(name: name, source: "file:\(file)", receivedAt: changed.wholeSeconds)
    do {
      let ending = file.split(separator: ".").last.map { $0.lowercased() } ?? ""
      guard FormContent.endings.contains(ending) else {
        throw FormFault(reason: ".\(ending) files are not read; save the form as .docx, .xlsx or text")
      }
      let bytes = try SourceFile(path: path, limit: FormFile.limit(ending))
      unread.sha256 = bytes.sha256
      let place = try FormPlace(file)
      guard let period = Period.year(place.year), let part = labels.part(on: period.end) else {
        throw FormFault(reason: "the table of labels has no part for \(place.year); add one")
      }
      let content = try FormContent(bytes.bytes, ending: ending, labels: labels, part: part)
      let form = try ApplicationForm(
        content, place: place, labels: labels, part: part, receivedAt: unread.receivedAt)
      var head = form.head(name: name)
      (head.source, head.sha256) = (unread.source, bytes.sha256)
      let figures = form.figures()
      if form.filled != nil { return try figures.write(head, to: output) }
      let report = try output.report(head)
      for indicator in form.awaited { try report.absent(indicator, area: form.area, .notYetPublished) }
    } catch let fault as PackageFault {
      try unread.reject(Origin(place: fault.place), reason: fault.reason, to: output)
    } catch let fault as TextFault {
      try unread.reject(Origin(place: "byte \(fault.offset), line \(fault.line)"), reason: fault.reason, to: output)
    } catch let fault as TableFault {
      try unread.reject(Origin(place: fault.place), reason: fault.reason, to: output)
    } catch let fault as FormFault {
      try unread.reject(fault.origin, reason: fault.reason, to: output)
    } catch let fault as NotationFault {
      try unread.reject(reason: fault.reason, to: output)
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
