import ArgumentParser
import CareGaugeServer

struct Record: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Records that a task is done, takes such a word back, or lists what was entered.",
    discussion: """
      Entries are only ever added: a wrong one is withdrawn by a further one, and both stay, as does what was judged by
      them before. --withdraw needs --entry where several entries of the target stand. A row that is still in a region's
      inbox does not come back by itself; what is done after all is recorded anew.

      Example:
        caregauge record YC-003 --done-on 2023-11-28 --evidence 申报材料.pdf --by 王芳
        caregauge record YC-003 --withdraw --by 李明 --why "the ministry sent it back"
        caregauge record --list
      """
  )

  @OptionGroup var service: ServiceOptions
  @Argument(help: "The target's id; with --list, only this target's entries.") var target: String?
  @Option(name: .customLong("done-on"), help: "The day on which it was done: 2023-11-28.") var doneOn: String?
  @Option(help: "A file, address or sentence that proves it.") var evidence: String?
  @Option(help: "Who says so.") var by: String?
  @Flag(help: "Take an entry back.") var withdraw = false
  @Option(help: "With --withdraw: the entry's number, as --list shows it.") var entry: Int32?
  @Option(help: "With --withdraw: why.") var why: String?
  @Flag(help: "List what was entered, withdrawn entries too.") var list = false
  @Option(name: .customLong("as-of"), help: "With --list: as known at the end of this day.") var asOf: String?
  @Option(help: "With --list: table, json or csv.") var format: Format = .table

  func validate() throws {
    let given: [(String, Bool)] = [
      ("--done-on", doneOn != nil), ("--evidence", evidence != nil), ("--by", by != nil), ("--entry", entry != nil),
      ("--why", why != nil), ("--as-of", asOf != nil),
    ]
    if list && withdraw { throw ValidationError("--list and --withdraw do not go together") }
    let (use, needed, allowed): (String, [String], [String]) =
      if list {
        ("--list", [], ["--as-of"])
      } else if withdraw {
        ("--withdraw", ["--by", "--why"], ["--by", "--why", "--entry"])
      } else {
        ("recording", ["--done-on", "--evidence", "--by"], ["--done-on", "--evidence", "--by"])
      }
    var missing = needed.filter { name in !given.contains { $0.0 == name && $0.1 } }
    if !list && target == nil { missing.insert("a target's id", at: 0) }
    guard missing.isEmpty else { throw ValidationError("\(use) needs \(missing.joined(separator: " and "))") }
    let extra = given.filter { $0.1 && !allowed.contains($0.0) }.map(\.0)
    guard extra.isEmpty else {
      throw ValidationError("\(extra.joined(separator: " and ")) does not go with \(use)")
    }
  }

  func run() async throws {
    let client = try service.client()
    if list {
      let items: [TaskItem] = try await client.list(
        "/api/v1/tasks", query: query([("target", target), ("as_of", asOf)]))
      print(try Record.listing.text(of: items, as: format))
    } else if withdraw {
      let items: [TaskItem] = try await client.post(
        "/api/v1/tasks/withdraw",
        query: query([("target", target), ("entry", entry.map { "\($0)" }), ("by", by), ("why", why)]))
      for item in items {
        print("\(item.target): entry \(item.id), done on \(item.doneOn), withdrawn \(item.withdrawnAt ?? "")")
      }
    } else {
      let items: [TaskItem] = try await client.post(
        "/api/v1/tasks",
        query: query([("target", target), ("done_on", doneOn), ("evidence", evidence), ("by", by)]))
      for item in items {
        print(
          item.known
            ? "\(item.target): this was recorded before, as entry \(item.id); nothing changed"
            : "\(item.target): done on \(item.doneOn), recorded \(item.recordedAt) as entry \(item.id)")
      }
    }
  }

  static let listing = Listing<TaskItem>(columns: [
    .init("entry", .right) { String($0.id) },
    .init("target") { $0.target },
    .init("done_on") { $0.doneOn },
    .init("by") { $0.by },
    .init("evidence") { $0.evidence },
    .init("recorded_at") { $0.recordedAt },
    .init("origin") { $0.origin },
    .init("withdrawn_at") { $0.withdrawnAt ?? "" },
    .init("withdrawn_by") { $0.withdrawnBy ?? "" },
    .init("withdrawn_why") { $0.withdrawnWhy ?? "" },
  ])
}
