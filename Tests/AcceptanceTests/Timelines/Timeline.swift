import CareGaugeModel
import CareGaugeServer
import Foundation
import NIOHTTP1
import TestSupport

/// The whole service with a scripted adapter and a real mail server, told as a timeline: what came on which day, and who
/// got which mail then.
final class Timeline {
  let service: InProcessService
  let folder: URL
  private let inbox: PlantedInbox
  private let office: PostOffice
  private var reports = 0
  /// Threads as mail programs show them, by the Message-ID that their mails answer.
  private var threads: [String: Int] = [:]
  private(set) var mails: [PostOffice.Mail] = []
  private var lines: [String] = []

  /// Runs the service from a moment on; again on a folder of before, it goes on there.
  ///
  /// - Parameters:
  ///   - configuration: from `alerting:` on, and what else there is beside database, adapters and mail server.
  ///   - office: the mail server of before, where there was one.
  ///   - reports: what lies in the inbox before the start.
  static func run(
    in folder: URL, from start: String, region: String = "ningxia", configuration: String, reports: [PlantedReport],
    office: PostOffice, _ tell: (Timeline) async throws -> Void
  ) async throws -> String {
    let inbox = try PlantedInbox(in: folder, region: region)
    try """
    database: {private: \(folder.path)/pg}
    http: {listen: "127.0.0.1:0"}
    adapters:
      - \(inbox.adapter)
    email: {from: "CareGauge <caregauge@caregauge.example>", smtp: {host: 127.0.0.1, port: \(office.port), security: none}}
    \(filled(configuration, folder))

    """.write(to: folder.appending(path: "caregauge.yaml"), atomically: true, encoding: .utf8)
    for (number, report) in reports.enumerated() {
      try inbox.plant(report, as: "0-\(number)", reportedAt: start.prefix(10))
    }
    return try await InProcessService.run(in: folder, from: start) { service in
      let timeline = Timeline(service, folder, inbox, office)
      timeline.mails = try await office.mails()
      timeline.say("\(start.prefix(10)): start")
      try await timeline.collect()
      try await tell(timeline)
      return timeline.lines.joined(separator: "\n") + "\n"
    }
  }

  private static func filled(_ configuration: String, _ folder: URL) -> String {
    let repository = RunningService.repository.path
    return configuration.replacing("PLUGINS", with: "\(repository)/Plugins")
      .replacing("CATALOGUE", with: "\(repository)/Tests/AcceptanceTests/Timelines/yinchuan.yaml")
      .replacing("FOLDER", with: folder.path)
  }

  private init(_ service: InProcessService, _ folder: URL, _ inbox: PlantedInbox, _ office: PostOffice) {
    self.service = service
    self.folder = folder
    self.inbox = inbox
    self.office = office
  }

  func say(_ line: String) { lines.append(line) }

  /// Lets time pass, with all that falls due meanwhile.
  func go(to time: String) async throws { try await service.go(to: time) { try await settle() } }

  /// Months go by in which nobody looks.
  func jump(to time: String) async throws {
    try await service.jump(to: time)
    _ = try await service.due { try await settle() }
  }

  /// A report arrives.
  func report(_ time: String, _ report: PlantedReport) async throws {
    try await go(to: time)
    reports += 1
    say("\(time.prefix(10)): \(report.period) \(report.status): \(report.figures.joined(separator: ", "))")
    try inbox.plant(report, as: "\(reports)", reportedAt: time.prefix(10))
    try await collect()
  }

  /// Somebody does something over HTTP, and all that comes of it is told.
  func post(_ time: String, _ path: String, _ query: [String: String], saying what: String) async throws {
    try await go(to: time)
    say("\(time.prefix(10)): \(what)")
    let encoded = query.sorted { $0.key < $1.key }.map { key, value in
      "\(key)=\(value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
    }
    let answer = try await service.ask("\(path)?\(encoded.joined(separator: "&"))", .POST)
    if answer.status != .ok { throw TestSupportFault("\(path): \(answer.status) \(answer.text)") }
    try await collect()
  }

  /// Somebody uses the command line, and all that comes of it is told.
  func command(_ time: String, _ words: String...) async throws {
    try await go(to: time)
    say("\(time.prefix(10)): caregauge \(words.joined(separator: " "))")
    let process = Process()
    process.executableURL = try builtProgram("caregauge")
    process.arguments = words + ["--server", service.address]
    process.standardOutput = FileHandle.nullDevice
    let status = try await withCheckedThrowingContinuation { waiting in
      process.terminationHandler = { waiting.resume(returning: $0.terminationStatus) }
      do { try process.run() } catch { waiting.resume(throwing: error) }
    }
    if status != 0 { throw TestSupportFault("caregauge \(words[0]) gave exit status \(status)") }
    try await collect()
  }

  /// Everything is collected, judged and delivered.
  func collect() async throws {
    let outcomes: [CollectOutcomeItem] = try await service.list("/-/collect", .POST)
    if let fault = outcomes.compactMap(\.error).first { throw TestSupportFault(fault) }
    _ = try await service.due { try await settle() }
  }

  /// How targets stand, as `/api/v1/targets` has it.
  func states(_ ids: String...) async throws {
    let targets: [TargetItem] = try await service.list("/api/v1/targets")
    let found = ids.map { id in "\(id) \(targets.first { $0.id == id }?.state ?? "-")" }
    say("\(service.now.prefix(10)): \(found.joined(separator: ", "))")
  }

  /// Waits until every mail that may leave now has left.
  ///
  /// - Returns: when the next one may leave.
  private func settle() async throws -> Instant? {
    let next = try await service.rest()
    try await note()
    return next
  }

  /// Writes down mails that have come, in an order that does not hang on which connection was quicker.
  private func note() async throws {
    let new = try await office.mails(after: mails.count)
      .sorted { ($0.to.joined(), $0.subject) < ($1.to.joined(), $1.subject) }
    for mail in new {
      mails.append(mail)
      let thread = mail.inReplyTo.flatMap { threads[$0] } ?? (threads.values.max() ?? 0) + 1
      threads[mail.id] = thread
      let names = mail.to.map { $0.prefix { $0 != "@" } }.sorted().joined(separator: "+")
      let hour = service.now.dropFirst(11).prefix(2)
      lines.append("  \(service.now.prefix(10)) \(hour)h thread \(thread) \(names): \(mail.subject)")
    }
  }
}
