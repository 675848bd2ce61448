import CareGaugeMail
import CareGaugeModel
import CareGaugeRules

/// All that judging and telling follow, made once from a configuration and its catalogues.
package struct JudgementBasis: Sendable {
  package let catalogue: Catalogue
  package let judge: Judge
  package let thresholds: ThresholdSightings
  package let targets: TargetSightings
  package let planner: MessagePlanner
  package let zone: Zone
  /// Writes mails; nil where the configuration names no sender, and so no receiver of mails.
  package let mail: MailWriter?
  package let externalURL: String?
  /// SHA-256 of both texts, by which judgements and messages name what they rest on.
  package let configuration: [UInt8]
  package let catalogues: [UInt8]
  /// Indicators whose figures are needed.
  package let indicators: Set<IndicatorID>

  package var receivers: [Receiver] { planner.routing.receivers }

  /// - Parameters:
  ///   - severities: of a target's states, where they differ from the usual ones.
  ///   - routes: none where nobody is to be told.
  ///   - digests: SHA-256 of the configuration and of the catalogues.
  package init(
    catalogue: Catalogue, rules: [ThresholdRule] = [], severities: [AlertCondition: Severity] = [:],
    receivers: [Receiver] = [], routes: [Route] = [], sender: EmailAddress? = nil, externalURL: String? = nil,
    notice: MailNotice? = nil, zone: Zone = .shanghai, digests: (configuration: [UInt8], catalogues: [UInt8]) = ([], [])
  ) {
    self.catalogue = catalogue
    judge = Judge(catalogue)
    thresholds = ThresholdSightings(
      rules: rules,
      regions: Dictionary(catalogue.areas.map { ($0.code, $0.region) }, uniquingKeysWith: { _, last in last }))
    targets = TargetSightings(severities: severities)
    planner = MessagePlanner(Routing(receivers: receivers, routes: routes))
    self.zone = zone
    mail = sender.map {
      MailWriter(
        catalogue: catalogue, from: $0, externalURL: externalURL, zone: zone, notice: notice, rules: rules)
    }
    self.externalURL = externalURL
    (configuration, catalogues) = digests
    indicators = Set(judge.series.map(\.indicator) + rules.map(\.indicator))
  }
}
