// An adapter's author needs the words of the interface (areas, periods, figures) and should not have to know where they live.
@_exported import CareGaugeModel

/// A program that reads one region's source and reports its figures to the collector.
///
/// The whole program is one type:
/// ```swift
/// @main
/// struct NingxiaAdapter: Adapter {
///   static let name = "ningxia"
///   static let version = "1.0.0"
///   func describe() -> AdapterDescription { … }
///   func collect(_ request: CollectRequest, into output: ReportWriter) async throws { … }
/// }
/// ```
/// Run loop, `--sample`, `--describe` and `--collect` come with it. One object serves one run of the program.
public protocol Adapter {
  /// An adapter that has read nothing so far; everything that it needs comes with the request.
  init()

  /// The adapter's name, as in `hello` and in the configuration: `ningxia`. Lower-case letters, digits and underscores.
  static var name: String { get }

  /// The program's version, as in `hello`: `1.0.0`.
  static var version: String { get }

  /// What the adapter can report and which options it takes. Opens nothing and connects to nothing.
  func describe() -> AdapterDescription

  /// Reads the source once and writes every report that it holds.
  ///
  /// The options in `request` have been checked against the description. A collection without news writes no report and
  /// is a success.
  /// - Throws: `AdapterFault` when the source as a whole cannot be read; nothing of the collection is stored then. A cell
  ///   or a report that cannot be mapped is no such fault: it is `rejected`, and the others are stored.
  func collect(_ request: CollectRequest, into output: ReportWriter) async throws

  /// Called after the collector has stored the collection; the place for moving files away or advancing a cursor.
  ///
  /// Never called when the collection failed or was refused. The default does nothing.
  /// - Throws: anything; it is logged, and the collection stays stored.
  func acknowledged(_ collection: Acknowledgement) async throws
}

extension Adapter {
  /// Does nothing: the source's files stay where they are.
  public func acknowledged(_ collection: Acknowledgement) async throws {}
}
