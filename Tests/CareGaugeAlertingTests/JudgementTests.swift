import CareGaugeModel
import CareGaugeRules
import Testing

@testable import CareGaugeAlerting

@Suite struct JudgementTests {
  @Test func alertsThatEndedLongAgoAreShownNoLonger() {
    let month: Int64 = 31 * 86_400
    let now = AlertSample.morning.adding(seconds: month)
    let alerts = [
      AlertSample.alert("fires"), AlertSample.alert("ended-lately", to: 1), AlertSample.alert("ended", to: 0),
    ]
    let standing = Evaluation.Standing(alerts: AlertBook(alerts))
    let judgement = Judgement([], standing, JudgementBasis(catalogue: Catalogue()), at: now, next: nil)
    #expect(judgement.alerts.map(\.key) == [.target("ended-lately"), .target("fires")])
    // Alertmanagers are told of an end for a part of that only.
    #expect(AlertmanagerRound.afterglow < Judgement.memory)
  }
}
