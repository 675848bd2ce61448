import Foundation
import TestSupport
import Testing

@Test(arguments: [("ack", true), ("nack", false), (nil, false)])
func aFormIsMovedOnceItIsStored(word: String?, isMoved: Bool) async throws {
  try await withTemporaryFolder { folder in
    let (inbox, archive) = (folder.appending(path: "inbox"), folder.appending(path: "archive"))
    try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
    let form = "月报表（2023年9月）\n填报单位：市民政局,填报日期：2023年9月25日\n地区,机构养老床位（张）\n银川市,\"9,720\"\n"
    try Data(form.utf8).write(to: inbox.appending(path: "2023-09.csv"))
    let run = try AdapterRun(
      program: "caregauge-adapter-ningxia",
      request: [
        "protocol": 1, "id": "a", "op": "collect", "options": ["inbox": inbox.path, "archive": archive.path],
      ], word: word)
    #expect(run.lines.last == #"{"id":"a","type":"end","reports":1,"readings":1,"absent":0,"rejected":0}"#)
    #expect(run.status == 0)
    #expect(FileManager.default.fileExists(atPath: archive.path + "/2023-09.csv") == isMoved)
    #expect(FileManager.default.fileExists(atPath: inbox.path + "/2023-09.csv") == !isMoved)
  }
}

@Test func aPipeOrLinkInTheInboxHoldsNothingUp() async throws {
  try await withTemporaryFolder { folder in
    #expect(mkfifo(folder.path + "/pipe.csv", 0o600) == 0)
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/link.csv", withDestinationPath: "/etc/passwd")
    let run = try AdapterRun(
      program: "caregauge-adapter-ningxia",
      request: ["protocol": 1, "id": "a", "op": "collect", "options": ["inbox": folder.path]])
    #expect(run.lines.last == #"{"id":"a","type":"end","reports":2,"readings":0,"absent":0,"rejected":2}"#)
    #expect(!run.lines.joined().contains("root:"))
  }
}

@Test func theProgramOutlivesACollectorThatGoesAway() async throws {
  // The reading end is closed before the answer comes: the program ends with a status, not with SIGPIPE.
  let process = Process()
  let (requests, answers) = (Pipe(), Pipe())
  process.executableURL = try builtProgram("caregauge-adapter-ningxia")
  process.environment = ["PATH": "/usr/bin:/bin"]
  (process.standardInput, process.standardOutput, process.standardError) = (requests, answers, FileHandle.nullDevice)
  try process.run()
  try answers.fileHandleForReading.close()
  try requests.fileHandleForWriting.write(contentsOf: Data((#"{"protocol":1,"id":"a","op":"describe"}"# + "\n").utf8))
  try requests.fileHandleForWriting.close()
  process.waitUntilExit()
  #expect(process.terminationReason == .exit)
  #expect(process.terminationStatus == 1)
}
