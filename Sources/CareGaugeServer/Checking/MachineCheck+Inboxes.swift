import CareGaugeCollector
import CareGaugeConfiguration
import CareGaugeModel
import Foundation

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
      let what = "\"\(path)\" does not exist yet; create it with the first line target,day,evidence,name"
      return [finding(.warning, at: key, saying: what)]
    }
    if isFolder.boolValue {
      return [finding(.error, at: key, saying: "\"\(path)\" is a folder; write the path of a CSV file in it")]
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
        what: "the row is not taken: \(rejection.reason)")
    }
    let rest = sheet.rejections.count - rows.count
    return rest > 0
      ? rows + [finding(.warning, at: key, saying: "\(rest) more rows of \"\(path)\" are not taken")] : rows
  }

  /// `14:3`, or `line 14`.
  private func place(_ text: String?) -> Place {
    let numbers = (text ?? "").split { !$0.isNumber }.compactMap { Int($0) }
    return Place(line: numbers.first ?? 1, column: numbers.dropFirst().first ?? 1)
  }
}
