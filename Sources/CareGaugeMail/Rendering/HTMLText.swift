import CareGaugeModel

/// Writes a letter as one HTML document that loads nothing.
struct HTMLText {
  let text: String

  init(_ letter: Letter) {
    let blocks = MarkUp(joining: letter.blocks.map { HTMLText.block($0, letter.language) })
    let style = MarkUp(stringLiteral: MailStyle.dark)
    let page: MarkUp = """
      <!DOCTYPE html>
      <html lang="\(letter.language == .zh ? "zh-Hans" : "en")">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="supported-color-schemes" content="light dark">
      <title>\(letter.subject)</title>
      <style>
      \(style)
      </style>
      </head>
      <body class="page" style="\(raw: MailStyle.page)">
      <table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">
      <table role="presentation" class="card" cellpadding="0" cellspacing="0" style="\(raw: MailStyle.card)">
      <tr><td align="left" style="\(raw: MailStyle.cell)">
      \(blocks)</td></tr>
      </table>
      </td></tr></table>
      </body>
      </html>

      """
    text = page.text
  }

  private static func block(_ block: Letter.Block, _ language: Language) -> MarkUp {
    switch block {
    case .notice(let text):
      """
      <p class="notice" style="margin:0 0 12px;padding:8px 10px;background:#fff3c4;color:#5c4700;font-weight:700">\(text)</p>

      """
    case .headline(let headline): HTMLText.headline(headline)
    case .paragraph(let text): "<p style=\"margin:0 0 12px\">\(text)</p>\n"
    case .heading(let text): "<h2 style=\"\(raw: MailStyle.heading)\">\(text)</h2>\n"
    case .facts(let facts): HTMLText.facts(facts)
    case .bars(let bars): MarkUp(joining: bars.map(bar))
    case .table(let table): HTMLText.table(table)
    case .items(let items): MarkUp(joining: items.map { item($0, language) })
    case .link(let text, let url):
      "<p style=\"margin:0 0 12px\"><a href=\"\(url)\" style=\"color:#1f66b0;font-weight:700\">\(text)</a></p>\n"
    case .small(let lines):
      """
      <div class="quiet rule" style="\(raw: MailStyle.quiet);\(raw: MailStyle.rule);margin:14px 0 0;padding:10px 0 14px;font-size:13px">
      \(MarkUp(joining: lines.map { "<p style=\"margin:0 0 4px\">\($0)</p>\n" }))</div>

      """
    }
  }

  static func badge(_ text: String, _ tone: Letter.Tone) -> MarkUp {
    """
    <span class="\(tone.rawValue)" style="display:inline-block;padding:1px 8px;border-radius:3px;background:\(MailStyle.colour(tone));color:#ffffff;font-size:14px;font-weight:700">\(text)</span>
    """
  }
}
