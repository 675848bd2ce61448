import CareGaugeAlerting
import CareGaugeMail
import CareGaugeModel
import CareGaugeRules
import CareGaugeStore

/// `/targets/ID`: how a target stands, why, what it rests on, and which alerts came of it.
struct TargetPage: Sendable {
  let frame: PageFrame
  let snapshot: Snapshot
  let judged: JudgedTarget
  /// The newest revision of each period, the newest first; nil while the database is away.
  let readings: [StoredReading]?

  func html() -> HTML {
    let target = judged.target
    let title = [snapshot.directory.areas[target.area]?.name, words.name].compactMap { $0 }.joined(separator: " ")
    let occurrences =
      judged.occurrences.count > 1 ? HTML(joining: judged.occurrences.reversed().map(section)) : section(judged.current)
    return frame.page(
      title: title,
      main: """
        <h2>\(title) <span class="quiet">\(target.id)</span></h2>
        \(occurrences)\(alerts)\(history)
        """)
  }

  private var words: TargetWords {
    TargetWords(judged.target, snapshot.directory.indicators[judged.target.indicator], in: frame.language)
  }

  private func section(_ assessment: Assessment) -> HTML {
    let target = judged.target
    let document = snapshot.catalogue.documents.first { $0.id == target.document }
    let source = [document?.title, document?.number, target.clause].compactMap { $0 }.joined(separator: " ")
    let facts: [(String, String?)] = [
      (frame.say("报告期", "Occurrence"), assessment.occurrence),
      (frame.say("状态", "State"), assessment.state.word(in: frame.language)),
      (frame.say("原因", "Why"), reason(of: assessment)),
      (frame.say("要求", "Asked"), words.demand),
      (
        frame.say("数值", "Value"),
        assessment.reading.map { "\(words.figure($0.value)) (\(DayWords.period($0.period, in: frame.language)))" }
      ),
      (frame.say("进度应达", "Expected by then"), assessment.expected.map { words.figure($0) }),
      (frame.say("还差", "Still to go"), assessment.gap.flatMap { $0 > 0 ? words.figures.difference($0) : nil }),
      (frame.say("尚缺", "Missing now"), assessment.missing.flatMap { $0 > 0 ? plain($0) : nil }),
      (frame.say("按计划仍缺", "Missing under the plan"), assessment.missingUnderPlan.flatMap { $0 > 0 ? plain($0) : nil }),
      (
        frame.say("期限", "Due"),
        assessment.due.map {
          DayWords.day($0, in: frame.language)
            + (target.dueBasis == .assumed ? frame.say("（期限为推定）", " (date assumed)") : "")
        }
      ),
      (frame.say("文件", "Document"), source),
      (frame.say("责任单位", "Responsible"), target.responsible.joined(separator: frame.say("、", ", "))),
    ]
    let rows = facts.compactMap { name, value -> HTML? in
      value.flatMap { $0.isEmpty ? nil : "<tr><th scope=\"row\">\(name)</th><td>\($0)</td></tr>\n" }
    }
    return "<table>\n<tbody>\n\(HTML(joining: rows))</tbody>\n</table>\n\(areas(assessment))"
  }

  private func reason(of assessment: Assessment) -> String {
    ReasonText.sentence(
      of: assessment, target: judged.target, indicator: snapshot.directory.indicators[judged.target.indicator],
      in: frame.language, areaName: { [directory = snapshot.directory] in directory.areas[$0]?.name ?? $0.text })
  }

  private func areas(_ assessment: Assessment) -> HTML {
    guard !assessment.areas.isEmpty else { return "" }
    let rows = assessment.areas.map { area -> HTML in
      """
      <tr><th scope="row">\(snapshot.directory.areas[area.area]?.name ?? area.area.text)</th>\
      <td>\(area.state.word(in: frame.language))</td>\
      <td class="number">\(area.reading.map { words.figure($0.value) } ?? "—")</td></tr>

      """
    }
    return """
      <h3>\(frame.say("各地", "Areas"))</h3>
      <table>
      <thead><tr><th scope="col">\(frame.say("地区", "Area"))</th><th scope="col">\(frame.say("状态", "State"))</th>\
      <th scope="col" class="number">\(frame.say("数值", "Value"))</th></tr></thead>
      <tbody>
      \(HTML(joining: rows))</tbody>
      </table>

      """
  }

  private var alerts: HTML {
    let own = snapshot.judgement.alerts.filter { $0.subject.target == judged.target.id }
    guard !own.isEmpty else { return "" }
    return "<h3>\(frame.say("预警", "Alerts"))</h3>\n"
      + AlertRows(frame: frame, snapshot: snapshot, alerts: own).table
  }

  private var history: HTML {
    guard let readings else { return "" }
    guard !readings.isEmpty else { return "<p>\(frame.say("尚无报送数据。", "Nothing has been reported yet."))</p>\n" }
    let rows = readings.map { reading -> HTML in
      """
      <tr><td class="period">\(reading.period.description)</td>\
      <td class="number">\(reading.value.map { words.figure($0) } ?? "—")</td>\
      <td class="period">\(reading.reportedAt.description)</td><td>\(reading.source ?? "") \(reading.origin.place ?? "")</td></tr>

      """
    }
    return """
      <h3>\(frame.say("报送数据", "Readings"))</h3>
      <table>
      <thead><tr><th scope="col">\(frame.say("报告期", "Period"))</th><th scope="col" class="number">\(frame.say("数值", "Value"))</th>\
      <th scope="col">\(frame.say("报送日", "Reported"))</th><th scope="col">\(frame.say("来源", "Source"))</th></tr></thead>
      <tbody>
      \(HTML(joining: rows))</tbody>
      </table>

      """
  }

  private func plain(_ value: Double) -> String { FigureText.text(of: value, unit: "") }
}
