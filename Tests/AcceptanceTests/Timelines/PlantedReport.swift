import Foundation

/// A report as a region's office would deliver it: what the scripted adapter finds in its inbox.
struct PlantedReport: Sendable {
  var period: String
  var status = "final"
  /// `indicator area value`, where the value may be `numerator/denominator`.
  var figures: [String]

  /// The protocol's lines, without what the adapter adds.
  func text(reportedAt day: Substring) throws -> String {
    var lines = [
      #"{"period":"\#(period)","reporter":"市民政局","reported_at":"\#(day)","status":"\#(status)"}"#
    ]
    for figure in figures {
      let words = figure.split(separator: " ")
      let parts = words[2].split(separator: "/")
      let value = parts.count == 1 ? #""value":\#(parts[0])"# : #""numerator":\#(parts[0]),"denominator":\#(parts[1])"#
      lines.append(#"{"indicator":"\#(words[0])","area":"\#(words[1])",\#(value)}"#)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// The inbox of the scripted adapter, and its part of a configuration.
struct PlantedInbox: Sendable {
  let folder: URL
  private var inbox: URL { folder.appending(path: "inbox") }

  init(in folder: URL, region: String) throws {
    self.folder = folder
    try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
    let script = RunningService.repository.appending(path: "Tests/AcceptanceTests/Servers/inbox_adapter.py")
    let own = folder.appending(path: "inbox_adapter.py")
    if !FileManager.default.fileExists(atPath: own.path) { try FileManager.default.copyItem(at: script, to: own) }
    try region.write(to: folder.appending(path: "region"), atomically: true, encoding: .utf8)
  }

  /// For `adapters:`.
  var adapter: String {
    // As root adapters run as nobody, who could not note when they were done.
    let user = geteuid() == 0 ? ", user: root" : ""
    return
      "{name: inbox, command: [/usr/bin/python3, \(folder.path)/inbox_adapter.py], every: 24h\(user), options: {inbox: \(inbox.path)}}"
  }

  func plant(_ report: PlantedReport, as name: String, reportedAt day: Substring) throws {
    try report.text(reportedAt: day)
      .write(to: inbox.appending(path: "\(name).ndjson"), atomically: true, encoding: .utf8)
  }
}
