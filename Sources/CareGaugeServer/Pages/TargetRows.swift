import CareGaugeMail
import CareGaugeModel
import CareGaugeRules

/// Targets as a table, the worst first; those that are neither in trouble nor lately judged stand in a line of counts.
struct TargetRows: Sendable {
  let frame: PageFrame
  let directory: AreaDirectory
  let targets: [JudgedTarget]

  var table: HTML {
    let shown = targets.filter { $0.current.state.condition != nil }
      .sorted { ($0.current.state.rank, $0.number) < ($1.current.state.rank, $1.number) }
    let counts = TargetState.allCases.compactMap { state -> String? in
      let count = targets.count { $0.current.state == state }
      return count == 0 ? nil : "\(state.word(in: frame.language)) \(count)"
    }
    guard !targets.isEmpty else { return "" }
    let line: HTML = "<p>\(frame.say("目标", "Targets")): \(counts.joined(separator: " · "))</p>\n"
    guard !shown.isEmpty else { return line }
    return """
      \(line)<table>
      <thead><tr><th scope="col">\(frame.say("状态", "State"))</th><th scope="col">\(frame.say("目标", "Target"))</th>\
      <th scope="col">\(frame.say("地区", "Area"))</th><th scope="col" class="number">\(frame.say("数值", "Value"))</th>\
      <th scope="col" class="number">\(frame.say("要求", "Asked"))</th><th scope="col">\(frame.say("期限", "Due"))</th></tr></thead>
      <tbody>
      \(HTML(joining: shown.map(row)))</tbody>
      </table>

      """
  }

  private func row(_ judged: JudgedTarget) -> HTML {
    let (target, assessment) = (judged.target, judged.current)
    let words = TargetWords(target, directory.indicators[target.indicator], in: frame.language)
    return """
      <tr><td class="bad">\(assessment.state.word(in: frame.language))</td>\
      <th scope="row"><a href="/targets/\(target.id)">\(words.name)</a></th>\
      <td>\(directory.areas[target.area]?.name ?? target.area.text)</td>\
      <td class="number">\(assessment.reading.map { words.figure($0.value) } ?? "—")</td>\
      <td class="number">\(words.demand)</td><td class="period">\(assessment.due?.description ?? "")</td></tr>

      """
  }
}

extension TargetState {
  /// The worst first.
  var rank: Int {
    switch self {
    case .slipped: 0
    case .missed: 1
    case .offTrack: 2
    case .atRisk: 3
    case .unknown: 4
    case .open: 5
    case .onTrack: 6
    case .met: 7
    case .notJudged: 8
    }
  }
}
