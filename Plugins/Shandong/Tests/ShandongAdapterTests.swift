import TestSupport
import Testing

private let program = "caregauge-adapter-shandong"

@Test(arguments: AdapterCase.all(beside: #filePath)) func aFormSaysWhatItsCaseExpects(form: AdapterCase) throws {
  try form.check(program: program) { ["folder": $0] }
}

@Test func readmeSampleAndProgramSayTheSame() throws {
  try PluginFolder(beside: #filePath, program: program).checkReadme(sample: ["folder=Plugins/Shandong/Samples"])
}
