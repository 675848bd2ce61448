import Testing

@testable import CareGaugeServer

@Suite struct FigureTextTests {
  @Test(arguments: [
    (5586.0 / 9688.0, "ratio", "57.66%"), (0.53, "ratio", "53%"), (1.0, "ratio", "100%"), (0.546, "ratio", "54.6%"),
    (9688, "beds", "9,688"), (100_000, "yuan", "100,000"), (40.2, "beds_per_1000_elders", "40.2"),
    (0, "done", "0"), (-0.001, "beds", "0"), (999.995, "beds", "1,000"), (1_234_567.891, "yuan", "1,234,567.89"),
    (-1234.5, "yuan", "-1,234.5"), (2, "years", "2"),
  ])
  func figuresAreWrittenForPeople(value: Double, unit: String, expected: String) {
    #expect(FigureText.text(of: value, unit: unit) == expected)
  }
}

@Suite struct HTMLTests {
  @Test func whatIsInsertedIsEscaped() {
    let name = "<script>\"&'"
    let piece: HTML = "<td>\(name)</td>"
    #expect(piece.text == "<td>&lt;script&gt;&quot;&amp;&#39;</td>")
    let row: HTML = "<tr>\(piece)</tr>"
    #expect(row.text == "<tr><td>&lt;script&gt;&quot;&amp;&#39;</td></tr>")
  }
}
