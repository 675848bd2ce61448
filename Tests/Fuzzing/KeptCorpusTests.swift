import Foundation
import Testing

/// Every input that is kept from fuzzing, through the harness that found it.
struct KeptCorpusTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Corpus")

  @Test(arguments: FuzzedReader.allCases)
  func everyKeptInputIsReadWithoutAFinding(_ reader: FuzzedReader) throws {
    let files = try FileManager.default.contentsOfDirectory(
      at: KeptCorpusTests.folder.appending(path: reader.rawValue), includingPropertiesForKeys: nil)
    #expect(files.count >= 10, "the corpus of \(reader) is gone")
    for file in files.sorted(by: { $0.path < $1.path }) {
      let bytes = Array(try Data(contentsOf: file))
      #expect(throws: Never.self, "\(reader)/\(file.lastPathComponent)") { try reader.read(bytes) }
    }
  }
}
