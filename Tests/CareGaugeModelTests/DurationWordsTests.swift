import CareGaugeModel
import Testing

@Suite struct DurationWordsTests {
  @Test(arguments: [
    (Duration.zero, "0 ms"), (.milliseconds(200), "200 ms"), (.milliseconds(999), "999 ms"), (.seconds(1), "1 s"),
    (.seconds(29.73), "30 s"), (.seconds(119), "119 s"), (.seconds(120), "2 min"), (.seconds(3421.9), "57 min"),
    (.seconds(7200), "2 h"), (.seconds(2 * 86_400), "2 d"), (.seconds(-30), "-30 s"),
  ]) func durationsAreSaidInOneUnit(duration: Duration, words: String) {
    #expect(duration.words == words)
  }
}
