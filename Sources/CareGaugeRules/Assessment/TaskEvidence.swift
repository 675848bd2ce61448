import CareGaugeModel

/// What says that a task was done besides reports: its own document, or people.
struct TaskEvidence {
  /// The day on which the document proves it.
  let proved: Day?
  let records: [TaskRecord]

  /// The assessment with the evidence that counts in a window.
  func confirm(_ reported: Assessment, in window: Window, on day: Day) -> Assessment {
    var confirmed: Assessment
    if let proved, counts(proved, in: window) {
      confirmed = Assessment(.met, AssessmentReason(.proved, day: proved))
    } else if reported.state == .met && reported.reason.code != .metLate {
      return reported.asTask
    } else if let record = firstRecord(in: window, on: day) {
      let isLate = window.due.map { $0 < record.doneOn } ?? false
      if isLate && reported.state == .met { return reported }
      let reason = AssessmentReason(isLate ? .metLate : .taskDone, day: record.doneOn, text: record.evidence)
      confirmed = Assessment(.met, reason)
    } else {
      return reported
    }
    (confirmed.due, confirmed.occurrence) = (reported.due, reported.occurrence)
    return confirmed
  }

  private func firstRecord(in window: Window, on day: Day) -> TaskRecord? {
    records.filter { $0.doneOn <= day && counts($0.doneOn, in: window) }.min { $0.doneOn < $1.doneOn }
  }

  private func counts(_ done: Day, in window: Window) -> Bool {
    guard let after = window.after else { return true }
    return after < done && (window.due.map { done <= $0 } ?? true)
  }
}

extension Assessment {
  /// In a task's words: a reading says that it was done, and there is nothing to measure.
  fileprivate var asTask: Assessment {
    var task = self
    if reason.code == .readingMeets || reason.code == .earlierReadingMeets {
      task.reason = AssessmentReason(.taskDone, day: reading?.day)
    }
    (task.gap, task.expected) = (nil, nil)
    return task
  }
}
