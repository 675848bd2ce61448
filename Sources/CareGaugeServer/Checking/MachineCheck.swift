import CareGaugeCollector
import CareGaugeConfiguration
import CareGaugeModel
import Logging
import YAML

/// Looks whether what a configuration names is there: programs, users, files, and the options that programs take.
package struct MachineCheck: Sendable {
  let settings: Settings
  let catalogue: Catalogue
  let host: AdapterHost
  /// How long a program may take to say which options it takes.
  static let limit = Duration.seconds(5)

  /// - Throws: `CollectionFault` when adapters cannot be run on this machine at all.
  package init(settings: Settings, catalogue: Catalogue) async throws(CollectionFault) {
    self.settings = settings
    self.catalogue = catalogue
    host = AdapterHost(
      search: ProgramSearch(adaptersPath: settings.adaptersPath), confinement: try await Confinement.probe(),
      zone: settings.zone, clock: ServiceCalendar(), log: Logger(label: "check") { _ in SwiftLogNoOpLogHandler() })
  }

  /// Everything that does not fit, in the order of the file; programs are asked side by side.
  package func findings() async -> [MachineFinding] {
    let ofAdapters = await withTaskGroup(of: [MachineFinding].self) { group in
      for adapter in settings.adapters { group.addTask { await findings(of: adapter) } }
      return await group.reduce(into: [MachineFinding]()) { $0 += $1 }
    }
    let all = ofAdapters + settings.inboxes.flatMap { findings(of: $0) } + folders()
    return all.sorted {
      ($0.file != settings.file ? 1 : 0, $0.file, $0.place, $0.what) < (
        $1.file != settings.file ? 1 : 0, $1.file, $1.place, $1.what
      )
    }
  }

  func finding(_ weight: MachineFinding.Weight, at keys: String..., saying what: String) -> MachineFinding {
    let place = keys.lazy.compactMap { settings.places[$0] }.first ?? .start
    return MachineFinding(file: settings.file, place: place, weight: weight, what: what)
  }

  // MARK: adapters

  private func findings(of adapter: AdapterSettings) async -> [MachineFinding] {
    let key = "adapters.\(adapter.name)"
    if let user = adapter.user, !Confinement.knowsUser(user) {
      return [finding(.error, at: "\(key).user", key, saying: "there is no user \(user); create it, or name another")]
    }
    let plan = AdapterPlan(adapter)
    var order = AdapterOrder(adapter: plan.name, program: plan.program, limits: plan.limits)
    order.user = plan.user
    if let obstacle = host.obstacle(to: order) {
      return [finding(.error, at: "\(key).program", "\(key).command", key, saying: obstacle.description)]
    }
    order.limits.time = min(order.limits.time, MachineCheck.limit)
    order.limits.grace = .seconds(1)
    do throws(CollectionFault) {
      let description = try await host.describe(order)
      return names(of: description, adapter) + options(of: adapter, by: description)
    } catch {
      let what = "\(adapter.name) could not be asked for its options, so that they are not checked: \(error)"
      // A slow answer may be the machine's fault today; no answer, or a wrong one, will be the same in the service.
      return [
        finding(error.code == .tooSlow ? .warning : .error, at: "\(key).program", "\(key).command", key, saying: what)
      ]
    }
  }

  /// What the program reports and no catalogue knows.
  private func names(of description: DescribedAdapter, _ adapter: AdapterSettings) -> [MachineFinding] {
    let key = "adapters.\(adapter.name)"
    guard catalogue.areas.contains(where: { $0.region == description.region }) else {
      let what = "\(adapter.name) reads the region \(description.region), of which no catalogue lists an area"
      return [finding(.error, at: key, saying: "\(what); add the region's catalogue under catalogues")]
    }
    let (areas, indicators) = (Set(catalogue.areas.map(\.code.text)), Set(catalogue.indicators.map(\.id.text)))
    let unknown = [
      ("indicators", description.indicators.filter { !indicators.contains($0) }),
      ("areas", description.areas.filter { !areas.contains($0) }),
    ]
    return unknown.filter { !$0.1.isEmpty }.map { noun, names in
      let shown = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " …" : "")
      let what = "\(adapter.name) may report \(noun) that no catalogue has, and such reports are refused: \(shown)"
      return finding(.warning, at: key, saying: "\(what); add them to a catalogue, or correct the program")
    }
  }

  private func options(of adapter: AdapterSettings, by description: DescribedAdapter) -> [MachineFinding] {
    let key = "adapters.\(adapter.name)"
    let known = description.options.map(\.name)
    var found: [MachineFinding] = []
    for name in adapter.options.keys where !known.contains(name) {
      let near = nearest(to: name, in: known).map { "write \($0)" }
      let remedy =
        near ?? (known.isEmpty ? "take it out, since it takes none" : "it takes \(known.joined(separator: ", "))")
      found.append(
        finding(
          .error, at: "\(key).options.\(name)", key, saying: "\(adapter.name) has no option \"\(name)\"; \(remedy)"))
    }
    for option in description.options {
      guard let value = adapter.options[option.name] else {
        guard option.required else { continue }
        let what =
          "\(adapter.name) needs the option \"\(option.name)\" (\(option.help)); write options: {\(option.name): …}"
        found.append(finding(.error, at: "\(key).options", key, saying: what))
        continue
      }
      let place = "\(key).options.\(option.name)"
      if let objection = option.objection(to: value) {
        found.append(
          finding(.error, at: place, key, saying: "option \"\(option.name)\" of \(adapter.name) \(objection)"))
      } else if option.type == "path", case .text(let path) = value,
        let obstacle = host.obstacle(toReading: host.absolute(path), as: adapter.user)
      {
        let what = "\"\(path)\", the option \"\(option.name)\" of \(adapter.name), \(obstacle)"
        found.append(finding(.warning, at: place, key, saying: "\(what); nothing is collected before that is mended"))
      }
    }
    return found
  }
}
