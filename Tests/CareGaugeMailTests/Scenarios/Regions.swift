import CareGaugeConfiguration
import CareGaugeModel
import Foundation

/// The catalogues of the five regions, read once.
struct Regions: Sendable {
  static let shared = Regions()
  let catalogue: Catalogue
  let faults: [ConfigurationFault]

  private init() {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let files =
      ["indicators.yaml"]
      + ["Shandong", "Yunnan", "Zhejiang", "Ningxia", "InnerMongolia"].map { "\($0)/catalogue.yaml" }
    (catalogue, faults) = readCatalogue(files: files.map { root.appending(path: "Plugins/\($0)").path() })
  }
}
