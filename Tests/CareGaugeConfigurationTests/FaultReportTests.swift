import CareGaugeConfiguration
import Testing
import YAML

@Suite struct FaultReportTests {
  private func fault(_ file: String, _ line: Int, _ column: Int, _ what: String) -> ConfigurationFault {
    ConfigurationFault(file: file, place: Place(line: line, column: column), what: what)
  }

  @Test func faultsAreToldInOrderOfFileLineAndColumnAndEachOnce() {
    let faults = [
      fault("b.yaml", 1, 1, "x; write y"), fault("a.yaml", 10, 2, "x; write y"), fault("a.yaml", 9, 12, "x; write y"),
      fault("a.yaml", 9, 3, "z; write y"), fault("a.yaml", 9, 3, "x; write y"), fault("a.yaml", 9, 3, "x; write y"),
    ]
    let expected = """
      a.yaml:9:3: error: x; write y
      a.yaml:9:3: error: z; write y
      a.yaml:9:12: error: x; write y
      a.yaml:10:2: error: x; write y
      b.yaml:1:1: error: x; write y

      """
    #expect(ConfigurationFault.report(faults) == expected)
  }

  @Test func nothingIsSaidAboutNothing() {
    #expect(ConfigurationFault.report([]).isEmpty)
  }
}
