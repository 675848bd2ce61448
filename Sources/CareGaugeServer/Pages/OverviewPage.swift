import CareGaugeAlerting
import CareGaugeModel
import CareGaugeRules

/// `/`: the newest figures of all regions and how their adapters do.
struct OverviewPage: Sendable {
  let frame: PageFrame
  let snapshot: Snapshot
  let adapters: [AdapterItem]

  func html() -> HTML {
    frame.page(
      title: say("各地区养老服务指标", "Elderly-care indicators of the regions"),
      main: HTML(joining: snapshot.directory.regions.map(section)))
  }

  private func section(_ region: RegionID) -> HTML {
    let name =
      snapshot.directory.areas.values.filter { $0.region == region }
      .min { ($0.level.rank, $0.code) < ($1.level.rank, $1.code) }?.name ?? region.text
    let rows = snapshot.shown(region, limit: 500).map(row)
    let status = HTML(joining: adapters.filter { $0.region == region.text }.map(adapterLine))
    let targets = TargetRows(
      frame: frame, directory: snapshot.directory,
      targets: snapshot.judgement.targets.filter { $0.target.region == region && $0.target.restates == nil }
    ).table
    guard !rows.isEmpty else {
      return "<h2>\(name)</h2>\n\(status)\(targets)<p>\(say("没有已公布的数字。", "No figure has been published."))</p>\n"
    }
    return """
      <h2>\(name)</h2>
      \(status)\(targets)<table>
      <thead><tr><th scope="col">\(say("指标", "Indicator"))</th><th scope="col">\(say("地区", "Area"))</th>\
      <th scope="col" class="number">\(say("数值", "Value"))</th><th scope="col">\(say("报告期", "Period"))</th></tr></thead>
      <tbody>
      \(HTML(joining: rows))</tbody>
      </table>

      """
  }

  private func row(_ figure: Snapshot.Shown) -> HTML {
    let name = figure.indicator.name
    return """
      <tr><th scope="row">\(say(name.zh, name.en))</th><td>\(figure.area.name)</td>\
      <td class="number">\(FigureText.text(of: figure.value, unit: figure.indicator.unit))</td>\
      <td class="period">\(figure.period?.description ?? "")</td></tr>

      """
  }

  private func adapterLine(_ adapter: AdapterItem) -> HTML {
    switch adapter.up {
    case nil: "<p class=\"quiet\">\(say("适配器尚未运行", "Adapter has not run yet")): \(adapter.name)</p>\n"
    case true?:
      "<p class=\"quiet\">\(say("适配器正常，最近成功", "Adapter up, last success")): \(adapter.lastSuccess ?? "")</p>\n"
    case false?:
      "<p class=\"bad\">\(say("适配器失败", "Adapter fails")): \(adapter.lastError ?? "")</p>\n"
    }
  }

  private func say(_ zh: String, _ en: String) -> String { frame.say(zh, en) }
}

extension Area.Level {
  /// 0 for a province, rising downwards.
  fileprivate var rank: Int { Area.Level.allCases.firstIndex(of: self) ?? 0 }
}
