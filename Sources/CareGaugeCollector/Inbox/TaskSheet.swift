import CareGaugeAdapter
import CareGaugeModel

/// A region's tasks as entered by hand: a CSV file with the columns `target,day,evidence,name`, UTF-8 or GB 18030.
package struct TaskSheet: Sendable {
  /// Rows that say which task was done when.
  package private(set) var records: [TaskRecord] = []
  /// Rows, or the file itself, that cannot be read: place, text and what to write instead.
  package private(set) var rejections: [Rejection] = []

  /// - Parameters:
  ///   - rules: of the region whose sheet it is.
  ///   - today: no task can have been done after it.
  package init(_ bytes: [UInt8], rules: TaskRules, today: Day, at now: Instant) {
    let rows: [DelimitedRow]
    do {
      rows = try DelimitedText(try SourceText.decode(bytes)).rows.filter { !$0.isBlank }
    } catch let fault as TextFault {
      rejections = [Rejection(origin: Origin(place: "line \(fault.line)"), reason: "the whole file: \(fault.reason)")]
      return
    } catch let fault as TableFault {
      rejections = [Rejection(origin: Origin(place: fault.place), reason: "the whole file: \(fault.reason)")]
      return
    } catch {
      return
    }
    guard let head = rows.first else { return }
    let names = head.cells.map { PlainText($0.text).compact }
    guard head.ends(after: TaskRules.Field.allCases.count), Array(names.prefix(4)) == TaskSheet.columns else {
      rejections = [
        Rejection(
          origin: Origin(place: "\(head.line):1", raw: names.joined(separator: ",")),
          reason: "the whole file: the first line must be \(TaskSheet.columns.joined(separator: ","))")
      ]
      return
    }
    for row in rows.dropFirst() { take(row, rules, today, now) }
  }

  /// The same of a file of at most 8 MiB.
  /// - Throws: when the file cannot be read.
  package init(path: String, rules: TaskRules, today: Day, at now: Instant) throws {
    self.init(try SourceFile(path: path, limit: TaskSheet.limit).bytes, rules: rules, today: today, at: now)
  }

  /// Bytes that a sheet may have.
  static let limit = 8 << 20
  private static let columns = ["target", "day", "evidence", "name"]

  /// Everything that is wrong with a row is one rejection, at the first cell that is.
  private mutating func take(_ row: DelimitedRow, _ rules: TaskRules, _ today: Day, _ now: Instant) {
    let cells = (0..<4).map { trimmed(row[$0]?.text ?? "") }
    let day = try? DateNotation.day(cells[1])
    var faults = rules.objections(
      target: cells[0], day: day, written: cells[1], evidence: cells[2], name: cells[3], today: today
    ).map { (column: $0.field.rawValue, what: "\(TaskSheet.columns[$0.field.rawValue]): \($0.reason)") }
    if !row.ends(after: 4) {
      let remedy = "put a text that holds a comma in quotation marks, or take the rest out"
      faults.append((4, "column 5: there are only four columns; \(remedy)"))
    }
    guard let first = faults.first else {
      guard let day else { return }
      records.append(
        TaskRecord(target: cells[0], doneOn: day, evidence: cells[2], by: cells[3], recordedAt: now, origin: "inbox"))
      return
    }
    let text = row.cells.map(\.text).joined(separator: ",")
    rejections.append(
      Rejection(
        origin: Origin(place: "\(row.line):\(first.column + 1)", raw: text),
        reason: faults.map(\.what).joined(separator: ". ")))
  }

  private func trimmed(_ text: String) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

extension DelimitedRow {
  /// Whether nothing stands behind the first cells; spreadsheets write empty ones there.
  fileprivate func ends(after count: Int) -> Bool { cells.dropFirst(count).allSatisfy { PlainText($0.text).isEmpty } }
}
