/// The comment lines above a family's samples, in both formats.
struct FamilyHead: Sendable {
  let text: TextPart
  let openMetrics: TextPart

  init(_ description: FamilyDescription) {
    text = TextPart(Self.lines(description, .text))
    openMetrics = TextPart(Self.lines(description, .openMetrics))
  }

  func part(_ format: ExpositionFormat) -> TextPart {
    switch format {
    case .text: text
    case .openMetrics: openMetrics
    }
  }

  /// HELP, TYPE and, in OpenMetrics, UNIT.
  private static func lines(_ description: FamilyDescription, _ format: ExpositionFormat) -> [UInt8] {
    let name = description.name(in: format)
    var bytes = Array("# HELP \(name) ".utf8)
    Escaping.appendHelp(description.help, in: format, to: &bytes)
    bytes += Array("\n# TYPE \(name) \(description.kind.word(in: format))\n".utf8)
    if format == .openMetrics, let unit = description.unit { bytes += Array("# UNIT \(name) \(unit)\n".utf8) }
    return bytes
  }
}
