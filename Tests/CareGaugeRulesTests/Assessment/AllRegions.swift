import CareGaugeConfiguration
import CareGaugeModel
import CareGaugeRules
import Foundation
import Testing

/// The catalogues of the five regions, read once.
struct AllRegions: Sendable {
  static let shared = AllRegions()

  /// The folder that holds `Package.swift`.
  static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  let catalogue: Catalogue
  let judge: Judge

  private init() {
    let files =
      ["Plugins/indicators.yaml"]
      + ["Shandong", "Yunnan", "Zhejiang", "Ningxia", "InnerMongolia"].map { "Plugins/\($0)/catalogue.yaml" }
    catalogue = readCatalogue(files: files.map { AllRegions.repository.appending(path: $0).path() }).0
    judge = Judge(catalogue)
  }
}
