import CareGaugeAdapter
import CareGaugeModel

/// A region's tasks as entered by hand: a CSV file with the columns `target,day,evidence,name`, UTF-8 or GB 18030.
struct TaskSheet: Sendable {
  /// Rows that say which task was done when.
  private(set) var records: [TaskRecord] = []
  /// Rows, or the file itself, that cannot be read: place, text and what to write instead.
  private(set) var rejections: [Rejection] = []

  /// - Parameters:
  ///   - tasks: ids of the region's targets that are tasks.
  ///   - today: no task can have been done after it.
  init(_ bytes: [UInt8], tasks: Set<String>, today: Day, at now: Instant) {
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
    guard Array(names.prefix(4)) == ["target", "day", "evidence", "name"] else {
      rejections = [
        Rejection(
          origin: Origin(place: "\(head.line):1", raw: names.joined(separator: ",")),
          reason: "the whole file: the first line must be target,day,evidence,name")
      ]
      return
    }
    for row in rows.dropFirst() { take(row, tasks, today, now) }
  }

  private mutating func take(_ row: DelimitedRow, _ tasks: Set<String>, _ today: Day, _ now: Instant) {
    let cells = (0..<4).map { trimmed(row[$0]?.text ?? "") }
    do throws(RowFault) {
      guard tasks.contains(cells[0]) else {
        throw RowFault(0, "\"\(cells[0])\" is no task of this region; write the id of a target that is to be done")
      }
      guard let day = try? DateNotation.day(cells[1]) else {
        throw RowFault(1, "\"\(cells[1])\" is no day; write it as 2023-11-28")
      }
      guard day <= today else { throw RowFault(1, "\(day) has not come; write the day on which it was done") }
      guard !cells[2].isEmpty else { throw RowFault(2, "no evidence; write a file's name, an address or a sentence") }
      guard !cells[3].isEmpty else { throw RowFault(3, "no name; write who says so") }
      records.append(
        TaskRecord(target: cells[0], doneOn: day, evidence: cells[2], by: cells[3], recordedAt: now, origin: "inbox"))
    } catch {
      let text = row.cells.map(\.text).joined(separator: ",")
      rejections.append(
        Rejection(origin: Origin(place: "\(row.line):\(error.column + 1)", raw: text), reason: error.reason))
    }
  }

  private func trimmed(_ text: String) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  private struct RowFault: Error {
    let column: Int
    let reason: String

    init(_ column: Int, _ reason: String) {
      self.column = column
      self.reason = reason
    }
  }
}
