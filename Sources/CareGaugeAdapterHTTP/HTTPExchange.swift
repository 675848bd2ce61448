import AsyncHTTPClient
import CareGaugeAdapter
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL

/// A question to a server.
struct HTTPQuestion: Sendable {
  var address: HTTPAddress
  /// What the `Authorization` field says.
  var token: String?
  /// A body makes it a POST.
  var json: PageValue?
}

/// An answer, read whole.
struct HTTPAnswer: Sendable {
  var status: Int
  var location: String?
  var retryAfter: String?
  var date: String?
  var body: [UInt8]
}

/// One question and its answer, within time and size; follows nothing and repeats nothing.
struct HTTPExchange: Sendable {
  let client: HTTPClient
  let timeout: Swift.Duration
  let maximumBytes: Int

  func answer(to question: HTTPQuestion) async throws -> HTTPAnswer {
    try await withThrowingTaskGroup(of: HTTPAnswer.self) { group in
      group.addTask { try await exchange(question) }
      group.addTask {
        try await Task.sleep(for: timeout)
        throw AdapterFault(
          .sourceUnavailable,
          "\(question.address) has not answered within \(timeout); raise the timeout or ask its operator")
      }
      defer { group.cancelAll() }
      guard let answer = try await group.next() else { throw CancellationError() }
      return answer
    }
  }

  private func exchange(_ question: HTTPQuestion) async throws -> HTTPAnswer {
    var outgoing = HTTPClientRequest(url: question.address.text)
    outgoing.headers.add(name: "Accept", value: "application/json")
    outgoing.headers.add(name: "User-Agent", value: "CareGauge")
    if let token = question.token { outgoing.headers.add(name: "Authorization", value: token) }
    if let json = question.json {
      outgoing.method = .POST
      outgoing.headers.add(name: "Content-Type", value: "application/json")
      outgoing.body = .bytes(ByteBuffer(bytes: json.json))
    }
    do {
      let response = try await client.execute(outgoing, deadline: .distantFuture)
      // Not asked for, and never unpacked: a small answer could become a large one.
      if let coding = response.headers.first(name: "Content-Encoding"), coding.lowercased() != "identity" {
        throw AdapterFault(
          .format, "\(question.address) compresses its answer without being asked; tell its operator to send it plain")
      }
      let body = try await response.body.collect(upTo: maximumBytes)
      return HTTPAnswer(
        status: Int(response.status.code), location: response.headers.first(name: "Location"),
        retryAfter: response.headers.first(name: "Retry-After"), date: response.headers.first(name: "Date"),
        body: Array(body.readableBytesView))
    } catch is NIOTooManyBytesError {
      throw AdapterFault(.format, "\(question.address) answers with over \(maximumBytes) bytes; ask for smaller pages")
    } catch let error as CancellationError {
      throw error
    } catch let fault as AdapterFault {
      throw fault
    } catch {
      throw faultOnTheWay(error, to: question.address)
    }
  }
}

/// What kept an answer from coming, told apart by what a person must do.
private func faultOnTheWay(_ error: any Error, to address: HTTPAddress) -> AdapterFault {
  switch error {
  case let error as NIOSSLExtraError where error == .failedToValidateHostname:
    AdapterFault(
      .credentials, "\(address) shows a certificate for another name; correct the address or the certificate")
  case is NIOSSLError where "\(error)".contains("CERTIFICATE_VERIFY_FAILED"):
    AdapterFault(
      .credentials,
      "\(address) proves its name by no certificate trusted here, or by one that has ended; set the file of its certificate authority or have it renewed"
    )
  case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
    AdapterFault(
      .sourceUnavailable, "\(address) ends the conversation about TLS 1.2 or later; is the port the one for https?")
  default:
    AdapterFault(.sourceUnavailable, "\(address) cannot be reached (\(type(of: error))); is it running?")
  }
}

/// The client's settings: TLS 1.2 at least, certificates always checked, redirections left to us.
func clientConfiguration(_ settings: HTTPPageSettings) throws -> HTTPClient.Configuration {
  var tls = TLSConfiguration.makeClientConfiguration()
  tls.minimumTLSVersion = .tlsv12
  if let file = settings.certificateAuthorities {
    guard (try? NIOSSLCertificate.fromPEMFile(file))?.isEmpty == false else {
      throw AdapterFault(.format, "\(file) holds no certificates in PEM form; correct the option")
    }
    tls.trustRoots = .file(file)
  }
  var configuration = HTTPClient.Configuration(tlsConfiguration: tls, redirectConfiguration: .disallow)
  configuration.timeout.connect = .seconds(10)
  configuration.connectionPool.retryConnectionEstablishment = false
  configuration.httpVersion = .http1Only
  return configuration
}
