/// Where a sample belongs, for pages cut down to some regions or levels: two small numbers that the caller hands out.
package struct SamplePlace: Hashable, Sendable {
  /// The number of no region and of no level: a cut keeps such samples.
  package static let unspecified: UInt8 = .max
  package static let none = SamplePlace(region: unspecified, level: unspecified)

  package let region: UInt8
  package let level: UInt8

  package init(region: UInt8, level: UInt8) {
    self.region = region
    self.level = level
  }
}
