import AsyncHTTPClient
import CareGaugeModel
import Glibc
import NIOCore
import NIOPosix

/// Why an Alertmanager did not take what it was posted, in a person's words.
struct AlertmanagerFault: Error, CustomStringConvertible {
  let description: String

  /// It answered, and refused.
  init(status: UInt, answer: String, from url: String) {
    let words = answer.trimmingPrefix { $0.isWhitespace }.prefix(300)
    description = "\(url) answers \(status): \(words.isEmpty ? "without a word" : String(words))"
  }

  /// It could not be spoken to.
  init(_ error: any Error, speakingTo url: String, within limit: Duration) {
    description =
      switch error {
      case let fault as AlertmanagerFault: fault.description
      case let error as HTTPClientError where [.connectTimeout, .deadlineExceeded, .readTimeout].contains(error):
        "\(url) does not answer within \(limit.words); check the address and the firewall"
      case let error as NIOConnectionError where error.connectionErrors.isEmpty:
        "the name in \(url) cannot be resolved; check the address"
      case let error as NIOConnectionError:
        "\(url) cannot be reached: \(error.connectionErrors.first.map { AlertmanagerFault.words($0.error) } ?? "")"
      default: "\(url) cannot be reached: \(AlertmanagerFault.words(error))"
      }
  }

  private static func words(_ error: any Error) -> String {
    if let error = error as? IOError { return String(cString: strerror(error.errnoCode)) }
    return String(describing: error)
  }
}
