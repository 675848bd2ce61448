import TestSupport
import Testing

private let program = "caregauge-adapter-inner-mongolia"

@Test(arguments: AdapterCase.all(beside: #filePath)) func aPageSaysWhatItsCaseExpects(page: AdapterCase) throws {
  try page.check(program: program) { ["inbox": $0] }
}

@Test func readmeSampleAndProgramSayTheSame() throws {
  try PluginFolder(beside: #filePath, program: program).checkReadme(sample: ["inbox=Plugins/InnerMongolia/Samples"])
}
