import CareGaugeModel
import Testing

@testable import CareGaugeAlerting

/// Several Alertmanagers, each at its own pace.
@Suite struct AlertmanagerDeskTests {
  private let slow = AlertmanagerSender.Peer(receiver: "slow", url: "http://slow")
  private let quick = AlertmanagerSender.Peer(receiver: "quick", url: "http://quick")
  private let idle = AlertmanagerSender.Peer(receiver: "idle", url: "http://idle")

  private func posting(_ peers: [AlertmanagerSender.Peer]) -> AlertmanagerSender.Posting {
    AlertmanagerSender.Posting(
      peers: peers, firing: ["slow": [AlertSample.alert()], "quick": [AlertSample.alert()]], resolved: [:],
      externalURL: nil, texts: { _ in [:] })
  }

  private func take(_ desk: inout AlertmanagerDesk, _ peers: [AlertmanagerSender.Peer]) -> [String] {
    desk.take(posting(peers), form: AlertSample.form(), now: AlertSample.morning).map(\.peer.receiver)
  }

  @Test func oneThatIsSlowIsPassedOverAndDelaysNoOther() {
    var desk = AlertmanagerDesk()
    let all = [slow, quick, idle]
    #expect(take(&desk, all) == ["slow", "quick"])
    #expect(desk.finish(quick, trouble: nil) == AlertmanagerDesk.Ending(isDueAgain: false, isNews: false))
    #expect(take(&desk, all) == ["quick"])
    #expect(desk.finish(slow, trouble: nil) == AlertmanagerDesk.Ending(isDueAgain: true, isNews: false))
    #expect(take(&desk, all) == ["slow"])
    #expect(desk.finish(slow, trouble: nil) == AlertmanagerDesk.Ending(isDueAgain: false, isNews: false))
  }

  @Test func aTroubleIsNewsWhenItBeginsChangesAndEnds() {
    var desk = AlertmanagerDesk()
    var news: [Bool] = []
    for trouble in [nil, "away", "away", "refuses", nil, nil] {
      #expect(take(&desk, [quick]) == ["quick"])
      news.append(desk.finish(quick, trouble: trouble).isNews)
    }
    #expect(news == [false, true, false, true, true, false])
  }

  @Test func oneThatLeavesTheConfigurationIsForgotten() {
    var desk = AlertmanagerDesk()
    #expect(take(&desk, [quick]) == ["quick"])
    _ = desk.finish(quick, trouble: "away")
    #expect(take(&desk, []) == [])
    #expect(take(&desk, [quick]) == ["quick"])
    #expect(desk.finish(quick, trouble: "away").isNews)
  }
}
