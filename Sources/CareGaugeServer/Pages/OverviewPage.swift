import CareGaugeModel

/// `/`: the newest figures of all regions and how their adapters do.
struct OverviewPage: Sendable {
  let language: Negotiation.Language
  let snapshot: Snapshot
  let adapters: [AdapterItem]
  let zone: Zone
  let now: Instant
  /// Whether `--now` moved the service's clock.
  let isClockMoved: Bool
  /// Whether the database answers.
  let isStoreUp: Bool

  func html() -> HTML {
    """
    <!DOCTYPE html>
    <html lang="\(language == .zh ? "zh-Hans" : "en")">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>CareGauge · \(say("各地区养老服务指标", "Elderly-care indicators"))</title>
    <link rel="stylesheet" href="/style.css">
    </head>
    <body>
    <header>
    <h1>CareGauge</h1>
    <span>\(say("各地区养老服务指标", "Elderly-care indicators of the regions"))</span>
    <a href="/?lang=\(language == .zh ? "en" : "zh")" hreflang="\(language == .zh ? "en" : "zh-Hans")">\(say("English", "中文"))</a>
    <a href="/metrics">/metrics</a>
    </header>
    <main>
    \(clock)\(storeNotice)\(HTML(joining: snapshot.directory.regions.map(section)))
    </main>
    </body>
    </html>

    """
  }

  private var clock: HTML {
    let time = zone.rfc3339(Instant(seconds: now.seconds))
    guard isClockMoved else { return "<p class=\"quiet\">\(say("时间", "Time")): \(time)</p>\n" }
    return """
      <p>\(say("服务时钟", "Service clock")): <strong>\(time)</strong> \
      <span class="quiet">\(say("（由 --now 设定，不是今天；所示数字到此为止）", "(set by --now, not today; the figures shown end there)"))</span></p>

      """
  }

  private var storeNotice: HTML {
    isStoreUp
      ? ""
      : "<p class=\"bad\">\(say("数据库暂不可用，以下为内存中的数字。", "The database is away; these figures come from memory."))</p>\n"
  }

  private func section(_ region: RegionID) -> HTML {
    let name =
      snapshot.directory.areas.values.filter { $0.region == region }
      .min { ($0.level.rank, $0.code) < ($1.level.rank, $1.code) }?.name ?? region.text
    let rows = snapshot.shown(region, limit: 500).map(row)
    let status = HTML(joining: adapters.filter { $0.region == region.text }.map(adapterLine))
    guard !rows.isEmpty else {
      return "<h2>\(name)</h2>\n\(status)<p>\(say("没有已公布的数字。", "No figure has been published."))</p>\n"
    }
    return """
      <h2>\(name)</h2>
      \(status)<table>
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

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
}

extension Area.Level {
  /// 0 for a province, rising downwards.
  fileprivate var rank: Int { Area.Level.allCases.firstIndex(of: self) ?? 0 }
}
