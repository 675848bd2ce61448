/// Why a vector failed, in words for whoever keeps the program.
package struct Failure: Sendable, Hashable {
  /// What was sent and done, in order.
  package var sent: [String]
  /// What came back.
  package var came: [String]
  package var expected: String
}

/// What a run comes to.
package enum Verdict: Sendable, Hashable {
  case passed
  case failed(Failure)
  /// Why the vector says nothing about this program.
  case notApplicable(String)
}

/// A vector with its verdict.
package struct CheckedVector: Sendable, Hashable {
  package var vector: Vector
  package var verdict: Verdict
}

/// One thing that an adapter must do, or that the collector does with an adapter.
package struct Vector: Sendable, Hashable {
  package enum Side: Sendable { case program, collector }

  package var name: String
  /// What is asked, as a sentence.
  package var about: String
  /// How to mend a program that fails.
  package var mend: String
  package var side: Side
}
