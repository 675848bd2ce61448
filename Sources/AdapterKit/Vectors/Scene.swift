import Foundation

/// One vector of what is done to the program, as `Vectors/*.json` hold it.
struct Scene: Decodable, Sendable {
  var name: String
  /// What a program does that passes, as a sentence.
  var about: String
  /// How to mend one that does not.
  var mend: String
  var expect: Expectation
  /// What is sent and done, in order; `Step` reads them.
  var steps: [String]
  /// The request's id as it stands between the quotation marks of its JSON text; without one a new one.
  var id: String?
  /// In place of `null`.
  var since: String?
  /// Variables added, changed or (null) taken away.
  var environment: [String: String?]?
  /// The working folder, in place of the program's home.
  var folder: String?
  /// `read-only`: the home may not be written to.
  var home: String?
  /// Options changed or (null) taken away; a name such as `$path` stands for the first option of that type.
  var options: [String: JSONValue]?
  /// What is done to a copy of the source first.
  var source: SourceDamage?
  /// `fresh`: the program works on a copy of the source that no other vector uses.
  var copy: String?
  /// MiB of address space.
  var memory: Int?
  /// Open files.
  var files: Int?

  var needsOwnCopy: Bool { copy == "fresh" || source != nil }

  /// All scenes, in the order in which they are listed.
  static func all() throws -> [Scene] {
    try [PackageResources.requests_json, PackageResources.surroundings_json, PackageResources.sources_json].flatMap {
      try JSONDecoder().decode([Scene].self, from: Data($0))
    }
  }
}

/// What a program must do to pass.
enum Expectation: String, Decodable, Sendable {
  /// The same description as at first.
  case description
  /// The same description, whatever follows under another id.
  case firstDescription = "first-description"
  /// A collection that the collector takes.
  case collection
  /// A collection with the same reports, readings, absences and rejections as the first.
  case same
  /// The same figures; what tells of the source's files may differ.
  case sameFigures = "same-figures"
  /// The same collection, whatever follows it.
  case beginsSame = "begins-same"
  /// `failed` with a code of the protocol.
  case failed
  /// No `end`, and no crash.
  case refusal
  /// A whole collection, or `failed`.
  case answer
  /// No crash, no hanging, and if an answer then a whole one.
  case orderly
  /// Nothing on standard output.
  case silence
  /// An end in time, of itself.
  case ended
  /// An end in time, by a signal too.
  case gone
  /// An answer, and the source as it was.
  case untouched
  /// An end in time, and the source as it was.
  case untouchedGone = "untouched-gone"

  /// For people.
  var text: String {
    switch self {
    case .description: "hello, the same description as at first, end"
    case .firstDescription: "hello, the same description as at first, end under the first id"
    case .collection: "a whole collection from hello to end"
    case .same: "the same lines as in the first collection"
    case .sameFigures: "the same figures as in the first collection"
    case .beginsSame: "the same lines as in the first collection; then the program's end in time"
    case .failed:
      "a failed line with code source_unavailable, credentials, format or internal, and no end line"
    case .refusal: "a failed line, or nothing and the program's end; no end line"
    case .answer: "a whole collection, or a failed line"
    case .orderly: "the program's end by itself; if an end line, then a whole answer before it"
    case .silence: "nothing on standard output, and the program's end"
    case .ended: "the program's end by itself"
    case .gone: "the program's end within 5 seconds"
    case .untouched: "an answer, and each file of the source as it was"
    case .untouchedGone: "the program's end within 5 seconds, and each file of the source as it was"
    }
  }
}
