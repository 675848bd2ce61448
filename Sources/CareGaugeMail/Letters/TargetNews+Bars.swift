import CareGaugeModel

extension TargetNews {
  /// The figure, what was expected, what the plan reaches and the target, one below the other.
  var bars: [Letter.Bar] {
    guard !isEach, target.condition != .done, let reading = assessment?.reading, !target.condition.values.isEmpty
    else { return [] }
    var lines: [(label: String, text: String, value: Double, tone: Letter.Tone?)] = [
      (desk.say("现值", "now"), figure ?? "", reading.value, desk.tone(news))
    ]
    if let expected {
      lines.append(
        (desk.say("应达", "expected"), words.figures.figure(expected, against: [reading.value]), expected, nil))
    }
    if let plan = assessment?.plan {
      lines.append((desk.say("按计划", "under the plan"), words.figure(plan.reached), plan.reached, nil))
    }
    let labels =
      target.condition.values.count == 2
      ? [desk.say("下限", "low bound"), desk.say("上限", "high bound")] : [desk.say("目标", "target")]
    for (label, value) in zip(labels, target.condition.values) {
      lines.append((label, words.figures.exact(value), value, nil))
    }
    let longest = lines.map(\.value).max() ?? 0
    guard longest > 0, lines.allSatisfy({ $0.value >= 0 }) else { return [] }
    // Rounded down, so that only what reaches the longest fills its bar.
    return lines.map {
      Letter.Bar(label: $0.label, text: $0.text, share: Int(($0.value / longest * 1000).rounded(.down)), tone: $0.tone)
    }
  }
}
