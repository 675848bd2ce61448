import CareGaugeCollector
import CareGaugeModel
import Foundation

/// One collection of one program, kept line by line instead of stored: what it would send.
package struct Trial: Sendable {
  /// A reading, absence or rejected cell as the program sent it, or a report that the collector would refuse.
  package struct Line: Codable, Sendable, Hashable {
    /// `reading`, `absent`, `rejected` or `refused_report`.
    package var kind: String
    package var report: String
    package var period: String
    package var indicator: String?
    package var area: String?
    package var value: Double?
    package var numerator: Double?
    package var denominator: Double?
    package var place: String?
    package var raw: String?
    package var reason: String?

    /// Whether somebody must look at it.
    package var isMarked: Bool { kind == "rejected" || kind == "refused_report" }
  }

  package private(set) var lines: [Line] = []
  /// Lines of type `report`.
  package private(set) var reports = 0
  /// Why the collector would refuse the whole collection.
  package private(set) var fault: CollectionFault?
  /// The line at fault, for people.
  package private(set) var faultLine: String?
  /// What the program said on standard error, for people.
  package private(set) var log: [String] = []

  /// Runs the program once; it is told that nothing was stored.
  /// - Throws: `CollectionFault` where it cannot be started or its options do not fit, `KitFault` for the kit's own.
  package init(
    _ host: AdapterHost, _ order: AdapterOrder, _ description: DescribedAdapter, answerWithin limit: Duration
  ) async throws {
    // Options that do not fit are said before a folder is made for the run.
    _ = try host.collectLine(order, description: description, id: "x")
    let launch = try host.launch(order)
    let id = launch.collection
    let request = try host.collectLine(order, description: description, id: id)
    let nack = #"{"id":"\#(id)","op":"nack","reason":"this is a trial run, in which nothing is stored"}"# + "\n"
    let run = ProgramRun(launch, patience: Patience(answer: limit))
    let recording = try await run.perform(
      [.send(request, slowly: false), .awaitAnswer, .send(Array(nack.utf8), slowly: false)], id: id)
    log = OutputLine.all(of: recording.log).map(\.text)
    read(recording)
    judge(recording, description)
  }

  private mutating func read(_ recording: Recording) {
    var periods: [String: String] = [:]
    for line in recording.lines {
      guard let message = line.message else { continue }
      if line.type == "report" {
        reports += 1
        periods[line.report ?? ""] = message["period"]?.text
      }
      guard ["reading", "absent", "rejected"].contains(line.type) else { continue }
      lines.append(
        Line(
          kind: line.type, report: line.report ?? "", period: periods[line.report ?? ""] ?? "",
          indicator: message["indicator"]?.text, area: message["area"]?.text, value: message["value"]?.number,
          numerator: message["numerator"]?.number, denominator: message["denominator"]?.number,
          place: message["place"]?.text, raw: message["raw"]?.text, reason: message["reason"]?.text))
    }
  }

  /// Asks the collector's own decoder.
  private mutating func judge(_ recording: Recording, _ description: DescribedAdapter) {
    let vocabulary = Vocabulary(
      indicators: description.indicators.compactMap { IndicatorID($0) },
      areas: description.areas.compactMap { AreaCode($0) })
    do throws(CollectionFault) {
      let (_, findings, _) = try decodeOutput(
        recording.output, id: recording.id, vocabulary: vocabulary, piece: 1 << 20)
      for finding in findings where finding.kind == .refusedReport {
        lines.append(
          Line(
            kind: finding.kind.rawValue, report: finding.report ?? "", period: finding.period?.description ?? "",
            indicator: finding.indicator?.text, area: finding.area?.text, place: finding.origin.place,
            raw: finding.origin.raw, reason: finding.reason))
      }
    } catch {
      fault = error
      if let impatience = recording.impatience { fault?.reason += "; \(impatience)" }
      if error.code == .noEnd { fault?.reason += "; \(recording.end)" }
      faultLine = error.line.flatMap { number in recording.lines.first { $0.number == number }?.text }
    }
  }

  /// The last line: how many of each kind.
  package var summary: String {
    func count(_ kind: String) -> Int { lines.count { $0.kind == kind } }
    let refused = count("refused_report")
    let marked = lines.contains(where: \.isMarked) ? " (marked !)" : ""
    let counts = "\(count("reading")) readings, \(count("absent")) absent, \(count("rejected")) rejected"
    return "\(reports) \(reports == 1 ? "report" : "reports"): \(counts)"
      + (refused > 0 ? ", \(refused) reports refused" : "") + marked
  }
}
