import CareGaugeCollector
import CareGaugeConfiguration
import CareGaugeModel
import Foundation
import YAML

extension MachineCheck {
  /// Rows of a file that are told; one that is no such sheet at all would give thousands.
  private static let rowLimit = 20

  /// A file of tasks entered by hand: its folder must be there, itself it may still be missing.
  func findings(of inbox: ManualInbox) -> [MachineFinding] {
    let (key, path) = ("inboxes.\(inbox.region)", inbox.path)
    let folder = URL(filePath: path).deletingLastPathComponent()
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue else {
      let what = "the folder of \"\(path)\" does not exist; create it, or correct the path"
      return [finding(.error, at: key, saying: what)]
    }
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      if type(of: path) == .typeSymbolicLink {
        return [
          finding(.error, at: key, saying: "\"\(path)\" is a link that leads nowhere; correct the link or the path")
        ]
      }
      let what = "\"\(path)\" does not exist yet; create it with the first line target,day,evidence,name"
      return [finding(.warning, at: key, saying: what)]
    }
    if isFolder.boolValue {
      return [finding(.error, at: key, saying: "\"\(path)\" is a folder; write the path of a CSV file in it")]
    }
    if type(of: path) != .typeRegular {
      return [finding(.error, at: key, saying: "\"\(path)\" is no ordinary file; write the path of a CSV file")]
    }
    let now = ServiceCalendar().now()
    let sheet: TaskSheet
    do {
      sheet = try TaskSheet(
        path: path, rules: TaskRules(catalogue, region: inbox.region), today: settings.zone.day(of: now), at: now)
    } catch {
      return [
        finding(.warning, at: key, saying: "\"\(path)\" could not be read, so that its rows are not checked: \(error)")
      ]
    }
    let rows = sheet.rejections.prefix(MachineCheck.rowLimit).map { rejection in
      MachineFinding(
        file: path, place: place(rejection.origin.place), weight: .warning,
        what: (rejection.reason.hasPrefix("the whole file") ? "" : "the row is not taken: ") + rejection.reason)
    }
    let rest = sheet.rejections.count - rows.count
    guard rest > 0, let last = rows.last else { return rows }
    let more = MachineFinding(
      file: path, place: Place(line: last.place.line + 1, column: 1), weight: .warning,
      what: "\(rest) more rows are not taken")
    return rows + [more]
  }

  /// What a file is, without following a link; nil where there is none.
  private func type(of path: String) -> FileAttributeType? {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
  }

  /// `14:3`, or `line 14`.
  private func place(_ text: String?) -> Place {
    let numbers = (text ?? "").split { !$0.isNumber }.compactMap { Int($0) }
    return Place(line: numbers.first ?? 1, column: numbers.dropFirst().first ?? 1)
  }
}
