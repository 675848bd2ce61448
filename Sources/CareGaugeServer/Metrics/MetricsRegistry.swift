import CoreMetrics
import Synchronization

/// Collects what the service and its libraries count through swift-metrics, for the last part of `/metrics`.
package final class MetricsRegistry: MetricsFactory {
  /// What identifies one time series: a Prometheus name and sorted labels.
  struct Key: Hashable, Comparable {
    let name: String
    let labels: [Label]

    static func < (left: Key, right: Key) -> Bool {
      left.name == right.name ? left.labels.lexicographicallyPrecedes(right.labels) : left.name < right.name
    }
  }

  /// One label of a series.
  struct Label: Hashable, Comparable {
    let name: String
    let value: String

    static func < (left: Label, right: Label) -> Bool {
      left.name == right.name ? left.value < right.value : left.name < right.name
    }
  }

  private let instruments = Mutex<[Key: Instrument]>([:])

  package init() {}

  /// Every instrument, in order of name and labels.
  func all() -> [(key: Key, instrument: Instrument)] {
    instruments.withLock { $0.map { ($0.key, $0.value) } }.sorted { $0.key < $1.key }
  }

  private func instrument(_ label: String, _ dimensions: [(String, String)], _ kind: Instrument.Kind) -> Instrument {
    let labels = dimensions.map { Label(name: Self.prometheusName($0.0), value: $0.1) }.sorted()
    let key = Key(name: Self.prometheusName(label), labels: labels)
    return instruments.withLock { instruments in
      if let known = instruments[key] { return known }
      let made = Instrument(kind: kind)
      instruments[key] = made
      return made
    }
  }

  /// `hb.requests` becomes `hb_requests`: letters, digits and underscores, not beginning with a digit.
  static func prometheusName(_ label: String) -> String {
    let name = String(
      label.unicodeScalars.map {
        $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0)) ? Character($0) : "_"
      })
    guard let first = name.first, !("0"..."9").contains(first) else { return "_" + name }
    return name
  }

  package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    instrument(label, dimensions, .counter)
  }

  package func makeFloatingPointCounter(label: String, dimensions: [(String, String)])
    -> any FloatingPointCounterHandler
  {
    instrument(label, dimensions, .counter)
  }

  package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    instrument(label, dimensions, .level)
  }

  package func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
    instrument(label, dimensions, aggregate ? .distribution : .level)
  }

  package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    instrument(label, dimensions, .distribution)
  }

  package func destroyCounter(_ handler: any CounterHandler) { remove(handler) }
  package func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) { remove(handler) }
  package func destroyMeter(_ handler: any MeterHandler) { remove(handler) }
  package func destroyRecorder(_ handler: any RecorderHandler) { remove(handler) }
  package func destroyTimer(_ handler: any TimerHandler) { remove(handler) }

  private func remove(_ handler: AnyObject) {
    instruments.withLock { instruments in
      guard let key = instruments.first(where: { $0.value === handler })?.key else { return }
      instruments[key] = nil
    }
  }
}
