import CareGaugeModel

/// What says that a task was done besides reports: its own document, or people.
struct TaskEvidence {
  /// The day on which the document proves it.
  let proved: Day?
  /// As far as they are known; those that were withdrawn count for nothing.
  let records: [TaskRecord]

  /// Puts the evidence that counts in a window into an assessment by reports.
  func confirm(_ assessment: inout Assessment, in window: Window, on day: Day) {
    if let proved, counts(proved, in: window) {
      assessment.confirm(AssessmentReason(.proved, day: proved))
    } else if assessment.state == .met && assessment.reason.code != .metLate {
      if [.readingMeets, .earlierReadingMeets].contains(assessment.reason.code) {
        assessment.reason = AssessmentReason(.taskDone, day: assessment.reading?.day)
      }
    } else if let record = firstRecord(in: window, on: day) {
      let isLate = window.due.map { $0 < record.doneOn } ?? false
      if isLate && assessment.state == .met { return }
      assessment.confirm(AssessmentReason(isLate ? .metLate : .taskDone, day: record.doneOn, text: record.evidence))
    }
  }

  private func firstRecord(in window: Window, on day: Day) -> TaskRecord? {
    records.standing.filter { $0.doneOn <= day && counts($0.doneOn, in: window) }.min { $0.doneOn < $1.doneOn }
  }

  private func counts(_ done: Day, in window: Window) -> Bool {
    guard let after = window.after else { return true }
    return after < done && (window.due.map { done <= $0 } ?? true)
  }
}

extension Assessment {
  /// Done, whatever the reports say.
  fileprivate mutating func confirm(_ reason: AssessmentReason) {
    answer(.met, reason)
    reading = nil
  }
}
