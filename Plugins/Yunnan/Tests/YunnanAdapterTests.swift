import TestSupport
import Testing

private let program = "caregauge-adapter-yunnan"

@Test(arguments: AdapterCase.all(beside: #filePath)) func aFormSaysWhatItsCaseExpects(form: AdapterCase) throws {
  try form.check(program: program) { ["inbox": $0] }
}

@Test func readmeSampleAndProgramSayTheSame() throws {
  try PluginFolder(beside: #filePath, program: program).checkReadme(sample: ["inbox=Plugins/Yunnan/Samples"])
}
