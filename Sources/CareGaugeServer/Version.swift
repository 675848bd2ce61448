/// The version of this build.
package enum Version {
  package static let text = "1.0.0"
}
