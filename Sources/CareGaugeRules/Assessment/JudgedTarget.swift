import CareGaugeModel

/// A target with how it stands on a day.
package struct JudgedTarget: Sendable {
  /// The target's place in the catalogue's list.
  package let number: Int
  private let course: Course
  /// How it stands; of a recurring target the occurrence whose window holds the day, else the last begun.
  package var current: Assessment
  /// Of a recurring target each occurrence whose window has begun, in order; empty for others.
  package var begun: [Assessment]

  /// The target itself.
  package var target: Target {
    _read { yield course.target }
  }

  /// What alerts are about: each begun occurrence of a recurring target, else `current` alone.
  package var occurrences: [Assessment] { begun.isEmpty ? [current] : begun }

  /// A target judged elsewhere, as tests and replays have them.
  package init(_ target: Target, number: Int = 0, current: Assessment, occurrences: [Assessment] = []) {
    self.init(Course(unjudged: target), number: number)
    self.current = current
    begun = occurrences
  }

  init(_ course: Course, number: Int) {
    self.course = course
    self.number = number
    current = .unjudged
    begun = []
  }

  mutating func markProjected() {
    current.isProjected = true
    for place in begun.indices { begun[place].isProjected = true }
  }
}
