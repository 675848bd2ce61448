import CareGaugeModel

/// A target with how it stands on a day.
package struct JudgedTarget: Sendable {
  /// The target's place in the catalogue's list.
  package let number: Int
  private let kept: KeptTarget
  /// How it stands; of a recurring target the occurrence whose window holds the day, else the last begun.
  package var current: Assessment
  /// Of a recurring target each occurrence whose window has begun, in order; empty for others.
  package var begun: [Assessment]

  /// The target itself.
  package var target: Target {
    _read { yield kept.target }
  }

  /// What alerts are about: each begun occurrence of a recurring target, else `current` alone.
  package var occurrences: [Assessment] { begun.isEmpty ? [current] : begun }

  package init(_ target: Target, number: Int = 0, current: Assessment, occurrences: [Assessment] = []) {
    self.init(KeptTarget(target), number: number, current: current, begun: occurrences)
  }

  init(_ kept: KeptTarget, number: Int, current: Assessment, begun: [Assessment]) {
    self.kept = kept
    self.number = number
    self.current = current
    self.begun = begun
  }
}

/// A target behind one reference, because copying its many texts for each judgement would cost more than judging.
final class KeptTarget: Sendable {
  let target: Target
  init(_ target: Target) { self.target = target }
}
