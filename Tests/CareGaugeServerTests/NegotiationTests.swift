import CareGaugeModel
import Testing

@testable import CareGaugeServer

@Suite struct NegotiationTests {
  @Test(arguments: [
    (nil, false), ("*/*", false), ("text/plain", false), ("application/openmetrics-text", true),
    ("application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1", true),
    ("text/plain;version=0.0.4;q=0.9,application/openmetrics-text;q=0.5", false),
    ("application/openmetrics-text;q=0", false), ("text/plain, application/openmetrics-text", false),
    ("application/openmetrics-text, text/plain", true), (";;,,q=", false),
  ])
  func openMetricsIsGivenToWhoPrefersIt(accept: String?, expected: Bool) {
    #expect(Negotiation.prefersOpenMetrics(accept: accept) == expected)
  }

  @Test(arguments: [
    (nil, false), ("gzip", true), ("gzip, deflate", true), ("deflate", false), ("gzip;q=0", false), ("*", true),
    ("gzip;q=0, *", false), ("identity;q=1, *;q=0", false), ("GZIP", true),
  ])
  func gzipIsGivenToWhoTakesIt(accept: String?, expected: Bool) {
    #expect(Negotiation.acceptsGzip(acceptEncoding: accept) == expected)
  }

  @Test(arguments: [
    (nil, nil, "zh"), ("en", nil, "en"), ("fr", "en", "en"), (nil, "en-GB,en;q=0.9", "en"),
    (nil, "de,zh-CN;q=0.8,en;q=0.5", "zh"), (nil, "fr", "zh"), (nil, "zh;q=0,en;q=0.1", "en"),
  ])
  func theLanguageFollowsTheReader(query: String?, accept: String?, expected: String) {
    #expect(Negotiation.language(query: query, acceptLanguage: accept).rawValue == expected)
  }
}
