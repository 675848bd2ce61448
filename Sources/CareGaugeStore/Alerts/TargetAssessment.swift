import CareGaugeModel

/// How a target, or one occurrence of it, stands, with what it is about.
package struct TargetAssessment: Sendable, Hashable {
  package var target: String
  /// Nil for a target that does not recur.
  package var occurrence: String?
  package var region: RegionID?
  package var indicator: IndicatorID?
  package var area: AreaCode?
  package var assessment: Assessment

  /// - Parameter occurrence: the assessment's own unless given.
  package init(
    target: String, occurrence: String? = nil, region: RegionID? = nil, indicator: IndicatorID? = nil,
    area: AreaCode? = nil, assessment: Assessment
  ) {
    self.target = target
    self.occurrence = occurrence ?? assessment.occurrence
    self.region = region
    self.indicator = indicator
    self.area = area
    self.assessment = assessment
  }
}

/// An assessment as the store keeps it: it holds from its evaluation on until the target's next one.
package struct StoredAssessment: Sendable, Hashable {
  /// The number of the evaluation that found it.
  package var evaluation: Int32
  package var judged: TargetAssessment

  package init(evaluation: Int32, judged: TargetAssessment) {
    self.evaluation = evaluation
    self.judged = judged
  }
}
