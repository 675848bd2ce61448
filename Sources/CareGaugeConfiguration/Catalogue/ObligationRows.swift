import CareGaugeModel

extension CatalogueReading {
  func readObligations() {
    for row in rows[.obligations] {
      if let obligation = readObligation(row) { catalogue.obligations.append(obligation) }
    }
  }

  private func readObligation(_ row: CatalogueRow) -> Obligation? {
    let section = row.section
    let id = section.required("id", .name("YC-039"))
    let name = section.localizedName(isRequired: true)
    let area = obligationArea(row)
    let each = section.obligationScope()
    let reporters = section.requiredList(
      "reporters", .text("who reports"), orOne: true, write: "reporters: [市民政局], who owes the report")
    let (document, clause) = readSource(section)
    let issue = document.flatMap { documents[$0] }
    let dated = section.schedule(issue, continuous: false, undated: false)
    let dueBasis = section.dueBasis(of: dated?.schedule)
    let grace = section.optional("grace", .workdays) ?? 0
    let proves = reference(section, "proves", .name("YC-039"), to: .obligations, isRequired: false)
    section.finish()
    guard let id, let name, let area, let dated, let document, let clause, !reporters.isEmpty,
      let region = row.region
    else { return nil }
    return Obligation(
      id: id, name: name, area: area, each: each, reporters: reporters.map(\.value), schedule: dated.schedule,
      dueBasis: dueBasis, graceWorkdays: grace, proves: proves, document: document, clause: clause, region: region)
  }

  /// The area that owes the report: the one written, else the region's only root.
  private func obligationArea(_ row: CatalogueRow) -> AreaCode? {
    if row.section.has("area") { return reference(row.section, "area", .area, to: .areas) }
    row.section.allow("area")
    let roots = row.region.flatMap { self.roots[$0] } ?? []
    if roots.count == 1 { return roots[0].code }
    if !isComplete { return nil }
    row.section.requireOne(of: ["area"], write: "area: with the code of the area that owes the report")
    return nil
  }
}

extension Section {
  /// `each: {level: city}`: each area of the level owes a report.
  fileprivate func obligationScope() -> Area.Level? {
    guard let each = section("each", write: "each: {level: city}") else { return nil }
    let level = each.required("level", Form<Area.Level>.word)
    each.finish()
    return level
  }
}

extension Form where Value == Int {
  /// `3 workdays`
  fileprivate static var workdays: Form {
    Form("a number of working days such as 3 workdays") { text, _ in
      let parts = text.split(separator: " ")
      guard let days = parts.first.flatMap({ wholeNumber($0) }) else { return .failure(Misfit()) }
      guard parts.count == 2, ["workday", "workdays"].contains(parts[1]) else {
        return .failure(Misfit("which is not in working days", write: "\(days) workdays"))
      }
      return days <= 60 ? .success(days) : .failure(Misfit("more than 60 workdays"))
    }
  }
}
