import CareGaugeModel

/// What every mail of a service has to admit about its figures.
package struct MailNotice: Sendable, Hashable {
  /// The service's clock was moved: its figures end on this day.
  package var figuresEnd: Day?
  /// The figures are made up for a demonstration; subjects say so too.
  package var isSimulated: Bool

  package init(figuresEnd: Day? = nil, isSimulated: Bool = false) {
    self.figuresEnd = figuresEnd
    self.isSimulated = isSimulated
  }
}
