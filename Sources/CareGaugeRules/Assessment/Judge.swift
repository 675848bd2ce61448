import CareGaugeModel

/// Judges the targets of a catalogue on any day, from what was known then.
package struct Judge: Sendable {
  /// The series that judging needs, in a fixed order: `known[i]` below is the history of `series[i]`.
  package let series: [SeriesKey]
  /// The catalogue's, in its order.
  package let targets: [Target]
  private let numbers: [SeriesKey: Int]
  private let courses: [Course]

  /// Works out everything that does not depend on the day: windows, milestones, areas and series.
  package init(_ catalogue: Catalogue) {
    var builder = CourseBuilder(catalogue)
    courses = catalogue.targets.map { builder.course(of: $0) }
    targets = catalogue.targets
    series = builder.series
    numbers = builder.numbers
  }

  /// The place of a series in `series`; nil when no target needs it.
  package func number(of key: SeriesKey) -> Int? { numbers[key] }

  /// Every target that exists on `day`, in the catalogue's order.
  ///
  /// Not among them: targets whose document is issued later, and those that a later document carried over before they
  /// fell due.
  ///
  /// - Parameters:
  ///   - known: what had been received by the end of `day`, one history for each of `series`.
  ///   - records: tasks recorded by hand by the end of that day, by target id.
  ///   - isProjected: `day` lies after the clock.
  package func judge(
    on day: Day, known: [SeriesHistory], records: [String: [TaskRecord]], isProjected: Bool = false
  ) -> [JudgedTarget] {
    let known = KnownFigures(day: day, histories: known, records: records)
    var judged: [JudgedTarget] = []
    judged.reserveCapacity(courses.count)
    for number in courses.indices {
      let course = courses[number]
      guard course.exists(on: day) else { continue }
      judged.append(JudgedTarget(course, number: number))
      let last = judged.count - 1
      stated(course).judge(known, into: &judged[last])
      if isProjected { judged[last].markProjected() }
    }
    return judged
  }

  /// One target by its place in `targets`; nil while it does not exist.
  package func judge(
    _ number: Int, on day: Day, known: [SeriesHistory], records: [String: [TaskRecord]]
  ) -> JudgedTarget? {
    let course = courses[number]
    guard course.exists(on: day) else { return nil }
    var judged = JudgedTarget(course, number: number)
    let known = KnownFigures(day: day, histories: known, records: records)
    stated(course).judge(known, into: &judged)
    return judged
  }

  /// A row that restates another has the other's state.
  private func stated(_ course: Course) -> Course { course.restates.map { courses[$0] } ?? course }
}
