import TestSupport
import Testing

private let program = "caregauge-adapter-zhejiang"

@Test(arguments: AdapterCase.all(beside: #filePath)) func aListingSaysWhatItsCaseExpects(listing: AdapterCase) throws {
  try listing.check(program: program) { ["answers": $0] }
}

@Test func readmeSampleAndProgramSayTheSame() throws {
  try PluginFolder(beside: #filePath, program: program).checkReadme(sample: ["answers=Plugins/Zhejiang/Samples"])
}
