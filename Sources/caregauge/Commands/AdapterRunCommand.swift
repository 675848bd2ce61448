import ArgumentParser
import CareGaugeCollector
import CareGaugeModel
import Foundation
import Synchronization

struct AdapterRunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs an adapter once and prints what it would send; stores nothing.",
    discussion: """
      What the adapter rejected or called absent is printed too; it is told that nothing was stored.

      Example:
        caregauge adapter run caregauge-adapter-ningxia --option inbox=Plugins/Ningxia/Samples
        caregauge adapter run python3 my-adapter.py --option file=a.csv --format json
      """
  )

  @OptionGroup var program: ProgramArguments
  @Option(help: "table, json or csv.") var format: Format = .table

  func run() async throws {
    let host = try await program.host()
    let bar = ProgressBar(title: program.words[0])
    do {
      let plain = program.order()
      let description = try await interruptible { try await host.describe(plain) }
      let order = try program.order(by: description)
      let vocabulary = Vocabulary(
        indicators: description.indicators.compactMap { IndicatorID($0) },
        areas: description.areas.compactMap { AreaCode($0) })
      let collected = Received()
      let outcome = try await interruptible {
        await host.collect(
          order, description: description, names: NameTables(vocabulary),
          progress: { done, total in bar.show(done: done, of: total) },
          decide: { reports in
            collected.set(reports)
            return .refuse(reason: "this is a trial run, in which nothing is stored")
          })
      }
      bar.finish()
      guard let reports = collected.reports else {
        throw outcome.fault ?? CollectionFault(.noEnd, "the adapter sent nothing")
      }
      print(try AdapterRunCommand.listing.text(of: CollectedLine.lines(of: reports), as: format))
    } catch let fault as CollectionFault {
      bar.finish()
      printError("\(program.words[0]): \(fault.code.rawValue): \(fault)")
      throw ExitCode(1)
    }
  }

  static let listing = Listing<CollectedLine>(columns: [
    .init("kind") { $0.kind },
    .init("report") { $0.report },
    .init("period") { $0.period },
    .init("indicator") { $0.indicator ?? "" },
    .init("area") { $0.area ?? "" },
    .init("value", .right) { plain($0.value) },
    .init("numerator", .right) { plain($0.numerator) },
    .init("denominator", .right) { plain($0.denominator) },
    .init("place") { $0.place ?? "" },
    .init("raw") { $0.raw ?? "" },
    .init("reason") { $0.reason ?? "" },
  ])
}

/// What the adapter delivered, once it has.
private final class Received: Sendable {
  private let kept = Mutex<CollectedReports?>(nil)
  var reports: CollectedReports? { kept.withLock { $0 } }
  func set(_ reports: CollectedReports) { kept.withLock { $0 = reports } }
}

/// A reading, absence, rejected cell or refused report as an adapter sent it.
struct CollectedLine: Codable {
  var kind: String
  var report: String
  var period: String
  var indicator: String?
  var area: String?
  var value: Double?
  var numerator: Double?
  var denominator: Double?
  var place: String?
  var raw: String?
  var reason: String?

  static func lines(of collected: CollectedReports) -> [CollectedLine] {
    let names = collected.vocabulary
    let lines = collected.reports.flatMap { report in
      let head = report.head
      func line(_ kind: String) -> CollectedLine {
        CollectedLine(kind: kind, report: head.name, period: head.period.description)
      }
      let readings = (0..<report.readings.count).map { row in
        var reading = line("reading")
        reading.indicator = names.indicators[Int(report.readings.indicators[row])].text
        reading.area = names.areas[Int(report.readings.areas[row])].text
        let figure = report.readings.figure(at: row)
        reading.value = figure?.stated
        reading.numerator = figure?.numerator
        reading.denominator = figure?.denominator
        reading.place = report.readings.places[row]
        reading.raw = report.readings.raws[row]
        return reading
      }
      let absences = report.absences.map { absence in
        var absent = line("absent")
        absent.indicator = names.indicators[Int(absence.indicator)].text
        absent.area = names.areas[Int(absence.area)].text
        absent.reason = absence.reason.rawValue
        return absent
      }
      return readings + absences
    }
    let findings = collected.findings.map { finding in
      CollectedLine(
        kind: finding.kind.rawValue, report: finding.report ?? "", period: finding.period?.description ?? "",
        indicator: finding.indicator?.text, area: finding.area?.text, place: finding.origin.place,
        raw: finding.origin.raw, reason: finding.reason)
    }
    return lines + findings
  }
}
