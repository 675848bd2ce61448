import Foundation

/// A web server that takes every POST and tells what was in it; it plays an Alertmanager's receiver, or an Alertmanager.
package final class PostRecorder: Sendable {
  package let url: String
  private let process: LineProcess

  /// - Parameter answers: the status of each answer in turn, 0 for none at all; 200 when they are used up.
  package init(answers: [Int] = []) async throws {
    process = try LineProcess(["/usr/bin/python3", "-c", PostRecorder.script] + answers.map(String.init))
    url = "http://127.0.0.1:\(try await process.readLine())"
  }

  /// The body of the next POST, one line of JSON with sorted keys.
  package func next() async throws -> String { try await process.readLine() }

  private static let script = """
    import http.server, json, sys, threading
    answers = [int(word) for word in sys.argv[1:]]
    lock = threading.Lock()
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status = answers.pop(0) if answers else 200
            with lock:
                print(json.dumps(body, sort_keys=True, ensure_ascii=False), flush=True)
            if status == 0:
                threading.Event().wait()
            text = b"" if status == 200 else b'"not now"'
            self.send_response(status)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)
        def log_message(self, *words):
            pass
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_port, flush=True)
    sys.stdin.read()
    """
}
