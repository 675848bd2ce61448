import Foundation

/// What is fuzzed: everything that turns bytes from elsewhere into values.
enum FuzzedReader: String, CaseIterable, Sendable {
  case delimited, workbook, sheets, html, labelled, pages, notations, yaml, mapping, scanner, output, replies

  /// The one that the environment names, for the program that libFuzzer drives.
  static let chosen = ProcessInfo.processInfo.environment["CAREGAUGE_FUZZED_READER"].flatMap(FuzzedReader.init)

  /// Reads the bytes, whatever they are, and checks what must hold of the result.
  /// - Throws: `HarnessFault` when it does not hold; a trap is a finding as well.
  func read(_ bytes: [UInt8]) throws {
    switch self {
    case .delimited: try DelimitedHarness.read(bytes)
    case .workbook: try WorkbookHarness.read(bytes)
    case .sheets: try WorkbookHarness.read(StoredPackage.workbook(bytes))
    case .html: try HTMLHarness.read(bytes)
    case .labelled: try LabelledHarness.read(bytes)
    case .pages: try PagesHarness.read(bytes)
    case .notations: try NotationsHarness.read(bytes)
    case .yaml: try YAMLHarness.read(bytes)
    case .mapping: try MappingHarness.read(bytes)
    case .scanner: try ScannerHarness.read(bytes)
    case .output: try OutputHarness.read(bytes)
    case .replies: try RepliesHarness.read(bytes)
    }
  }
}

/// Something that a reader did to some bytes and must never do.
struct HarnessFault: Error, CustomStringConvertible {
  let description: String
}

/// Throws what is wrong unless the condition holds.
func require(_ condition: Bool, _ what: @autoclosure () -> String) throws {
  guard condition else { throw HarnessFault(description: what()) }
}

/// A fault's text must say something.
func requireSentence(_ fault: some Error & CustomStringConvertible) throws {
  try require(fault.description.utf8.count >= 8, "a fault without a sentence: \(fault)")
}
