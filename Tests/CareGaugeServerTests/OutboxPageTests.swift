import CareGaugeModel
import CareGaugeStore
import Testing

@testable import CareGaugeServer

@Suite struct OutboxPageTests {
  private let now = Instant(seconds: 1_696_726_800)

  private func delivery(_ state: Delivery.State) -> Delivery {
    Delivery(
      id: 1, message: MessageID("m1"), messageID: "<m1@g>", receiver: "bureau", recipient: "a@e.org", subject: "s",
      form: .single, plannedAt: now, notBefore: nil, state: state, attempts: 1,
      last: Delivery.Answer(at: now, stage: "rcpt", code: "451", text: "later"))
  }

  @Test func withoutAWayForMailsToLeaveThatIsTheReasonWhyTheyWait() {
    let frame = PageFrame(
      language: .en, path: "/outbox", zone: .shanghai, now: now, isClockMoved: false, isStoreUp: true)
    let reason = "No mail leaves: the configuration has neither smtp nor maildir under email."
    func page(_ state: Delivery.State, _ hasRoute: Bool) -> String {
      OutboxPage(frame: frame, deliveries: [delivery(state)], trouble: nil, hasRoute: hasRoute).html().text
    }
    #expect(page(.pending, false).contains("<p class=\"bad\">\(reason)</p>"))
    #expect(page(.pending, false).contains("<td>\(reason)</td>"))
    #expect(page(.failed, false).contains("<td>2023-10-08 09:00 · rcpt · 451 · later</td>"))
    #expect(!page(.pending, true).contains(reason))
    func answer(_ state: Delivery.State, _ hasRoute: Bool) -> String? {
      DeliveryItem(delivery(state), hasRoute: hasRoute, zone: .shanghai).answer
    }
    #expect(answer(.pending, true) == "later" && answer(.failed, false) == "later")
    #expect(answer(.pending, false) == "no mail leaves: the configuration has neither smtp nor maildir under email")
  }
}
