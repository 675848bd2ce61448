import CareGaugeModel

/// Where a figure should stand between its baseline and the due day: straight pieces through the milestones.
struct Trajectory: Hashable, Sendable {
  let milestones: [Milestone]
  let aim: Aim

  struct Point {
    let day: Day
    let value: Double
  }

  /// An earlier due day of the same promise.
  struct Milestone: Hashable, Sendable {
    let day: Day
    let aim: Aim
  }

  /// The expected value on a day; nil where nothing is expected: without a baseline before the first milestone.
  func value(on day: Day, from start: Point?, by due: Day) -> Double? {
    var last = start
    if let last, day <= last.day { return day == last.day ? last.value : nil }
    for stop in milestones where last.map({ $0.day < stop.day }) ?? true {
      let end = Point(day: stop.day, value: stop.aim.end(from: last?.value))
      if day <= stop.day { return last.map { between($0, end, day) } ?? (day == stop.day ? end.value : nil) }
      last = end
    }
    guard let last else { return nil }
    let end = Point(day: due, value: aim.end(from: last.value))
    return day >= due ? end.value : between(last, end, day)
  }

  private func between(_ left: Point, _ right: Point, _ day: Day) -> Double {
    let share = Double(day - left.day) / Double(right.day - left.day)
    return left.value + (right.value - left.value) * share
  }
}
