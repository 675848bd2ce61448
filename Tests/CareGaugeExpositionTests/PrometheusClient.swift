import Foundation

@testable import CareGaugeExposition

/// Reads a page with PyPI's `prometheus-client`, whose OpenMetrics parser is strict.
enum PrometheusClient {
  /// A parser that does not start, or that refuses the page.
  struct Refusal: Error, CustomStringConvertible { let description: String }

  static func families(of bytes: [UInt8], _ format: ExpositionFormat) throws -> [ParsedFamily] {
    let program = try OutsideProgram(
      OutsideProgram.python, ["-c", script, format == .openMetrics ? "openmetrics" : "text", "{folder}/page"],
      files: ["page": bytes])
    guard program.status == 0 else {
      throw Refusal(description: "\(OutsideProgram.python) with prometheus-client: \(program.errors)")
    }
    let decoder = JSONDecoder()
    return try decoder.decode([Family].self, from: Data(program.output)).map { family in
      ParsedFamily(
        name: family.name, kind: family.kind, unit: family.unit, help: family.help,
        samples: try family.samples.map { sample in
          guard let bits = UInt64(sample.bits, radix: 16) else { throw Refusal(description: sample.bits) }
          return ParsedSample(sample.name, sample.labels, Double(bitPattern: bits))
        })
    }
  }

  private struct Family: Decodable {
    let name: String
    let kind: String
    let unit: String
    let help: String
    let samples: [Sample]
  }

  private struct Sample: Decodable {
    let name: String
    let labels: [String: String]
    let bits: String
  }

  private static let script = """
    import io, json, struct, sys
    from prometheus_client import openmetrics, parser
    import prometheus_client.openmetrics.parser
    read = {"text": parser.text_fd_to_metric_families,
            "openmetrics": openmetrics.parser.text_fd_to_metric_families}[sys.argv[1]]
    page = open(sys.argv[2], encoding="utf-8", newline="").read()
    found = [{"name": f.name, "kind": f.type, "unit": f.unit, "help": f.documentation,
              "samples": [{"name": s.name, "labels": s.labels, "bits": struct.pack(">d", s.value).hex()}
                          for s in f.samples]} for f in read(io.StringIO(page, newline="\\n"))]
    json.dump(found, sys.stdout)
    """
}
