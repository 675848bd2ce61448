import SMTP

/// What is to become of a mail to `a@example.org` and `b@example.org` when the server, which wants STARTTLS and a login,
/// commits one fault; at RCPT only towards b. One word for both, or `a / b`.
///
/// `accepted`; `ever`, `now`: refused at that stage; `failed`: the session; `lost`: the last word was lost.
enum FaultTable {
  static let kinds = ["2xx", "4xx", "5xx", "cut", "silence", "garbage"]

  static let text = """
    verb      | 2xx      | 4xx                     | 5xx                          | cut                               | silence                         | garbage
    connect   | accepted | failed greeting refused | failed greeting refused      | failed connect unreachable        | failed connect silent           | failed greeting garbled
    greeting  | accepted | failed greeting refused | failed greeting refused      | failed greeting closed            | failed greeting silent          | failed greeting garbled
    ehlo      | accepted | failed ehlo refused     | failed starttls not_offered  | failed ehlo closed                | failed ehlo silent              | failed ehlo garbled
    starttls  | accepted | failed starttls refused | failed starttls refused      | failed starttls closed            | failed starttls silent          | failed starttls garbled
    handshake | accepted | failed handshake handshake_failed | failed handshake handshake_failed | failed handshake handshake_failed | failed handshake silent | failed handshake handshake_failed
    auth      | accepted | failed auth refused     | failed auth refused          | failed auth closed                | failed auth silent              | failed auth garbled
    mail      | accepted | now mail                | ever mail                    | failed mail closed                | failed mail silent              | failed mail garbled
    rcpt      | accepted | accepted / now rcpt     | accepted / ever rcpt         | failed rcpt closed                | failed rcpt silent              | failed rcpt garbled
    data      | accepted | now data                | ever data                    | failed data closed                | failed data silent              | failed data garbled
    end       | accepted | now end_of_data         | ever end_of_data             | lost end_of_data closed           | lost end_of_data silent         | lost end_of_data garbled
    quit      | accepted | accepted                | accepted                     | accepted                          | accepted                        | accepted
    """

  struct Cell: Sendable, CustomStringConvertible {
    let verb: String
    let kind: String
    /// For a and for b.
    let expected: [String]

    var description: String { "\(verb) \(kind)" }

    /// How many copies of the mail a and b are to get when what failed for now is tried once more on a healthy server: one,
    /// none when refused for ever, two only where the last word was lost.
    var copies: [Int] { expected.map { $0.hasPrefix("ever") ? 0 : $0.hasPrefix("lost") ? 2 : 1 } }
  }

  static let cells: [Cell] = text.split(separator: "\n").dropFirst().flatMap { row -> [Cell] in
    let words = row.split(separator: "|").map { $0.trimming() }
    return zip(kinds, words.dropFirst()).map { kind, word in
      let both = word.split(separator: "/").map { $0.trimming() }
      return Cell(verb: words[0], kind: kind, expected: [both[0], both[both.count - 1]])
    }
  }
}

extension Substring {
  fileprivate func trimming() -> String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
