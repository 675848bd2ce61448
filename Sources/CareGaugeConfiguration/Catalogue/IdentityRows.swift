import CareGaugeModel

extension CatalogueReading {
  func readIdentities() {
    for row in rows[.identities] {
      if let identity = readIdentity(row) { catalogue.identities.append(identity) }
    }
  }

  private func readIdentity(_ row: CatalogueRow) -> ShareIdentity? {
    let section = row.section
    let share = reference(section, "share", .indicator, to: .indicators)
    let part = reference(section, "part", .indicator, to: .indicators)
    let whole = reference(section, "whole", .indicator, to: .indicators)
    let partIncrease = increase(section, "part_increase", of: part)
    let wholeIncrease = increase(section, "whole_increase", of: whole)
    section.finish()
    if let indicator = share.flatMap({ indicators[$0.text] }) {
      if indicator.kind != .share {
        section.fault(
          atValueOf: "share",
          "\(indicator.id) is of kind \"\(indicator.kind.rawValue)\"; write an indicator of kind share")
      }
      for (key, written, declared) in [("part", part, indicator.numerator), ("whole", whole, indicator.denominator)] {
        guard let written, let declared, written != declared else { continue }
        let what =
          "\(indicator.id) has the \(key == "part" ? "numerator" : "denominator") \(declared), not \(written); write \(declared)"
        section.fault(atValueOf: key, what)
      }
    }
    guard let share, let part, let whole else { return nil }
    return ShareIdentity(
      share: share, part: part, whole: whole, partIncrease: partIncrease, wholeIncrease: wholeIncrease,
      region: row.region)
  }

  /// A target that raises the part or the whole.
  private func increase(_ section: Section, _ key: String, of indicator: IndicatorID?) -> String? {
    let id = reference(section, key, .name("YC-010"), to: .targets, isRequired: false)
    if let indicator, let target = id.flatMap({ targets[$0] })?.target, target.increaseOf != indicator {
      section.fault(
        atValueOf: key,
        "\(target.id) is no target on the increase of \(indicator); write one with increase_of: \(indicator)")
    }
    return id
  }
}
