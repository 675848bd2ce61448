import CareGaugeModel

extension TargetNews {
  /// From what to what a figure was changed, and by whose report.
  var restatement: String? {
    guard let restated = news.restated else { return nil }
    if isEach {
      // The figure of the area that decides is no figure of the target.
      return desk.say(
        "更正：后来的报告改变了有关地区的数字，以下是最新情况。", "Correction: a later report changed figures of areas; this is how it stands now."
      )
    }
    let period = DayWords.period(restated.period, in: desk.language)
    let others = [restated.to].compactMap { $0 } + [assessment?.expected].compactMap { $0 }
    let before = words.figure(restated.from, against: others)
    let report = series.lazy.compactMap { desk.known[$0] }.compactMap { history in
      history.readings.indices.first { place in
        let reading = history.readings[place]
        let isChanged = restated.to == nil ? !reading.isFigure : history.earlier[place] != nil
        return reading.period == restated.period && isChanged
      }.map { history.readings[$0] }
    }.first
    let by = report.map {
      desk.remark(
        desk.say(
          "报告日期\(desk.day($0.reportedAt))，\(desk.day($0.receivedOn))收到",
          "report of \(desk.day($0.reportedAt)), received on \(desk.day($0.receivedOn))"))
    }
    guard let to = restated.to else {
      return desk.say(
        "更正：\(period)的数字 \(before) 已被撤回\(by ?? "")。",
        "Correction: the figure for \(period), \(before), is withdrawn\(by ?? "").")
    }
    let after = words.figure(to, against: [restated.from] + [assessment?.expected].compactMap { $0 })
    return desk.say(
      "更正：\(period)的数字由 \(before) 改为 \(after)\(by ?? "")。",
      "Correction: the figure for \(period) was \(before) and is now \(after)\(by ?? "").")
  }

  /// That the figure on which the alert rests was taken back since.
  var withdrawal: String? {
    guard news.alert.state == .firing, news.restated == nil, let period = assessment?.reading?.period else {
      return nil
    }
    return desk.withdrawal(of: period, in: series)
  }

  /// What has to be seen first: by how much, by when, and where the document says so.
  var mainFacts: [Letter.Fact] {
    var facts: [Letter.Fact] = []
    if let gap {
      let label = isOver ? desk.say("超出", "Over by") : desk.say("差距", "Short by")
      let value = [gap, missingNow].compactMap { $0 }.joined(separator: desk.say("，", ", "))
      facts.append(Letter.Fact(label, value, notes: gapNotes + [planNote].compactMap { $0 }))
    } else if let missingNow {
      facts.append(Letter.Fact(desk.say("尚缺", "Missing"), missingNow, notes: [planNote].compactMap { $0 }))
    }
    if let due { facts.append(Letter.Fact(desk.say("期限", "Due"), due, notes: dueNotes)) }
    facts.append(Letter.Fact(desk.say("依据", "Source"), source))
    return facts
  }

  /// Where a corridor or tolerance makes it less than plain, what the gap is counted to.
  private var gapNotes: [String] {
    let bounds = words.bounds
    guard bounds.count > 1, let low = bounds.min(), let high = bounds.max() else { return [] }
    let bound = words.figures.exact(Condition.exactly(isOver ? high : low).rounded.values[0])
    return [desk.say("以 \(bound)为界", "to the bound of \(bound)")]
  }

  private var missingNow: String? { missing.map { desk.say("现缺 \($0)", "\($0) missing now") } }

  /// What the plan's own growth asks for, and what it brings.
  private var planNote: String? {
    guard let missingUnderPlan, let plan = assessment?.plan, let needed = assessment?.missingUnderPlan else {
      return nil
    }
    let (grown, planned) = (counted(plan.wholeIncrease), counted(plan.partIncrease))
    let whole = indicator.flatMap { desk.names.parts(of: $0, in: target.region).whole?.name.zh } ?? "总数"
    let short = needed - plan.partIncrease
    let end =
      short > 0
      ? desk.say("，计划只新增 \(planned)，还差 \(counted(short))", "; the plan adds only \(planned), \(counted(short)) too few")
      : desk.say("，计划新增 \(planned)", "; the plan adds \(planned)")
    return desk.say(
      "按计划需新增 \(missingUnderPlan)（在 \(counted(plan.part))基础上，因\(whole)将增加 \(grown)）\(end)",
      "\(missingUnderPlan) needed on top of \(DecimalNumber(plan.part).text) under the plan (as the total is to grow by \(grown))\(end)"
    )
  }

  private var dueNotes: [String] {
    var notes: [String] = []
    if target.dueBasis == .assumed { notes.append(desk.say("日期为推定：文件没有写明", "date assumed: the document names none")) }
    if case .once(_, let other?) = target.schedule {
      notes.append(
        desk.say("文件日期另一种读法：\(desk.day(other))", "the document's date may also be read as \(desk.day(other))"))
    }
    return notes
  }

  /// What stands behind the judgement.
  var details: [Letter.Fact] {
    var facts: [Letter.Fact] = []
    if let reading = assessment?.reading, !isEach {
      facts.append(Letter.Fact(desk.say("现值", "Figure"), readingText(reading), notes: partNotes(reading)))
    }
    if let expected, let reading = assessment?.reading {
      facts.append(
        Letter.Fact(
          desk.say("应达进度", "Expected"),
          words.figures.figure(expected, against: [reading.value])
            + desk.remark(desk.say("\(desk.day(reading.day))，按进度线", "on \(desk.day(reading.day)), by the trajectory"))))
    }
    if let needed = figures?.neededPerMonth, needed != 0, needed.isFinite, news.occasion != .resolved {
      let start =
        assessment?.reading.map { desk.remark(desk.say("自\(desk.day($0.day))起", "from \(desk.day($0.day)) on")) } ?? ""
      facts.append(
        Letter.Fact(
          desk.say(needed > 0 ? "每月需增加" : "每月需减少", needed > 0 ? "Needed each month" : "Reduction needed each month"),
          words.figures.effort(needed) + start))
    }
    facts += [trend, plan, tolerance].compactMap { $0 }
    return facts
  }

  /// What a target that names no bounds is taken to allow.
  private var tolerance: Letter.Fact? {
    guard case .about(let value, let tolerance, let isOneSided) = target.condition else { return nil }
    let allowed = Condition.between(value - tolerance, value + tolerance).rounded
    let text = words.figures.condition(isOneSided ? .atLeast(allowed.values[0]) : allowed)
    return Letter.Fact(
      desk.say("允许范围", "Allowed"), text,
      notes: [desk.say("界限由我们设定：文件没有写明允许偏差", "threshold ours: the document names no tolerance")])
  }

  private func readingText(_ reading: JudgedReading) -> String {
    let others = [assessment?.expected, news.restated?.from].compactMap { $0 }
    return words.figure(reading.value, against: others)
      + desk.remark(DayWords.period(reading.period, in: desk.language))
  }

  /// The parts of a share by their names.
  private func partNotes(_ reading: JudgedReading) -> [String] {
    guard let indicator, let numerator = reading.numerator, let denominator = reading.denominator else { return [] }
    let parts = desk.names.parts(of: indicator, in: target.region)
    guard let part = parts.part, let whole = parts.whole else {
      return [
        "\(DecimalNumber(numerator).rounded(to: 2).text) ÷ \(DecimalNumber(denominator).rounded(to: 2).text)"
      ]
    }
    let (top, bottom) = (FigureWords(part, in: desk.language), FigureWords(whole, in: desk.language))
    return [
      desk.say(
        "\(part.name.zh) \(top.exact(numerator)) ÷ \(whole.name.zh) \(bottom.exact(denominator))",
        "\(part.name.en): \(top.exact(numerator)); \(whole.name.en): \(bottom.exact(denominator))")
    ]
  }

  private var trend: Letter.Fact? {
    guard let trend = figures?.trend else { return nil }
    let figure = words.figure(trend.onDueDay)
    let (low, high) = (words.figures.figure(trend.low), words.figures.figure(trend.high))
    return Letter.Fact(
      desk.say("走势", "Trend"), desk.say("到期日约为 \(figure)", "about \(figure) on the due day"),
      notes: [
        desk.say(
          "按 \(trend.readings) 期数据；95% 预测区间 \(low) 至 \(high)",
          "from \(trend.readings) readings; 95% prediction interval \(low) to \(high)")
      ])
  }

  private var plan: Letter.Fact? {
    guard let plan = figures?.plan else { return nil }
    let number = { (value: Double) in DecimalNumber(value).rounded(to: 2).text }
    let sum =
      "(\(number(plan.part)) + \(number(plan.partIncrease))) ÷ (\(number(plan.whole)) + \(number(plan.wholeIncrease)))"
    var notes = [sum]
    if !plan.assumes.isEmpty {
      notes.append(
        desk.say("假定 \(desk.list(plan.assumes)) 如数完成", "assumes that \(desk.list(plan.assumes)) come as written"))
    }
    return Letter.Fact(
      desk.say("计划推算", "Plan"),
      desk.say("按计划自身的数字只能达到 \(words.figure(plan.reached))", "its own numbers reach \(words.figure(plan.reached))"),
      notes: notes)
  }
}
