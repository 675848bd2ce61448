import CareGaugeModel
import CareGaugeRules
import Testing

/// The state of every row on 2023-10-08, worked out apart from this code, with the published figures as only readings.
struct StatesTableTests {
  @Test func everyTargetIsInTheStateOfTheTable() throws {
    let regions = AllRegions.shared
    let today = try day("2023-10-08")
    let readings = try PlantedReadings(publishedIn: regions.catalogue)
    let judged = regions.judge.judge(on: today, known: readings.known(to: regions.judge, on: today), records: [:])
    var states = Dictionary(uniqueKeysWithValues: judged.map { ($0.target.id, $0.current.state.rawValue) })
    for row in try tableRows("states-2023-10-08.tsv") where row[1] != "obligation" && row[1] != "published" {
      let found = states.removeValue(forKey: row[0])
      let state = try #require(found, "\(row[0]) is not judged at all")
      #expect(row[1].split(separator: "|").contains(Substring(state)), "\(row[0]): \(row[2])")
    }
    #expect(states.isEmpty)
  }
}
