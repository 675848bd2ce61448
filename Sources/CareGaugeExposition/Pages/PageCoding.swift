/// How a page's bytes are coded.
package enum PageCoding: Sendable, CaseIterable {
  case identity
  /// One gzip member.
  case gzip
}
