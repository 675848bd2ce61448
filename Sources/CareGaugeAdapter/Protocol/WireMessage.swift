/// A line from the adapter to the collector, without the collection's id.
enum WireMessage {
  case hello(name: String, version: String)
  case description(AdapterDescription)
  case report(ReportHead)
  case reading(report: String, IndicatorID, AreaCode, Figure, Origin)
  case absent(report: String, IndicatorID, AreaCode, AbsentReason)
  case rejected(report: String, Origin, reason: String)
  case progress(done: Int, of: Int)
  /// The end of a description.
  case done
  case end(WireCounts)
  case failed(AdapterFault)

  /// The protocol's version, in requests and in `hello`.
  static let version = 1
}

/// How many lines of each type a collection had; `end` carries them.
struct WireCounts: Hashable {
  var reports = 0
  var readings = 0
  var absent = 0
  var rejected = 0
}
