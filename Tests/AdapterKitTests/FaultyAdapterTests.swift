import CareGaugeModel
import Foundation
import TestSupport
import Testing

@testable import AdapterKit

/// The Python template with one fault each: the kit finds the fault, and nothing else.
struct FaultyAdapterTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    var name: String
    var old: String
    var new: String
    /// The vectors that are run, and must fail.
    var fail: [String]
    /// Vectors that are run too, and must pass.
    var pass: [String] = []
    var testDescription: String { name }
  }

  static let faults = [
    Fault(
      name: "prints a greeting", old: "    answer = Answer(request[\"id\"])\n",
      new: "    answer = Answer(request[\"id\"])\n    sys.stdout.buffer.write(b\"Hello!\\n\")\n",
      fail: ["describe/json", "describe/hello-first", "describe/accepted"], pass: ["describe/region"]),
    Fault(
      name: "forgets the id", old: "{\"id\": self.request_id, \"type\"", new: "{\"id\": \"1\", \"type\"",
      fail: ["describe/id"], pass: ["describe/hello-first"]),
    Fault(
      name: "asks for no protocol", old: "request.get(\"protocol\") != 1", new: "False",
      fail: ["request/protocol-2", "request/protocol-2-describe", "request/protocol-missing"], pass: ["id/long"]),
    Fault(
      name: "miscounts", old: "self.counts[line_type] += 1", new: "self.counts[line_type] += 2",
      fail: ["collect/count-reports", "collect/count-readings", "collect/accepted"], pass: ["collect/end-last"]),
    Fault(
      name: "never ends", old: "    answer.end()\n", new: "", fail: ["collect/end-last", "collect/accepted"],
      pass: ["describe/end-last"]),
    Fault(
      name: "takes missing for nothing", old: "        raise Fault(\"source_unavailable\"",
      new: "        names = []\n    if False:\n        raise Fault(\"source_unavailable\"",
      fail: ["source/gone", "options/path-is-missing"], pass: ["source/empty-folder"]),
    Fault(
      name: "opens pipes", old: "    if not stat.S_ISREG(os.lstat(path).st_mode):\n", new: "    if False:\n",
      fail: ["source/pipe"], pass: ["source/read-only"]),
    Fault(
      name: "crashes on a folder", old: "    except (Unreadable, csv.Error) as error:",
      new: "    except csv.Error as error:", fail: ["source/folder-named-like-a-file"], pass: ["source/read-only"]),
    Fault(
      name: "sends whole cells", old: "raw=cell[:200], reason=\"not a number\"",
      new: "raw=cell * 300000, reason=\"not a number\"", fail: ["collect/short-lines"], pass: ["collect/utf8"]),
    Fault(
      name: "writes GB 18030", old: "line.encode(\"utf-8\", \"replace\")", new: "line.encode(\"gb18030\")",
      fail: ["collect/utf8", "id/chinese"], pass: ["id/long"]),
    Fault(
      name: "says blank is 0", old: "        answer.say(\"absent\", report=report,",
      new: "        answer.say(\"absent\", value=0, report=report,", fail: ["absent/no-figure"], pass: ["absent/reason"]
    ),
    Fault(
      name: "says something else each time",
      old: "    for number, name in enumerate(names, 1):\n",
      new:
        "    answer.say(\"rejected\", report=\"r1\", reason=str(os.getpid()), raw=\"x\")\n    for number, name in enumerate(names, 1):\n",
      fail: ["collect/again-without-ack", "report/before-its-lines"], pass: ["rejected/reason"]),
    Fault(
      name: "leaves a lock", old: "    answer.end()\n",
      new: "    answer.end()\n    open(os.path.join(inbox, \"lock\"), \"w\").close()\n",
      fail: ["source/untouched-without-ack", "source/untouched-after-nack"], pass: ["source/untouched-by-describe"]),
    Fault(
      name: "ignores SIGTERM", old: "def main():\n",
      new: "def main():\n    import signal\n    signal.signal(signal.SIGTERM, signal.SIG_IGN)\n",
      fail: ["ending/sigterm-while-waiting"], pass: ["ending/log-closed"]),
    Fault(
      name: "names other areas", old: "area=area, value=value", new: "area=\"990103\", value=value",
      fail: ["reading/area-described"],
      pass: ["reading/indicator-described"]),
    Fault(
      name: "sends texts for numbers", old: "value = int(value) if value == int(value) else float(value)",
      new: "value = text",
      fail: ["reading/numbers", "collect/accepted"], pass: ["reading/once"]),
    Fault(
      name: "logs without level", old: "        answer.say(\"hello\"",
      new: "        print(\"starting\", file=sys.stderr)\n        answer.say(\"hello\"",
      fail: ["describe/log-levels", "collect/log-levels"], pass: ["describe/leaves"]),
    Fault(
      name: "needs its working folder", old: "def collect(options, answer):\n",
      new: "def collect(options, answer):\n    open(\"cache\", \"w\").close()\n",
      fail: ["surroundings/another-working-folder"], pass: ["surroundings/no-home"]),
    Fault(
      name: "ends with a status of its own", old: "    return status\n\n\nif", new: "    return 3\n\n\nif",
      fail: ["describe/leaves", "collect/leaves"], pass: ["describe/answer"]),
    Fault(
      name: "lets its progress go back", old: "    answer.end()\n",
      new: "    answer.say(\"progress\", done=0, of=1)\n    answer.end()\n", fail: ["collect/progress-goes-on"],
      pass: ["collect/progress-counts"]),
    Fault(
      name: "describes an option badly", old: "\"type\": \"path\"", new: "\"type\": \"folder\"",
      fail: ["describe/option-types"], pass: ["describe/option-help"]),
    Fault(
      name: "describes areas as numbers", old: "sorted(set(AREAS.values()))",
      new: "sorted(int(area) for area in AREAS.values())", fail: ["describe/areas", "describe/accepted"],
      pass: ["describe/indicators"]),
  ]

  @Test(arguments: faults) func theKitFindsTheFaultAndNothingElse(_ fault: Fault) async throws {
    try await KitBench.withScaffold(.python) { scaffold, folder in
      let program = folder.path + "/" + scaffold.command
      let text = try String(contentsOfFile: program, encoding: .utf8)
      #expect(text.contains(fault.old))
      try Data(text.replacing(fault.old, with: fault.new).utf8).write(to: URL(filePath: program))
      let report = try await KitBench.check(
        [program], options: ["inbox": .text(folder.path + "/example/Samples")], only: fault.fail + fault.pass)
      #expect(Set(report.failures.map(\.vector.name)) == Set(fault.fail), "\(report.text)")
      #expect(!report.hasPassed)
    }
  }
}
