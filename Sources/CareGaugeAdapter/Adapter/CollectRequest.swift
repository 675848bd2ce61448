/// What the collector asks for when it says `collect`.
public struct CollectRequest: Sendable, Hashable {
  /// The collection's id; every line carries it.
  public let collection: String
  /// Day of the last acknowledged collection. A hint for saving work; never a filter that may lose a correction.
  public let since: Day?
  /// The configured options, checked, with defaults.
  public let options: AdapterOptions

  /// A request; the run loop makes it, and tests may.
  public init(collection: String, since: Day? = nil, options: AdapterOptions) {
    self.collection = collection
    self.since = since
    self.options = options
  }
}

/// The collector's word that a collection is stored.
public struct Acknowledgement: Sendable, Hashable {
  /// The request that was answered.
  public let request: CollectRequest
  /// The `source` of every report that was written, in order, each once.
  public let sources: [String]

  /// An acknowledgement; the run loop makes it, and tests may.
  public init(request: CollectRequest, sources: [String]) {
    self.request = request
    self.sources = sources
  }
}
