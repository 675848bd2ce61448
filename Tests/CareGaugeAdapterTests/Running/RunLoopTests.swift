import Foundation
import Synchronization
import Testing

@testable import CareGaugeAdapter

/// What the run loop answers to the lines of its input.
private func answers(_ lines: String...) async throws -> (text: String, status: Int32) {
  let input = try TestPipe.holding(lines.map { $0 + "\n" }.joined())
  defer { close(input.reading) }
  let output = try TestPipe()
  var loop = RunLoop(
    TrialAdapter(), input: input.reading, output: output.writing, zone: .shanghai, fallbackID: "from-environment")
  let status = await loop.run()
  return (output.drained(), status)
}

private func collect(_ id: String, _ behaviour: String) -> String {
  #"{"protocol":1,"id":"\#(id)","op":"collect","since":null,"options":{"do":"\#(behaviour)"}}"#
}

private let hello = #"{"id":"a","type":"hello","name":"trial_region","version":"2.1.0","protocol":1}"#

@Test func describeIsAnsweredWithOptionsAndTheirTypes() async throws {
  let (text, status) = try await answers(#"{"protocol":1,"id":"a","op":"describe","colour":{"x":[1,null]}}"#)
  #expect(
    text == """
      \(hello)
      {"id":"a","type":"description","region":"trial","indicators":["nursing_beds"],"areas":["640104","530181001"],\
      "options":[{"name":"do","type":"text","required":false,"help":"What to do.","default":"nothing"},\
      {"name":"inbox","type":"path","required":false,"help":"Where to look."},\
      {"name":"share","type":"number","required":false,"help":"A number.","default":0.5},\
      {"name":"strict","type":"flag","required":false,"help":"A flag.","default":false},\
      {"name":"units","type":"list","required":false,"help":"Names.","default":["民政",3]}]}
      {"id":"a","type":"end"}

      """)
  #expect(status == 0)
}

@Test func aCollectionIsWrittenToTheLetter() async throws {
  let (text, status) = try await answers(collect("a", "report"))
  #expect(
    text == #"""
      \#(hello)
      {"id":"a","type":"report","report":"r1","period":"2023-09","as_of":"2023-09-25","reporter":"市民政局",\#
      "reported_at":"2023-09-25","delivered_at":"2023-09-25T16:20:00+08:00","status":"revised","obligation":"YC-039",\#
      "source":"file:2023-09.csv","sha256":"\#(String(repeating: "0f", count: 32))"}
      {"id":"a","type":"reading","report":"r1","indicator":"nursing_beds","area":"640104","value":1203,\#
      "place":"14:3","raw":"1,203"}
      {"id":"a","type":"reading","report":"r1","indicator":"nursing_beds","area":"530181001","value":0.57,\#
      "numerator":5586,"denominator":9688}
      {"id":"a","type":"progress","done":1,"of":2}
      {"id":"a","type":"absent","report":"r1","indicator":"nursing_beds","area":"640104","reason":"not_yet_published"}
      {"id":"a","type":"rejected","report":"r1","place":"14:4","raw":"58%%\"\\\n\u0001","reason":"not a number"}
      {"id":"a","type":"end","reports":1,"readings":2,"absent":1,"rejected":1}

      """#)
  #expect(status == 0)
}

@Test func aCollectionWithoutNewsIsASuccess() async throws {
  let (text, status) = try await answers(collect("a", "nothing"))
  #expect(text == "\(hello)\n" + #"{"id":"a","type":"end","reports":0,"readings":0,"absent":0,"rejected":0}"# + "\n")
  #expect(status == 0)
}

private let failures = [
  (#"{"protocol":2,"id":"a","op":"describe"}"#, "format", "this adapter speaks protocol 1 only; protocol 2 was asked"),
  (#"{"id":"a","op":"describe"}"#, "format", "this adapter speaks protocol 1 only; none was asked"),
  (#"{"protocol":1,"id":"a","op":"dance"}"#, "format", "op must be describe or collect, then ack or nack"),
  (
    #"{"protocol":1,"id":"a","op":"collect","since":"yesterday"}"#, "format",
    "since must be a day as 2023-08-25, or null"
  ),
  (
    #"{"protocol":1,"id":"a","op":"collect","options":{"inbox":7,"inbx":"x","strict":"yes","units":"a","share":"1"}}"#,
    "format",
    "option “inbx” is unknown; the adapter knows do, inbox, share, strict, units; "
      + "option “inbox” is a number; write it in quotes; option “share” is not a number; "
      + "option “strict” is neither true nor false; option “units” is not a list; write [a, b]"
  ),
  (collect("a", "twice"), "internal", "report “r1”: begun twice; give each report of a collection its own name"),
  (collect("a", "outside"), "internal", "report “r1”: as_of 2024-01-01 lies outside its period 2023"),
  (
    collect("a", "unknown"), "internal",
    "an error of type UnknownError was thrown; throw AdapterFault to say what is wrong and what to do"
  ),
]

@Test(arguments: failures) func aFailureSaysItsCodeAndReason(request: String, code: String, reason: String) async throws
{
  let (text, status) = try await answers(request)
  let last = try #require(text.split(separator: "\n").last)
  #expect(last == #"{"id":"a","type":"failed","code":"\#(code)","reason":"\#(reason)"}"#)
  #expect(text.hasPrefix(hello))
  #expect(status == 1)
}

@Test func aRequestThatIsNoRequestIsAnsweredUnderTheEnvironmentsId() async throws {
  let (text, status) = try await answers("{not json}")
  #expect(text.hasPrefix(#"{"id":"from-environment","type":"failed","code":"format","reason":"the request is not"#))
  #expect(status == 1)
}

@Test func aLineBeyondOneMebibyteIsRefused() async throws {
  // More than a pipe holds: another thread writes while the loop reads.
  let input = try TestPipe()
  let writing = input.writing
  let writer = Thread {
    let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: (1 << 20) + 40_000)
    try? FileDescriptorWriter(descriptor: writing).write(bytes[...])
    close(writing)
  }
  signal(SIGPIPE, SIG_IGN)
  writer.start()
  let output = try TestPipe()
  var loop = RunLoop(TrialAdapter(), input: input.reading, output: output.writing, zone: .shanghai, fallbackID: "e")
  #expect(await loop.run() == 1)
  close(input.reading)
  #expect(output.drained().contains("the request is longer than 1 MiB"))
}

@Test func optionsArriveWithTheirTypesAndDefaults() async throws {
  let (text, _) = try await answers(
    #"{"protocol":1,"id":"a","op":"collect","since":"2023-08-25","options":{"do":"options","strict":true,"inbox":"/in"}}"#,
    #"{"protocol":1,"id":"b","op":"collect","options":{"do":"options","share":2,"units":["x"]}}"#)
  let reasons = text.split(separator: "\n").filter { $0.contains("failed") }
  #expect(reasons.first?.contains(#""source_unavailable","reason":"0.5 true 民政+3 2023-08-25 /in""#) == true)
  #expect(reasons.last?.contains(#""reason":"2.0 false x never no inbox""#) == true)
}

@Test func onlyAnAcknowledgedCollectionMovesItsFiles() async throws {
  _ = try await answers(collect("acked", "report"), #"{"id":"acked","op":"ack"}"#)
  _ = try await answers(collect("nacked", "report"), #"{"id":"nacked","op":"nack","reason":"unknown area"}"#)
  _ = try await answers(collect("other", "report"), #"{"id":"another","op":"ack"}"#)
  _ = try await answers(collect("silent", "report"))
  _ = try await answers(collect("failed", "unknown"), #"{"id":"failed","op":"ack"}"#)
  let acknowledged = TrialAdapter.acknowledged.withLock { $0 }
  #expect(acknowledged["acked"] == ["file:2023-09.csv"])
  #expect(Set(acknowledged.keys).isDisjoint(with: ["nacked", "other", "another", "silent", "failed"]))
}

@Test func aCollectorThatGoesAwayEndsTheAdapter() async throws {
  signal(SIGPIPE, SIG_IGN)
  let input = try TestPipe.holding(collect("a", "flood") + "\n")
  let output = try TestPipe()
  close(output.reading)
  var loop = RunLoop(TrialAdapter(), input: input.reading, output: output.writing, zone: .shanghai, fallbackID: "")
  #expect(await loop.run() == 1)
  close(input.reading)
  close(output.writing)
}

@Test func aLongRawTextIsCutBetweenCharacters() async throws {
  let (text, _) = try await answers(collect("a", "long"))
  #expect(text.contains(#""raw":"\#(String(repeating: "床", count: 665))…","reason":"too long""#))
}
