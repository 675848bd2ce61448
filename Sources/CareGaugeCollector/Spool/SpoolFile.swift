/// A file of the spool: `0000000000000042-3.spool` is the 42nd collection, with three reports.
struct SpoolFile: Sendable, Hashable {
  /// The end of the name of a file that is still being written.
  static let unfinished = ".part"

  /// Ascending in the order of arrival, across restarts.
  let number: Int
  let reports: Int
  let bytes: Int

  init(number: Int, reports: Int, bytes: Int) {
    self.number = number
    self.reports = reports
    self.bytes = bytes
  }

  /// The file of a name, nil when it is not written exactly so.
  init?(name: String, bytes: Int) {
    let parts = name.dropLast(6).split(separator: "-")
    guard parts.count == 2, let number = Int(parts[0]), let reports = Int(parts[1]) else { return nil }
    self.init(number: number, reports: reports, bytes: bytes)
    guard name == self.name else { return nil }
  }

  var name: String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 16 - digits.count)) + digits + "-\(reports).spool"
  }
}
