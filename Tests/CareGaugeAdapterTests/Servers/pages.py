"""A platform that serves a listing in pages, with one kind of trouble for each first part of the path.

Prints its address on the first line of standard output and ends when its standard input ends. An argument such as
IP:127.0.0.1 makes it speak TLS with a certificate for that name, whose file is printed behind the address.
"""

import json
import os
import ssl
import subprocess
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

ROWS = [{"xzqh": "330000", "zbdm": f"Z{n}", "zbz": str(n), "tjq": "2020"} for n in range(1, 8)]
state_lock = threading.Lock()
seen = []
counts = {}
tokens = {}
never = threading.Event()


def count(name):
    with state_lock:
        counts[name] = counts.get(name, 0) + 1
        return counts[name]


class Platform(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def answer(self, status, body, **fields):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in fields.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_POST(self):
        kind = urlsplit(self.path).path.split("/")[1]
        question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with state_lock:
            seen.append({"path": self.path, "token": None})
        if question != {"appKey": "caregauge", "appSecret": "geheim"}:
            return self.answer(401, {"code": "1"})
        token = f"{kind}-{count(kind + ' token')}"
        tokens[token] = 2 if kind == "token" else 1 if kind == "expired-code" else 0 if kind == "refused" else 1000
        self.answer(200, {"code": "0", "data": {"token": token, "expiresIn": 0 if kind == "short" else 7200}})

    def do_GET(self):
        parts = urlsplit(self.path)
        kind = parts.path.split("/")[1]
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        token = self.headers.get("Authorization")
        with state_lock:
            seen.append({"path": self.path, "token": token})
        if kind == "log":
            return self.answer(200, seen)
        number, size = int(query.get("pageNo", 1)), int(query.get("pageSize", 3))
        rows = ROWS[(number - 1) * size : number * size]
        total = len(ROWS)
        if kind in ("token", "expired-code", "refused", "short"):
            left = tokens.get((token or "").removeprefix("Bearer "), 0)
            if left == 0:
                status = 200 if kind == "expired-code" else 401
                return self.answer(status, {"code": "401", "msg": "token expired"})
            tokens[token.removeprefix("Bearer ")] = left - 1
        elif kind == "busy" and count(kind) <= 2:
            return self.answer(429, {}, Retry_After="7")
        elif kind == "busy-date" and count(kind) <= 1:
            self.send_response_only(429)
            self.send_header("Date", "Wed, 06 Sep 2023 08:00:00 GMT")
            self.send_header("Retry-After", "Wed, 06 Sep 2023 08:00:42 GMT")
            self.send_header("Content-Length", "0")
            return self.end_headers()
        elif kind == "busy-code" and count(kind) <= 1:
            return self.answer(200, {"code": "429"})
        elif kind == "busy-long":
            return self.answer(429, {}, Retry_After="86400")
        elif kind == "down":
            return self.answer(503, {})
        elif kind == "failing":
            return self.answer(200, {"code": "500", "msg": "geheim"})
        elif kind == "missing":
            return self.answer(404, {})
        elif kind == "forbidden":
            return self.answer(403, {})
        elif kind == "silent":
            never.wait()
        elif kind == "trickle":
            self.send_response(200)
            self.send_header("Content-Length", "1000000")
            self.end_headers()
            while not never.wait(0.02):
                self.wfile.write(b" ")
        elif kind == "large":
            return self.answer(200, b'{"x":"' + b"a" * 100_000 + b'"}')
        elif kind == "html":
            return self.answer(200, b"<html>login</html>")
        elif kind == "moved":
            return self.answer(302, {}, Location="/plain/list?" + parts.query)
        elif kind == "away":
            return self.answer(302, {}, Location=f"http://localhost:{self.server.server_port}/plain/list")
        elif kind == "loop":
            return self.answer(302, {}, Location=self.path)
        elif kind == "drift":
            # A row is added at the front while the first reading is between its pages 1 and 2.
            drifted = ROWS if count(kind) == 1 else [dict(ROWS[0], zbdm="Z0")] + ROWS
            rows, total = drifted[(number - 1) * size : number * size], len(drifted)
        elif kind == "cut":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b'{"code":"0"')
            self.close_connection = True
            return
        self.answer(200, {"code": "0", "msg": "", "data": {"total": total, "rows": rows}})


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A client that goes away is what some tests are about."""


def certificate(folder, name):
    key, file = os.path.join(folder, "key.pem"), os.path.join(folder, "certificate.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=platform", "-addext", f"subjectAltName={name}", "-keyout", key, "-out", file],
        check=True, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file, key)
    return context, file


def main():
    server = Server(("127.0.0.1", 0), Platform)
    with tempfile.TemporaryDirectory() as folder:
        scheme, authority = "http", ""
        if len(sys.argv) > 1:
            context, authority = certificate(folder, sys.argv[1])
            server.socket = context.wrap_socket(server.socket, server_side=True)
            scheme = "https"
        print(f"{scheme}://127.0.0.1:{server.server_port} {authority}", flush=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        sys.stdin.read()


main()
