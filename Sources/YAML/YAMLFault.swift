/// Something in a YAML file that cannot be accepted, with its place and its remedy.
package struct YAMLFault: Hashable, Sendable {
  package var place: Place
  /// What is wrong, and what to write instead.
  package var what: String

  package init(place: Place, what: String) {
    self.place = place
    self.what = what
  }
}
