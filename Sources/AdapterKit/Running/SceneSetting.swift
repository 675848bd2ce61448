import CareGaugeCollector
import CareGaugeModel
import Foundation

/// A scene made ready for one program: its options, its request, its surroundings.
struct SceneSetting: Sendable {
  let host: AdapterHost
  let order: AdapterOrder
  let description: DescribedAdapter
  let patience: Patience

  /// Runs the scene.
  /// - Parameter source: the copy that the program works on.
  /// - Returns: the run, or why the scene says nothing about this program.
  func run(_ scene: Scene, on source: SourceCopy) async throws -> Result<Recording, NotApplicable> {
    if let damage = scene.source {
      guard let main = source.main else { return .failure(NotApplicable("no option names a path that exists")) }
      if let reason = try damage.apply(to: main) { return .failure(NotApplicable(reason)) }
    }
    var collect = try request(source)
    if let changes = scene.options {
      guard case .object(var options)? = collect["options"] else { throw KitFault("a request has no options") }
      if let reason = change(&options, by: changes) { return .failure(NotApplicable(reason)) }
      collect["options"] = .object(options)
    }
    if let since = scene.since { collect["since"] = .text(since) }
    var order = order
    order.options = source.options
    if let memory = scene.memory { order.limits.memory = memory << 20 }
    if let files = scene.files { order.limits.files = files }
    let launch = try host.launch(order)
    var run = ProgramRun(launch, patience: patience)
    for (name, value) in scene.environment ?? [:] { run.environment[name] = value }
    if let folder = scene.folder { run.folder = folder }
    if scene.home == "read-only" { chmod(launch.home, 0o555) }
    let id = scene.id ?? launch.collection
    let request = JSONValue.object(collect).line.replacing("\"id\":\"$ID\"", with: "\"id\":\"\(id)\"")
    let steps = try scene.steps.map { text in
      try Step(text) { word in
        word.replacing("$COLLECT", with: request).replacing(
          "$DESCRIBE", with: #"{"protocol":1,"id":"$ID","op":"describe"}"#
        )
        .replacing("$OPTIONS", with: (collect["options"] ?? .object([:])).line).replacing("$ID", with: id)
      }
    }
    var recording = try await run.perform(steps, id: SceneSetting.plain(id))
    recording.root = source.root
    return .success(recording)
  }

  /// The request as the collector writes it, with `$ID` for its id.
  private func request(_ source: SourceCopy) throws -> [String: JSONValue] {
    var order = order
    order.options = source.options
    let line = try host.collectLine(order, description: description, id: "$ID")
    guard case .object(let values) = try JSONDecoder().decode(JSONValue.self, from: Data(line)) else {
      throw KitFault("the collector's request is no object")
    }
    return values
  }

  /// - Returns: why it cannot be done to this program's options.
  private func change(_ options: inout [String: JSONValue], by changes: [String: JSONValue]) -> String? {
    for (key, value) in changes.sorted(by: { $0.key < $1.key }) {
      if key == "$all" {
        options = [:]
        continue
      }
      let name: String
      if key.hasPrefix("$") {
        guard let option = description.options.first(where: { SceneSetting.fits($0, key) }) else {
          return "the adapter has no option of the kind \(key.dropFirst())"
        }
        name = option.name
      } else {
        name = key
      }
      options[name] = value == .null ? nil : value == .text("$null") ? .null : value
    }
    return nil
  }

  private static func fits(_ option: DescribedAdapter.Option, _ key: String) -> Bool {
    switch key {
    case "$required": option.required
    case "$required-path": option.required && option.type == "path"
    default: option.type == key.dropFirst()
    }
  }

  /// The text that stands escaped in a request.
  private static func plain(_ id: String) -> String {
    (try? JSONDecoder().decode(String.self, from: Data("\"\(id)\"".utf8))) ?? id
  }
}

/// Why a vector says nothing about a program.
struct NotApplicable: Error {
  let reason: String
  init(_ reason: String) { self.reason = reason }
}
