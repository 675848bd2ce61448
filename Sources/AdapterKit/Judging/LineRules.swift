import CareGaugeCollector
/// What every line of every answer must be, whatever was asked.
enum LineRules {
  static let types = [
    "hello", "description", "report", "reading", "absent", "rejected", "progress", "end", "failed",
  ]

  /// - Parameter op: `describe` or `collect`, the first part of the rules' names.
  static func rules(_ op: String) -> [OutputRule] {
    [
      OutputRule(
        "\(op)/says-something", "There is at least one line on standard output.",
        mend:
          "Flush standard output after the last line (print(…, flush=True) in Python); a buffer that is never flushed is lost."
      ) { $0.lines.isEmpty ? Objection("standard output is empty") : nil },
      OutputRule(
        "\(op)/utf8", "Standard output is UTF-8.",
        mend:
          "Write UTF-8, whatever the locale and the source's encoding are; in Python: sys.stdout.reconfigure(encoding=\"utf-8\")."
      ) { speech in
        speech.first([]) { String(validating: $0.bytes, as: UTF8.self) == nil ? "the line is no UTF-8" : nil }
      },
      OutputRule(
        "\(op)/json", "Each line is one JSON object.",
        mend: "Print nothing but protocol lines on standard output; everything for people goes to standard error."
      ) { $0.first([]) { $0.message == nil ? "the line is no JSON object" : nil } },
      OutputRule(
        "\(op)/no-empty-lines", "No line is empty.", mend: "Do not print empty lines on standard output."
      ) { $0.first([]) { $0.bytes.isEmpty ? "the line is empty" : nil } },
      OutputRule(
        "\(op)/no-byte-order-mark", "No byte order mark stands at the beginning.",
        mend: "Write UTF-8 without byte order mark (\"utf-8\", not \"utf-8-sig\")."
      ) { $0.recording.output.starts(with: [0xEF, 0xBB, 0xBF]) ? Objection("the output begins with one") : nil },
      OutputRule(
        "\(op)/line-ends", "The last line ends with a line feed.", mend: "Write \"\\n\" after the last line too."
      ) { $0.first([]) { $0.isWhole ? nil : "no line feed stands behind it" } },
      OutputRule(
        "\(op)/short-lines", "No line is longer than 1 MiB.",
        mend: "Cut raw texts, to 200 characters say, and put each reading on a line of its own."
      ) { $0.first([]) { $0.bytes.count > 1 << 20 ? "the line has \($0.bytes.count) bytes" : nil } },
      OutputRule(
        "\(op)/known-types", "Each line has a type of the protocol.",
        mend: "The types are \(types.joined(separator: ", ")), in small letters."
      ) { $0.first([]) { types.contains($0.type) ? nil : "there is no type \"\($0.type)\"" } },
      OutputRule(
        "\(op)/hello-first", "The first line is hello.",
        mend: "Say hello before anything else, once the request is read."
      ) { speech in
        speech.lines.first.flatMap { $0.type == "hello" ? nil : Objection("the first line is \($0.type)", $0) }
      },
      OutputRule("\(op)/hello-once", "hello comes once.", mend: "Say hello once for each request.") {
        $0.firstRepeated(["hello"]) { _ in "hello" }
      },
      OutputRule(
        "\(op)/hello-name", "hello names the program: small letters, digits, - and _.",
        mend: "Give the adapter a short fixed name, as \"ningxia\"."
      ) {
        $0.first(["hello"]) { line in
          let name = line.message?["name"]?.text ?? ""
          let allowed = name.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F
          }
          return (1...100).contains(name.utf8.count) && allowed ? nil : "\"name\" is \"\(name)\""
        }
      },
      OutputRule(
        "\(op)/hello-version", "hello names the program's version.",
        mend: "Put \"version\":\"1.0.0\" into hello, and raise it whenever the program's results change."
      ) {
        $0.first(["hello"]) { line in
          (1...100).contains(line.message?["version"]?.text?.utf8.count ?? 0)
            ? nil : "\"version\" is no text of 1 to 100 bytes"
        }
      },
      OutputRule(
        "\(op)/hello-protocol", "hello says protocol 1, as a number.", mend: "Write \"protocol\":1, without quotes."
      ) { $0.first(["hello"]) { $0.message?["protocol"] == .number(1) ? nil : "\"protocol\" is not the number 1" } },
      OutputRule(
        "\(op)/id", "Each line carries the request's id.",
        mend: "Put \"id\" into each line, with exactly the request's text."
      ) { speech in
        speech.first([]) { line in
          let id = line.message?["id"]?.text
          return id == speech.recording.id ? nil : "\"id\" is \(id ?? "missing"), and not \(speech.recording.id)"
        }
      },
      OutputRule(
        "\(op)/end-last", "end is the last line.",
        mend: "Say end once, after everything else; without it the collector stores nothing."
      ) { speech in
        speech.lines.last.flatMap { $0.type == "end" ? nil : Objection("the last line is \($0.type)", $0) }
      },
      OutputRule(
        "\(op)/end-once", "end comes once.", mend: "Say end once, after everything else."
      ) { $0.firstRepeated(["end"]) { _ in "end" } },
      OutputRule(
        "\(op)/leaves", "The program ends when its input ends, with status 0.",
        mend: "After the answer read until the end of standard input, then end with status 0 and within 5 seconds."
      ) { $0.recording.ending == .status(0) ? nil : Objection($0.recording.end) },
      OutputRule(
        "\(op)/log-levels", "Each line on standard error begins with E!, W!, I! or D!.",
        mend: "Put the level in front of each line of the log: error, warning, information, detail."
      ) { speech in
        for line in OutputLine.all(of: speech.recording.log) where !line.bytes.isEmpty {
          let level = String(decoding: line.bytes.prefix(2), as: UTF8.self)
          if !["E!", "W!", "I!", "D!"].contains(level) { return Objection("on standard error stands: \(line.text)") }
        }
        return nil
      },
      OutputRule(
        "\(op)/short-log", "The log has at most 64 KiB.",
        mend: "Log what a person needs; the service drops what comes after 64 KiB."
      ) { $0.recording.log.count > 64 << 10 ? Objection("the log has more") : nil },
      OutputRule(
        "\(op)/accepted", "The collector takes the answer as it is.",
        mend: "The sentence above is what the service would log; line and column say where."
      ) { speech in
        switch speech.answer {
        case .refused(let fault): Objection("the collector says: \(fault)")
        case .failed(let fault): Objection("\(fault.reason)")
        default: nil
        }
      },
    ]
  }
}
