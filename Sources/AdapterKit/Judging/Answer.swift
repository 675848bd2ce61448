import CareGaugeCollector
import CareGaugeModel

/// What an output is, as the collector reads it.
enum Answer: Sendable {
  case description(DescribedAdapter)
  case collection
  /// `failed`, in the program's words.
  case failed(CollectionFault)
  /// The collector would refuse it.
  case refused(CollectionFault)

  init(_ recording: Recording, op: String, vocabulary: Vocabulary) {
    do throws(CollectionFault) {
      if op == "describe" {
        self = .description(try describeOutput(recording.output, id: recording.id))
      } else {
        _ = try decodeOutput(recording.output, id: recording.id, vocabulary: vocabulary, piece: 1 << 20)
        self = .collection
      }
    } catch {
      self = Answer.isOwn(error) ? .failed(error) : .refused(error)
    }
  }

  private static func isOwn(_ fault: CollectionFault) -> Bool {
    [.sourceUnavailable, .credentials, .format, .internal].contains(fault.code)
  }

  /// For people.
  var text: String {
    switch self {
    case .description: "a description"
    case .collection: "a whole collection"
    case .failed(let fault): "failed with code \(fault.code.rawValue): \(fault.reason)"
    case .refused(let fault): "the collector says of it: \(fault)"
    }
  }
}
