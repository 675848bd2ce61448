import CareGaugeAlerting
import CareGaugeConfiguration
import CareGaugeMail
import CareGaugeModel

extension JudgementBasis {
  /// What a configuration and its catalogues ask for.
  ///
  /// - Parameter figuresEnd: where `--now` moved the clock: the day it stands on, which every mail then says.
  package init(
    _ settings: Settings, _ catalogue: Catalogue, figuresEnd: Day? = nil,
    digests: (configuration: [UInt8], catalogues: [UInt8]) = ([], [])
  ) {
    self.init(
      catalogue: catalogue, rules: settings.rules, severities: settings.alerting?.severities ?? [:],
      receivers: settings.alerting?.receivers ?? [], routes: settings.alerting?.routes ?? [],
      sender: settings.email?.from, externalURL: settings.externalURL,
      notice: figuresEnd.map { MailNotice(figuresEnd: $0) }, zone: settings.zone, digests: digests)
  }
}
