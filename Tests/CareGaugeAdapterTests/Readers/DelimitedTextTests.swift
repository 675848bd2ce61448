import CareGaugeAdapter
import Testing

private func cells(_ text: String, _ delimiter: Character = ",") throws -> [[String]] {
  try DelimitedText(text, delimiter: delimiter).rows.map { $0.cells.map(\.text) }
}

@Test func cellsAreTakenAsTheyStand() throws {
  #expect(try cells("a,b\r\n1, 2 \n") == [["a", "b"], ["1", " 2 "]])
  #expect(try cells("a\tb", "\t") == [["a", "b"]])
  #expect(try cells("") == [])
}

@Test func quotesHoldDelimitersLineEndsAndQuotes() throws {
  #expect(try cells("\"9,688\",\"a\"\"b\",\"x\r\ny\"\n") == [["9,688", "a\"b", "x\ny"]])
  #expect(try cells("a\"b,c") == [["a\"b", "c"]])
}

@Test func trailingCommasAndEmptyLinesAreKept() throws {
  #expect(try cells("a,,\n\n,\n") == [["a", "", ""], [""], ["", ""]])
  #expect(try DelimitedText(",　, \n").rows[0].isBlank)
}

@Test func lineEndsOfEveryKindEndARow() throws {
  #expect(try cells("a\rb\nc\r\nd") == [["a"], ["b"], ["c"], ["d"]])
}

@Test func everyCellKnowsItsPlace() throws {
  let table = try DelimitedText("a,\"x\ny\"\nb,c\n")
  #expect(table.rows[0].cells[1].place == "1:2")
  #expect(table.rows[1].line == 3)
  #expect(table.rows[1][1]?.origin == Origin(place: "3:2", raw: "c"))
  #expect(table.rows[1][2] == nil)
}

@Test(arguments: [
  ("a,\"b\nc", "1:2", "a quote is opened here and never closed"),
  ("a\n\"b\"c\n", "2:1", "text follows a closing quote; write quotes within a cell twice"),
  ("a,b,c,d\n", "1:4", "more than 3 columns"), ("a\nb\nc\n", "3:1", "more than 2 rows"),
  ("a,b\nc,d,e\n", "2:3", "more than 4 cells"),
  ("a\nb,12345678901", "2:2", "a cell longer than 10 bytes"),
  ("a\n\"12345678901\"", "2:1", "a cell longer than 10 bytes"),
])
func aTableThatCannotBeReadSaysWhere(text: String, place: String, reason: String) {
  var limits = DelimitedText.Limits()
  (limits.rows, limits.columns, limits.cells, limits.cellBytes) = (2, 3, 4, 10)
  #expect(throws: TableFault(place: place, reason: reason)) { try DelimitedText(text, limits: limits) }
}
