import Foundation
import TestSupport
import Testing

/// `caregauge check` on configurations that do not fit the machine, and options typed by an adapter's own description.
@Suite struct CheckTests {
  private let describing = """
    #!/bin/sh
    read -r request
    id=$(printf %s "$request" | sed 's/.*"id":"\\([^"]*\\)".*/\\1/')
    say() { printf '{"id":"%s",%s}\\n' "$id" "$1"; }
    say '"type":"hello","name":"test","version":"1.0.0","protocol":1'
    case "$request" in
    *'"op":"describe"'*)
      say '"type":"description","region":"REGION","indicators":["nursing_beds","unheard_of"],"areas":["640104"],"options":[
    {"name":"inbox","type":"path","required":true,"help":"A folder."},{"name":"code","type":"text"},
    {"name":"retries","type":"number"},{"name":"quick","type":"flag"},{"name":"towns","type":"list"}]'
      say '"type":"end"' ;;
    *)
      say '"type":"report","report":"r1","period":"2023-09","reported_at":"2023-09-25"'
      say "\\"type\\":\\"rejected\\",\\"report\\":\\"r1\\",\\"raw\\":\\"$(printf %s "$request" | sed 's/.*"options"://; s/}$//; s/,"protocol.*//; s/"/\\\\"/g')\\",\\"reason\\":\\"the options\\""
      say '"type":"end","reports":1,"readings":0,"absent":0,"rejected":1' ;;
    esac
    """.replacing(",\"options\":[\n", with: ",\"options\":[").replacing("},\n{", with: "},{")

  /// Writes a program that says what it takes.
  private func program(in folder: URL, region: String = "ningxia", name: String = "describing") throws {
    let file = folder.appending(path: name)
    try describing.replacing("REGION", with: region).write(to: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
  }

  private let user = geteuid() == 0 ? ", user: root" : ""

  /// What `check` says; the folder's path is left out.
  private func check(_ text: String, in folder: URL) throws -> (lines: [String], status: Int32) {
    let file = folder.appending(path: "caregauge.yaml")
    try """
    database: {private: \(folder.path)/pg}
    catalogues: [Plugins/indicators.yaml, Plugins/*/catalogue.yaml]
    adapters_path: [\(folder.path)]
    \(text)

    """.write(to: file, atomically: true, encoding: .utf8)
    let said = try CommandLineTests().run(["check", "--config", file.path])
    let lines = (said.faults + said.output).replacing(folder.path + "/", with: "").split(separator: "\n").map(
      String.init)
    return (lines, said.status)
  }

  @Test func whatIsNotThereIsAFault() async throws {
    try await withTemporaryFolder { folder in
      try program(in: folder)
      try program(in: folder, region: "atlantis", name: "elsewhere")
      let said = try check(
        """
        adapters:
          - {name: gone, program: caregauge-adapter-gone}
          - {name: nobody_there, program: describing, user: no_such_user_here}
          - {name: far, program: elsewhere\(user), options: {inbox: Plugins}}
          - {name: wrong, program: describing\(user), options: {inbx: Plugins, code: 640104, retries: "3", quick: maybe, towns: one}}
        inboxes:
          ningxia: \(folder.path)/nowhere/tasks.csv
          zhejiang: \(folder.path)
          yunnan: /dev/zero
        """, in: folder)
      #expect(said.status == 78)
      let beside = try builtProgram("caregauge").deletingLastPathComponent().path
      #expect(
        said.lines == [
          "caregauge.yaml:5:27: error: there is no program caregauge-adapter-gone in \(beside), \(folder.path); add its folder to adapters_path",
          "caregauge.yaml:6:53: error: there is no user no_such_user_here; create it, or name another",
          "caregauge.yaml:7:5: error: far reads the region atlantis, of which no catalogue lists an area; add the region's catalogue under catalogues",
          "caregauge.yaml:8:5: warning: wrong may report indicators that no catalogue has, and such reports are refused: unheard_of; add them to a catalogue, or correct the program",
        ] + wrong(said.lines)
          + [
            "caregauge.yaml:10:12: error: the folder of \"nowhere/tasks.csv\" does not exist; create it, or correct the path",
            "caregauge.yaml:11:13: error: \"\(folder.path)\" is a folder; write the path of a CSV file in it",
            "caregauge.yaml:12:11: error: \"/dev/zero\" is no ordinary file; write the path of a CSV file",
          ])
    }
  }

  /// The faults of the options, whose columns hang on who runs the test.
  private func wrong(_ lines: [String]) -> [String] {
    let own = lines.filter { $0.hasPrefix("caregauge.yaml:8:") && $0.contains(": error: ") }
    let texts = own.map { line in line.components(separatedBy: ": error: ").last ?? "" }
    #expect(
      texts == [
        "wrong needs the option \"inbox\" (A folder.); write options: {inbox: …}",
        "wrong has no option \"inbx\"; write inbox",
        "option \"code\" of wrong is read as a number; write it in quotation marks",
        "option \"retries\" of wrong is a text; write a number without quotation marks",
        "option \"quick\" of wrong is a text; write true or false without quotation marks",
        "option \"towns\" of wrong is a text; write a list, [a, b]",
      ])
    return own
  }

  @Test func whatMayStillComeIsAWarning() async throws {
    try await withTemporaryFolder { folder in
      try program(in: folder)
      try "#!/bin/sh\nsleep 60\n".write(to: folder.appending(path: "silent.sh"), atomically: true, encoding: .utf8)
      try "target,day,evidence,name\nYC-003,2023-11-28,a.pdf,王芳\nYC-003,2023-09-05,,王芳\n\u{1B}[31m,2023-11-28,a,b\n"
        .write(
          to: folder.appending(path: "tasks.csv"), atomically: true, encoding: .utf8)
      let said = try check(
        """
        adapters:
          - {name: silent, command: [sh, \(folder.path)/silent.sh], timeout: 1s\(user)}
          - {name: later, program: describing\(user), options: {inbox: \(folder.path)/inbox, code: "640104", retries: 3, quick: true, towns: [a, 1]}}
        inboxes: {ningxia: \(folder.path)/tasks.csv, zhejiang: \(folder.path)/later.csv}
        """, in: folder)
      #expect(said.status == 0)
      #expect(said.lines.count == 7)
      #expect(
        said.lines[0].hasPrefix(
          "caregauge.yaml:5:29: warning: silent could not be asked for its options, so that they are not checked: "))
      #expect(said.lines[1].contains("unheard_of"))
      #expect(
        said.lines[2].hasSuffix(
          ": warning: \"inbox\", the option \"inbox\" of later, does not exist; nothing is collected before that is mended"
        ))
      #expect(
        said.lines[3]
          == "caregauge.yaml:7:\(said.lines[3].split(separator: ":")[2]): warning: \"later.csv\" does not exist yet; create it with the first line target,day,evidence,name"
      )
      #expect(
        said.lines[4]
          == "tasks.csv:3:2: warning: the row is not taken: day: 2023-09-05 is before the document was issued, on 2023-09-06; write the day on which it was done. evidence: no evidence; write a file's name, an address or a sentence"
      )
      #expect(
        said.lines[5]
          == "tasks.csv:4:1: warning: the row is not taken: target: \"\u{FFFD}[31m\" is no target; write the id of a target that is to be done"
      )
      #expect(said.lines[6].hasPrefix("caregauge.yaml: no fault, 6 warnings (2 adapters, "))
    }
  }

  @Test func aProgramThatCannotAnswerIsAFaultAndFoldersThatCannotBeMadeToo() async throws {
    try await withTemporaryFolder { folder in
      let said = try check(
        """
        adapters:
          - {name: mute, command: [/bin/true]\(user)}
        alerting: {receivers: [{name: ops, email: {to: ops@b.example}}], routes: [{receivers: ops}]}
        email: {from: a@b.example, maildir: /dev/null/mail}
        """, in: folder)
      #expect(said.status == 78)
      #expect(
        said.lines == [
          "caregauge.yaml:5:27: error: mute could not be asked for its options, so that they are not checked: line 1: the output ends before the end message; the program ended with status 0",
          "caregauge.yaml:7:37: error: \"/dev/null/mail\" cannot be made, since /dev/null is no folder; write another path",
        ])
    }
  }

  @Test func optionsOnTheCommandLineAreTypedByTheAdaptersDescription() async throws {
    try await withTemporaryFolder { folder in
      try program(in: folder)
      func run(_ options: String...) throws -> (output: String, faults: String, status: Int32) {
        try CommandLineTests().run(
          ["adapter", "run", "describing", "--path", folder.path, "--format", "json"]
            + (geteuid() == 0 ? ["--user", "root"] : []) + options.flatMap { ["--option", $0] })
      }
      let said = try run(
        "inbox=7", "code=640104", "retries=3", "quick=yes", "towns=530181,530182", "towns=true")
      #expect(said.status == 0, "\(said.faults)")
      let inbox = RunningService.repository.appending(path: "7").path
      #expect(
        said.output.contains(
          #""raw" : "{\"code\":\"640104\",\"inbox\":\"\#(inbox)\",\"quick\":true,\"retries\":3,\"towns\":[\"530181\",\"530182\",\"true\"]}""#
        ), "\(said.output)")
      let wrong = try run("cod=1", "retries=three", "quick=1", "code=a", "code=b")
      #expect(wrong.status == 64)
      for text in [
        "there is no option cod; write code", "option retries is a number; write a number, not three",
        "option quick is a flag; write true or false, not 1", "option code stands here more than once; write it once",
        "option inbox is missing (A folder.); write --option inbox=…",
      ] {
        #expect(wrong.faults.contains(text), "\(wrong.faults)")
      }
    }
  }
}
