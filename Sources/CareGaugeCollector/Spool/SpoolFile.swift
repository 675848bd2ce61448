/// A file of the spool: `0000000000000042-3.spool` is the 42nd collection, with three reports.
struct SpoolFile: Sendable, Hashable {
  /// The end of the name of a file that is still being written.
  static let unfinished = ".part"
  /// The ends of the names of files that were set aside.
  static let aside = [".damaged", ".refused"]
  /// The largest number that a name has room for.
  static let lastNumber = 9_999_999_999_999_999
  /// No name says more, so that sums never get too large for a number.
  private static let mostReports = 1_000_000_000
  private static let end = ".spool"

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
    guard name.hasSuffix(SpoolFile.end) else { return nil }
    let parts = name.dropLast(SpoolFile.end.count).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), (1...SpoolFile.lastNumber).contains(number),
      let reports = Int(parts[1]), (0...SpoolFile.mostReports).contains(reports)
    else { return nil }
    self.init(number: number, reports: reports, bytes: bytes)
    guard name == self.name else { return nil }
  }

  /// The file that was set aside under a name, nil when none was.
  init?(aside name: String, bytes: Int) {
    guard let end = SpoolFile.aside.first(where: name.hasSuffix) else { return nil }
    self.init(name: String(name.dropLast(end.count)), bytes: bytes)
  }

  var name: String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 16 - digits.count)) + digits + "-\(reports)" + SpoolFile.end
  }
}
