/// What went wrong in the tests' own tools.
package struct TestSupportFault: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}
