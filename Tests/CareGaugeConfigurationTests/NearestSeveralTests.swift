import CareGaugeConfiguration
import Testing

@Suite struct NearestSeveralTests {
  @Test(arguments: [
    ("ningxai", ["ningxia"]), ("nursing_bed", ["nursing_beds", "nursing_bed_share"]),
    ("bed", ["nursing_beds", "nursing_bed_share"]),
    ("atlantis", []), ("", []), ("ningxia", []),
  ])
  func slipsOfThePenAndBeginningsAreNear(word: String, near: [String]) {
    #expect(nearestSeveral(to: word, in: ["zhejiang", "nursing_bed_share", "nursing_beds", "ningxia"]) == near)
  }
}
