import CareGaugeAdapter

/// One file of the drop folder, which becomes one report.
struct FormFile {
  /// The report's name.
  let name: String
  /// `2021/济南市/历下区.txt`.
  let file: String
  let path: String

  /// Reads the file and reports what it says; a file that cannot be read as a whole is one rejection.
  /// - Throws: `AdapterFault` when the collector is gone.
  func report(_ labels: Labels, to output: ReportWriter) throws {
    guard let changed = SourceFile.modificationTime(of: path) else {
      AdapterLog.warning("\(file) is no longer in the folder")
      return
    }
    var unread = UnreadSource(name: name, source: "file:\(file)", receivedAt: changed.wholeSeconds)
    do {
      let content = try SourceFile(path: path, limit: 4 << 20)
      unread.sha256 = content.sha256
      let text = LabelledText(try SourceText.decode(content.bytes), labels: labels.all)
      let form = try ApplicationForm(text, place: FormPlace(file), labels: labels, receivedAt: unread.receivedAt)
      var head = form.head(name: name)
      (head.source, head.sha256) = (unread.source, content.sha256)
      try form.write(to: output.report(head))
    } catch let fault as TextFault {
      try unread.reject(Origin(place: "byte \(fault.offset), line \(fault.line)"), reason: fault.reason, to: output)
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

/// What the folders say: the year, the city, the file's own name.
struct FormPlace {
  let year: Int
  /// The name of the city's folder; nil for a file of the whole province.
  let city: String?
  /// The file's name without its ending.
  let stem: String

  /// - Throws: `FormFault` when the first folder is no year.
  init(_ file: String) throws {
    let parts = file.split(separator: "/").map(String.init)
    guard (2...3).contains(parts.count), parts[0].utf8.count == 4, let year = Int(parts[0]), Period.year(year) != nil
    else {
      throw FormFault(reason: "forms stand in folders by year, as 2021/济南市/历下区.txt")
    }
    self.year = year
    city = parts.count == 3 ? PlainText(parts[1]).compact : nil
    stem = PlainText(parts[parts.count - 1].split(separator: ".").dropLast().joined(separator: ".")).compact
  }
}
