import CareGaugeAdapter
import Foundation
import TestSupport
import Testing

@Test func aFolderNamesItsFinishedFiles() async throws {
  try await withTemporaryFolder { folder in
    for name in ["b.csv", "a.CSV", ".hidden.csv", "~$a.csv", "c.csv.part", "d.tmp", "e.txt", "csv"] {
      try Data(name.utf8).write(to: folder.appending(path: name))
    }
    try FileManager.default.createDirectory(at: folder.appending(path: "2021/济南市"), withIntermediateDirectories: true)
    try Data().write(to: folder.appending(path: "2021/济南市/历下区.csv"))
    let source = try SourceFolder(path: folder.path)
    #expect(try source.files(["csv"]) == ["a.CSV", "b.csv"])
    #expect(try source.files(["csv"], depth: 3) == ["2021/济南市/历下区.csv", "a.CSV", "b.csv"])
    #expect(try source.files() == ["a.CSV", "b.csv", "csv", "e.txt"])
    #expect(throws: AdapterFault.self) { try source.files(limit: 3) }
    #expect(throws: AdapterFault.self) { try SourceFolder(path: folder.path + "/b.csv") }
  }
}

@Test func onlyRegularFilesWithinTheLimitAreRead() async throws {
  try await withTemporaryFolder { folder in
    let file = folder.appending(path: "a.csv").path
    try Data("abc".utf8).write(to: URL(filePath: file))
    let read = try SourceFile(path: file)
    #expect(read.bytes == Array("abc".utf8))
    #expect(read.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(read.name == "a.csv")
    #expect(throws: AdapterFault(.format, "a.csv is larger than 2 bytes")) { try SourceFile(path: file, limit: 2) }
    let link = folder.appending(path: "link.csv").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
    #expect(throws: AdapterFault.self) { try SourceFile(path: link) }
    let pipe = folder.appending(path: "pipe.csv").path
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(throws: AdapterFault(.format, "pipe.csv is no regular file")) { try SourceFile(path: pipe) }
    #expect(throws: AdapterFault(.sourceUnavailable, "none.csv cannot be opened: No such file or directory")) {
      try SourceFile(path: folder.appending(path: "none.csv").path)
    }
  }
}

@Test func aMovedFileReplacesNone() async throws {
  try await withTemporaryFolder { folder in
    let source = try SourceFolder(path: folder.path)
    let archive = folder.appending(path: "done").path
    for text in ["first", "second"] {
      try Data(text.utf8).write(to: folder.appending(path: "a.csv"))
      try source.move("a.csv", to: archive)
    }
    #expect(try String(contentsOfFile: archive + "/a.csv", encoding: .utf8) == "first")
    #expect(try String(contentsOfFile: archive + "/a.csv.2", encoding: .utf8) == "second")
    #expect(try source.files() == [])
  }
}
