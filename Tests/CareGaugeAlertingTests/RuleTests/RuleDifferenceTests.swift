import Testing

@testable import CareGaugeAlerting

@Suite struct RuleDifferenceTests {
  @Test func anExpectedItemGivesUpItsPartnerWhereAnotherHasNoneElse() {
    let fitting: [[Int]] = [[0, 1], [0], [1, 2]]
    let pairing = Pairing(expected: 3, found: 4) { fitting[$0].contains($1) }
    #expect(pairing.partners == [1, 0, 2])
    #expect(pairing.left == [3])
  }

  @Test func itemsThatNothingFitsStayAlone() {
    let pairing = Pairing(expected: 2, found: 1) { expected, _ in expected == 1 }
    #expect(pairing.partners == [nil, 0])
    #expect(pairing.left.isEmpty)
  }

  @Test(arguments: [
    (["a", "b"], ["a", "b"], ["  a", "  b"]),
    (["a", "b", "c"], ["a", "x", "c"], ["  a", "- b", "+ x", "  c"]),
    (["a"], [], ["- a"]),
    ([], ["x", "y"], ["+ x", "+ y"]),
    (["a", "b"], ["x", "a", "b", "y"], ["+ x", "  a", "  b", "+ y"]),
    (["a", "b", "c", "d"], ["c", "d", "e"], ["- a", "- b", "  c", "  d", "+ e"]),
  ])
  func linesThatDifferStandBesideTheOthers(expected: [String], found: [String], lines: [String]) {
    #expect(LineDifference(expected: expected, found: found).lines == lines)
  }
}
