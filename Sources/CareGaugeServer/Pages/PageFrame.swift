import CareGaugeModel

/// What all pages have in common: head, ways to other pages, the clock, and what is amiss.
struct PageFrame: Sendable {
  let language: Language
  /// The path of this page, so that the other language's is one click away.
  let path: String
  let zone: Zone
  let now: Instant
  /// Whether `--now` moved the service's clock.
  let isClockMoved: Bool
  /// Whether the database answers.
  let isStoreUp: Bool

  func page(title: String, main: HTML) -> HTML {
    """
    <!DOCTYPE html>
    <html lang="\(language == .zh ? "zh-Hans" : "en")">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>CareGauge · \(title)</title>
    <link rel="stylesheet" href="/style.css">
    </head>
    <body>
    <header>
    <h1><a href="/">CareGauge</a></h1>
    <span>\(title)</span>
    <nav>
    <a href="/alerts">\(say("预警", "Alerts"))</a>
    <a href="/outbox">\(say("发件", "Outbox"))</a>
    <a href="/metrics">/metrics</a>
    <a href="\(path)?lang=\(language == .zh ? "en" : "zh")" hreflang="\(language == .zh ? "en" : "zh-Hans")">\(say("English", "中文"))</a>
    </nav>
    </header>
    <main>
    \(clock)\(storeNotice)\(main)
    </main>
    </body>
    </html>

    """
  }

  func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  /// A moment as people write it: `2023-10-08 09:00`.
  func time(_ moment: Instant) -> String {
    String(zone.rfc3339(Instant(seconds: moment.seconds)).prefix(16)).replacing("T", with: " ")
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
}
