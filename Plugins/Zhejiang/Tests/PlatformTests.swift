import TestSupport
import Testing

@Suite(.serialized) struct PlatformTests {
  @Test(arguments: PlatformCase.all(beside: #filePath))
  func theProgramAnswersAPlatformAsItsCaseExpects(platform: PlatformCase) throws {
    try platform.check(program: "caregauge-adapter-zhejiang")
  }
}
