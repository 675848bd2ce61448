import CareGaugeModel

extension HTMLText {
  static func headline(_ headline: Letter.Headline) -> MarkUp {
    let demand: MarkUp? = headline.demand.map { demand in
      headline.figure == nil
        ? "<p style=\"margin:2px 0 8px;font-size:17px\">\(demand)</p>\n"
        : "&nbsp; <span style=\"font-size:17px;white-space:nowrap\">\(demand)</span>"
    }
    let figure: MarkUp =
      headline.figure.map { figure in
        """
        <p style="margin:2px 0 8px"><strong style="font-size:\(figure.utf8.count > 24 ? 22 : 30)px;line-height:1.2">\(figure)</strong>\
        \(demand ?? "")</p>

        """
      } ?? demand ?? ""
    return """
      <p style="margin:0 0 4px">\(badge(headline.badge, headline.tone))&nbsp; <strong>\(headline.place)</strong></p>
      <h1 style="margin:0 0 4px;font-size:19px;line-height:1.35">\(headline.title)</h1>
      \(figure)
      """
  }

  static func facts(_ facts: [Letter.Fact]) -> MarkUp {
    let rows = facts.map { fact -> MarkUp in
      let notes = MarkUp(
        joining: fact.notes.map {
          "<br><span class=\"quiet\" style=\"\(raw: MailStyle.quiet);font-size:14px\">\($0)</span>"
        })
      return """
        <tr>
        <td class="quiet rule" width="96" valign="top" style="\(raw: MailStyle.quiet);\(raw: MailStyle.rule);padding:5px 10px 5px 0;font-size:14px">\(fact.label)</td>
        <td class="rule" valign="top" style="\(raw: MailStyle.rule);padding:5px 0">\(fact.value)\(notes)</td>
        </tr>

        """
    }
    return """
      <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;margin:0 0 12px">
      \(MarkUp(joining: rows))</table>

      """
  }

  static func bar(_ bar: Letter.Bar) -> MarkUp {
    let share = max(10, min(1000, bar.share))
    let colour = bar.tone.map { MailStyle.colour($0) } ?? "#7b8894"
    let rest: MarkUp =
      share < 1000
      ? "<td class=\"track\" style=\"\(raw: MailStyle.track);font-size:0;line-height:0\">&nbsp;</td>" : ""
    return """
      <p style="margin:0 0 2px;font-size:14px"><span class="quiet" style="\(raw: MailStyle.quiet)">\(bar.label)</span> \(bar.text)</p>
      <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 8px"><tr>
      <td class="\(bar.tone?.rawValue ?? "target")" width="\(share / 10)%" height="10" style="width:\(share / 10).\(share % 10)%;background:\(colour);height:10px;font-size:0;line-height:0">&nbsp;</td>\
      \(rest)
      </tr></table>

      """
  }

  static func table(_ table: Letter.Table) -> MarkUp {
    let head = table.columns.map { column -> MarkUp in
      """
      <th align="left" valign="bottom" class="quiet" style="\(raw: MailStyle.quiet);padding:3px 8px 3px 0;font-weight:400">\(column)</th>
      """
    }
    let rows = table.rows.map { row -> MarkUp in
      let cells = row.map { cell -> MarkUp in
        "<td valign=\"top\" class=\"rule\" style=\"\(raw: MailStyle.rule);padding:4px 8px 4px 0\">\(cell)</td>"
      }
      return "<tr>\(MarkUp(joining: cells))</tr>\n"
    }
    let note: MarkUp =
      table.note.map {
        "<p class=\"quiet\" style=\"\(raw: MailStyle.quiet);margin:0 0 12px;font-size:14px\">\($0)</p>\n"
      }
      ?? ""
    return """
      <table width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;margin:0 0 12px;font-size:14px">
      <tr>\(MarkUp(joining: head))</tr>
      \(MarkUp(joining: rows))</table>
      \(note)
      """
  }

  static func item(_ item: Letter.Item, _ language: Language) -> MarkUp {
    let lines = item.lines.map { line -> MarkUp in "<br><span style=\"font-size:14px\">\(line)</span>" }
    let title: MarkUp =
      item.url.map { "<a href=\"\($0)\" style=\"color:#1f66b0\"><strong>\(item.title)</strong></a>" }
      ?? "<strong>\(item.title)</strong>"
    return """
      <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse"><tr>
      <td class="rule" style="\(raw: MailStyle.rule);padding:7px 0">\(badge(item.badge, item.tone))&nbsp; \(title)\(MarkUp(joining: lines))</td>
      </tr></table>

      """
  }
}
