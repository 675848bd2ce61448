import CareGaugeCollector
import CareGaugeModel
import Testing

@testable import AdapterKit

/// The collector's side of the published vectors: each output with its verdict, in whatever pieces it comes.
struct CollectorCaseTests {
  private static let vocabulary = Vocabulary(
    indicators: ["institution_beds", "nursing_beds"].compactMap { IndicatorID($0) },
    areas: ["640100", "640104", "640105"].compactMap { AreaCode($0) })

  @Test(arguments: try CollectorCase.all().map(\.name), [1, 7, 1 << 20])
  func theCollectorJudgesAnOutputAsPublished(name: String, piece: Int) throws {
    let id = "5f3a0c1d9b7e4826a1c3d5e7f9081b2d"
    let vector = try #require(try CollectorCase.all().first { $0.name == name })
    var expected = vector
    (expected.code, expected.text, expected.refused, expected.readings) = (nil, nil, nil, nil)
    do throws(CollectionFault) {
      let (reports, findings, _) = try decodeOutput(
        vector.output(id: id), id: id, vocabulary: CollectorCaseTests.vocabulary, piece: piece)
      expected.readings = reports.reduce(0) { $0 + $1.readings.count }
      let refusals = findings.filter { $0.kind == .refusedReport }.map(\.reason)
      if !refusals.isEmpty { expected.refused = refusals }
    } catch {
      expected.code = error.code.rawValue
      expected.text = error.description.replacing(id, with: "$ID")
    }
    #expect(expected.code == vector.code)
    #expect(expected.text == vector.text)
    #expect(expected.refused == vector.refused)
    #expect(expected.readings == vector.readings)
  }
}
