import CareGaugeConfiguration
import Testing
import YAML

@Suite struct NearestTests {
  @Test(arguments: [
    ("listn", "listen", 1), ("lisetn", "listen", 1), ("ca", "abc", 3), ("", "abc", 3), ("abc", "", 3),
    ("intervall", "interval", 1), ("same", "same", 0), ("银川市", "银州市", 1), ("ab", "ba", 1),
  ])
  func distancesCountSwapsOfNeighboursOnce(left: String, right: String, distance: Int) {
    #expect(swapDistance(Array(left), Array(right)) == distance)
    #expect(swapDistance(Array(right), Array(left)) == distance)
  }

  @Test func theNearestKnownWordIsMeant() {
    #expect(nearest(to: "listn", in: ["private", "listen", "list"]) == "listen")
    #expect(nearest(to: "LISTEN", in: ["listen"]) == "listen")
    #expect(nearest(to: "colour", in: ["private", "listen"]) == nil)
    #expect(nearest(to: "xy", in: ["ab", "xz"]) == "xz")
  }

  @Test func ofEquallyNearWordsOneWithTheSameLettersWins() {
    #expect(nearest(to: "640140", in: ["640100", "640104"]) == "640104")
    #expect(nearest(to: "640101", in: ["640100", "640104"]) == "640100")
  }

  @Test func betweenCodesNobodyGuesses() {
    #expect(nearest(to: "640101", in: ["640100", "640104"], within: 1, isCode: true) == nil)
    #expect(nearest(to: "640140", in: ["640100", "640104", "640141"], within: 1, isCode: true) == "640104")
    #expect(nearest(to: "YC-O11", in: ["YC-011", "YC-012"], within: 1, isCode: true) == "YC-011")
  }
}
