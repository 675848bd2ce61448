/// All vectors for a person, by the side that they look at.
package enum VectorList {
  package static func text(of vectors: [Vector]) -> String {
    let (program, collector) = (vectors.filter { $0.side == .program }, vectors.filter { $0.side == .collector })
    return """
      \(program.count) vectors run the program:

      \(lines(program))

      \(collector.count) vectors show what the collector does with a program; CareGauge's own tests run them, and
      `adapter check` does not:

      \(lines(collector))
      """
  }

  private static func lines(_ vectors: [Vector]) -> String {
    vectors.map { "  \($0.name)\n      \($0.about)" }.joined(separator: "\n")
  }
}
