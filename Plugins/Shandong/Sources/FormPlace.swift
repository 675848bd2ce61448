import CareGaugeAdapter

/// What the folders say: the year, the city, the file's own name.
struct FormPlace {
  let year: Int
  /// The name of the city's folder; nil for a file of the whole province.
  let city: String?
  /// The file's name without its ending.
  let stem: String

  /// - Throws: `FormFault` when the first folder is no year.
  init(_ file: String) throws {
    let parts = file.split(separator: "/").map(String.init)
    guard (2...3).contains(parts.count), parts[0].utf8.count == 4, let year = Int(parts[0]), Period.year(year) != nil
    else {
      throw FormFault(reason: "forms stand in folders by year, as 2021/济南市/历下区.docx")
    }
    self.year = year
    city = parts.count == 3 ? PlainText(parts[1]).compact : nil
    stem = PlainText(parts[parts.count - 1].split(separator: ".").dropLast().joined(separator: ".")).compact
  }
}

extension FormPlace {
  /// The area that a form names, if its folder says the same.
  /// - Throws: `FormFault` when form and folder differ.
  func area(of kind: Labels.Kind, named owner: String, _ part: LabelsPart) throws -> AreaCode {
    let name = PlainText(owner).compact
    if kind == .reviewer {
      guard city == nil else { throw FormFault(reason: "a form of the province lies in its year's folder") }
      guard let province = part.province, part.names(of: province).contains(where: { name.hasPrefix($0) }) else {
        throw FormFault(reason: "the form is not the province's")
      }
      return province
    }
    guard let city, let code = part.areas[city] else {
      throw FormFault(reason: "a form that is filled in lies in its city's folder, as 2021/济南市/历下区.docx")
    }
    if kind == .recommender {
      guard [city, city + "民政局"].contains(name) else {
        throw FormFault(reason: "the form is another city's than its folder")
      }
      return code
    }
    guard let county = part.areas[city + "/" + stem] else {
      throw FormFault(reason: "the file is not named after a county of its city")
    }
    guard part.county(name.replacing("人民政府", with: ""), of: city) == county else {
      throw FormFault(reason: "the form is another county's than its file's name")
    }
    return county
  }
}
