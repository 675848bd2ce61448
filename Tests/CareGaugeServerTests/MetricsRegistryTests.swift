import CareGaugeExposition
import CoreMetrics
import Testing

@testable import CareGaugeServer

@Suite struct MetricsRegistryTests {
  @Test func librariesMetricsAppearAsFamilies() throws {
    let registry = MetricsRegistry()
    registry.makeCounter(label: "hb.requests", dimensions: [("path", "/a\"b"), ("method", "GET")]).increment(by: 2)
    registry.makeMeter(label: "pool-size", dimensions: []).set(Int64(3))
    registry.makeTimer(label: "caregauge_adapter_collect_seconds", dimensions: []).recordNanoseconds(20_000_000)
    let page = try ExpositionPage(registry.families())
    let text = String(decoding: try page.body(.text).bytes, as: UTF8.self)
    #expect(
      text == """
        # HELP caregauge_adapter_collect_seconds How long collections took.
        # TYPE caregauge_adapter_collect_seconds histogram
        caregauge_adapter_collect_seconds_bucket{le="0.001"} 0
        caregauge_adapter_collect_seconds_bucket{le="0.005"} 0
        caregauge_adapter_collect_seconds_bucket{le="0.01"} 0
        caregauge_adapter_collect_seconds_bucket{le="0.05"} 1
        caregauge_adapter_collect_seconds_bucket{le="0.1"} 1
        caregauge_adapter_collect_seconds_bucket{le="0.5"} 1
        caregauge_adapter_collect_seconds_bucket{le="1.0"} 1
        caregauge_adapter_collect_seconds_bucket{le="5.0"} 1
        caregauge_adapter_collect_seconds_bucket{le="10.0"} 1
        caregauge_adapter_collect_seconds_bucket{le="30.0"} 1
        caregauge_adapter_collect_seconds_bucket{le="60.0"} 1
        caregauge_adapter_collect_seconds_bucket{le="300.0"} 1
        caregauge_adapter_collect_seconds_bucket{le="+Inf"} 1
        caregauge_adapter_collect_seconds_sum 0.02
        caregauge_adapter_collect_seconds_count 1
        # HELP hb_requests_total HTTP requests answered, by path and status.
        # TYPE hb_requests_total counter
        hb_requests_total{method="GET",path="/a\\"b"} 2
        # HELP pool_size Counted by a library of the service.
        # TYPE pool_size gauge
        pool_size 3

        """)
  }

  @Test func theSameLabelsAreOneInstrumentAndDestroyedOnesDisappear() throws {
    let registry = MetricsRegistry()
    let first = registry.makeCounter(label: "a", dimensions: [("x", "1"), ("y", "2")])
    registry.makeCounter(label: "a", dimensions: [("y", "2"), ("x", "1")]).increment(by: 1)
    first.increment(by: 1)
    #expect(registry.families().map(\.sampleCount) == [1])
    registry.destroyCounter(first)
    #expect(registry.families().isEmpty)
  }
}
