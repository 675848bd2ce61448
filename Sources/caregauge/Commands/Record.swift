import ArgumentParser
import CareGaugeServer

struct Record: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Records that a task is done: when, by what evidence, and who says so.",
    discussion: """
      Nothing is overwritten: what was recorded before stays, and every judgement since rests on both.

      Example:
        caregauge record YC-003 --done-on 2023-11-28 --evidence 申报材料.pdf --by 王芳
      """
  )

  @OptionGroup var service: ServiceOptions
  @Argument(help: "The target's id.") var target: String
  @Option(name: .customLong("done-on"), help: "The day on which it was done: 2023-11-28.") var doneOn: String
  @Option(help: "A file, address or sentence that proves it.") var evidence: String
  @Option(help: "Who says so.") var by: String

  func run() async throws {
    let items: [TaskItem] = try await service.client().post(
      "/api/v1/tasks", query: [("target", target), ("done_on", doneOn), ("evidence", evidence), ("by", by)])
    for item in items {
      print(
        item.known
          ? "\(item.target): this was recorded before; nothing changed"
          : "\(item.target): done on \(item.doneOn), recorded \(item.recordedAt)")
    }
  }
}
