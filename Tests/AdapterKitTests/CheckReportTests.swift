import Testing

@testable import AdapterKit

struct CheckReportTests {
  private func vector(_ name: String) -> Vector {
    Vector(name: name, about: "The file is left alone.", mend: "Only read it.", side: .program)
  }

  @Test func aFailureIsExplainedAndEverythingIsCounted() {
    var report = CheckReport(program: "python3 county.py")
    let failure = Failure(
      sent: ["{}\\n", "(then the end of its input)"], came: ["line 1: {}", "so: it changed the source: a.csv"],
      expected: "each file of the source as it was")
    report.add(
      [
        CheckedVector(vector: vector("describe/json"), verdict: .passed),
        CheckedVector(vector: vector("source/untouched"), verdict: .failed(failure)),
        CheckedVector(vector: vector("options/number-is-a-text"), verdict: .notApplicable("it has no number")),
        CheckedVector(vector: vector("options/flag-is-a-text"), verdict: .notApplicable("it has no flag")),
        CheckedVector(vector: vector("options/other-number"), verdict: .notApplicable("it has no number")),
      ], [])
    #expect(
      report.text == """
        FAILED source/untouched
          asked:    The file is left alone.
          sent:     {}\\n
                    (then the end of its input)
          came:     line 1: {}
                    so: it changed the source: a.csv
          expected: each file of the source as it was
          mend:     Only read it.
          again:    --only source/untouched

        not run (it has no number): options/number-is-a-text, options/other-number
        not run (it has no flag): options/flag-is-a-text
        python3 county.py: 2 vectors run, 1 passed, 1 failed; 3 say nothing about this program
        """)
    #expect(!report.hasPassed)
  }

  @Test func aCheckThatRanNothingHasNotPassed() {
    #expect(!CheckReport(program: "p").hasPassed)
    var report = CheckReport(program: "p")
    report.add([CheckedVector(vector: vector("a/b"), verdict: .notApplicable("why"))], [])
    #expect(!report.hasPassed)
    report.add([CheckedVector(vector: vector("a/c"), verdict: .passed)], ["a/b"])
    #expect(report.vectors.count == 1)
  }

  @Test func controlCharactersDoNotReachTheTerminal() {
    #expect(shown(Array("a\u{1B}[31m\u{7F}\t\n县".utf8)) == "a\\u{1b}[31m\\u{7f}\\t\\n县")
    #expect(shown(Array(repeating: UInt8(ascii: "x"), count: 301)) == String(repeating: "x", count: 300) + " …")
  }
}
