import CareGaugeMail
import CareGaugeModel
import CareGaugeRules

/// Says what a plan's own numbers show, for people: never that a plan is wrong, only what its figures lead to.
struct PlanWords {
  private let indicators: [IndicatorID: Indicator]
  private let documents: [String: PolicyDocument]
  private let language: Language

  init(_ catalogue: Catalogue, in language: Language) {
    indicators = Dictionary(catalogue.indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    documents = Dictionary(catalogue.documents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.language = language
  }

  /// The computation with its numbers.
  func reason(_ finding: PlanFinding) -> String {
    switch finding.ground {
    case .increases(let reach, _, _, _):
      let sum =
        "(\(plain(reach.part)) + \(plain(reach.partIncrease))) ÷ (\(plain(reach.whole)) + \(plain(reach.wholeIncrease)))"
      let reached = figures(finding).figure(reach.reached, against: finding.targets[0].condition.values)
      return say(
        "\(sum) = \(reached)，达不到 \(demand(finding, 0))。",
        "\(sum) = \(reached), which does not meet \(demand(finding, 0)).")
    case .parts(_, let least, let most, _):
      let (low, high) = (figures(finding).figure(least), most.isFinite ? figures(finding).figure(most) : nil)
      let reach =
        high.map {
          least > 0 ? say("在 \(low) 与 \($0) 之间", "between \(low) and \($0)") : say("至多 \($0)", "at most \($0)")
        }
        ?? say("至少 \(low)", "at least \(low)")
      return say(
        "\(rows(finding, from: 1))：占比只能\(reach)，而 \(demand(finding, 0))。",
        "\(rows(finding, from: 1)): the share can only be \(reach), while \(finding.targets[0].id) asks for \(demand(finding, 0))."
      )
    case .steps(let whole, let below, let above):
      let (low, high) = (figures(finding).figure(below), figures(finding).figure(above))
      return say(
        "共 \(whole) 个，占比只能是 1/\(whole) 的倍数：\(low) 之后是 \(high)，没有一个符合 \(demand(finding, 0))。",
        "Of \(whole) the share moves in steps of 1/\(whole): after \(low) comes \(high), and neither meets \(demand(finding, 0))."
      )
    case .milestoneBeyondAim:
      return say(
        "阶段目标比最终目标要求更高：\(rows(finding))。",
        "The milestone asks for more than the target that it leads to: \(rows(finding)).")
    case .milestoneTooLate(let milestone, let aim):
      return say(
        "阶段目标的期限 \(milestone) 不早于最终目标的期限 \(aim)。",
        "The milestone falls due on \(milestone), no earlier than its target on \(aim).")
    case .metAtBaseline(let value, let day):
      let figure = figures(finding).figure(value, against: finding.targets[0].condition.values)
      return say(
        "\(day) 的数字 \(figure) 已达到 \(demand(finding, 0))。",
        "The figure of \(day), \(figure), meets \(demand(finding, 0)) already.")
    case .areas(let areas, let least, let together, let total):
      return say(
        "\(areas) 个地区各 \(plain(least))，合计至少 \(plain(together))，而总数至多 \(plain(total))。",
        "\(areas) areas with \(plain(least)) each make \(plain(together)) at least, while the total is to be \(plain(total)) at most."
      )
    case .exclusive:
      return say(
        "同一数字、同一期限，两项要求不能同时满足：\(rows(finding))。", "Same figure, same day, and no figure meets both: \(rows(finding)).")
    case .different:
      return say(
        "同一数字、同一期限，写了两个不同的要求：\(rows(finding))。", "Same figure, same day, two different demands: \(rows(finding)).")
    case .twoWays(let written, let inverted):
      let (one, other) = (figures(finding).figure(written), figures(finding).figure(inverted))
      return say(
        "同一比例两种写法不一致：\(rows(finding))；换算后分别为 \(one) 与 \(other)。",
        "One relation written both ways with different figures: \(rows(finding)); in one unit \(one) against \(other).")
    case .evidenceBeforeFact(let obligation, _, let due, let latest):
      return say(
        "印证资料（\(obligation)）应于 \(due) 前报送，而所证明的 \(finding.targets.count) 项目标到 \(latest) 才到期。",
        "The evidence (\(obligation)) is due by \(due), but the \(finding.targets.count) targets that it is to prove fall due as late as \(latest)."
      )
    case .farFromOthers(let value, let nearest, let regions):
      let times = plain((value / nearest * 10).rounded() / 10)
      let (ours, theirs) = (figures(finding).figure(value), figures(finding).figure(nearest))
      return regions == 1
        ? say(
          "\(ours)；另一个有此目标的地区换算后为 \(theirs)，相当于其 \(times) 倍。",
          "\(ours); the one other region asks for \(theirs) in the same unit, so this is \(times) times as much.")
        : say(
          "\(ours)；其他 \(regions) 个地区中最接近的换算后为 \(theirs)，相当于其 \(times) 倍。",
          "\(ours); the nearest of \(regions) other regions asks for \(theirs) in the same unit, so this is \(times) times as much."
        )
    }
  }

  /// What is taken for granted; nil where the finding follows from the figures alone.
  func assumption(_ finding: PlanFinding) -> String? {
    switch finding.ground {
    case .increases:
      say("\(rows(finding, from: 1))，并且只增加这么多。", "\(rows(finding, from: 1)), and no more than that.")
    case .farFromOthers, .twoWays: say("各处所指为同一事项。", "All of them mean the same thing.")
    default: nil
    }
  }

  /// The least change that mends it.
  func remedy(_ finding: PlanFinding) -> String {
    switch finding.ground {
    case .increases(let reach, let part, _, let needed):
      let name = name(part)
      return say(
        "\(name)需增加 \(plain(needed))（现为 \(plain(reach.partIncrease))），其他不变。",
        "\(name): an increase of \(plain(needed)) instead of \(plain(reach.partIncrease)), everything else as planned.")
    case .parts(let identity, _, _, let needed):
      return say(
        "\(name(identity.part))为 \(plain(needed)) 时刚好符合。",
        "\(name(identity.part)) of \(plain(needed)) would just meet it.")
    case .steps(_, let below, let above):
      return say(
        "把目标写成 \(figures(finding).figure(below)) 或 \(figures(finding).figure(above))。",
        "Ask for \(figures(finding).figure(below)) or \(figures(finding).figure(above)).")
    case .milestoneBeyondAim:
      return say("把阶段目标降到最终目标，或提高最终目标。", "Lower the milestone to its target, or raise the target.")
    case .milestoneTooLate: return say("把阶段目标的期限提前。", "Give the milestone an earlier day.")
    case .metAtBaseline: return say("确认目标，或写明需要保持。", "Confirm the target, or say that it is to be kept.")
    case .areas(let areas, _, let together, let total):
      return say(
        "总数至少 \(plain(together))，或每个地区至多 \(plain((total / Double(areas)).rounded(.down)))。",
        "Allow \(plain(together)) in all, or ask for \(plain((total / Double(areas)).rounded(.down))) in each area.")
    case .exclusive, .different, .twoWays: return say("说明以哪一项为准。", "Say which of the two holds.")
    case .evidenceBeforeFact(_, _, _, let latest):
      return say("印证资料的期限改为 \(latest) 之后。", "Ask for the evidence after \(latest).")
    case .farFromOthers: return say("核对单位与数量级。", "Check the unit and the order of magnitude.")
    }
  }

  /// Document and clause of each row, each once.
  func clauses(_ finding: PlanFinding) -> [String] {
    var clauses = finding.targets.map { source($0.document, $0.clause) }
    if case .evidenceBeforeFact(_, let clause, _, _) = finding.ground, let document = finding.targets.first?.document {
      clauses.insert(source(document, clause), at: 0)
    }
    var seen: Set<String> = []
    return clauses.filter { seen.insert($0).inserted }
  }

  private func source(_ document: String, _ clause: String) -> String {
    let known = documents[document]
    return "\(known?.number ?? known?.title ?? document) \(clause)"
  }

  private func rows(_ finding: PlanFinding, from first: Int = 0) -> String {
    finding.targets[first...].map { target in
      let words = TargetWords(target, indicators[target.indicator], in: language)
      return "\(target.id) \(words.name) \(words.demand)"
    }.joined(separator: say("；", "; "))
  }

  private func demand(_ finding: PlanFinding, _ place: Int) -> String {
    let target = finding.targets[place]
    return TargetWords(target, indicators[target.indicator], in: language).demand
  }

  private func figures(_ finding: PlanFinding) -> FigureWords {
    let id = finding.targets[0].indicator
    return indicators[id].map { FigureWords($0, in: language) } ?? FigureWords(unit: "date", in: language)
  }

  private func name(_ indicator: IndicatorID) -> String {
    indicators[indicator]?.name.text(in: language) ?? indicator.text
  }

  /// Persons and beds as they are counted.
  private func plain(_ value: Double) -> String { FigureWords(unit: "", in: language).exact(value) }

  private func say(_ zh: String, _ en: String) -> String { language.choose(zh, en) }
}
