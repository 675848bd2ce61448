"""A platform that answers as a script tells it, for the adapter as a whole program.

    platform.py SCRIPT.json

Prints its address and the file of its certificate authority on the first line; when standard input ends it prints the
requests that came, one a line, and ends. The script is a map:

    tls      own, other-name or expired; without it the server speaks plain HTTP
    gone     true: nobody listens at the address
    routes   "/list 2" (page 2) or "/list": the answers in turn; the last one stays

An answer is a map: rows and total (the usual form), or json, text or repeat [text, times]; status, headers, gzip (packed),
way (cut: the connection ends within it; drip: a byte now and then, for ever; hang: nothing comes), or
generate {size, total}: that many new rows on every page, for ever.
"""

import gzip
import json
import os
import ssl
import subprocess
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

lock = threading.Lock()
never = threading.Event()
requests = []
taken = {}
script = {}


def usual(rows, total):
    return {"code": "0", "msg": "", "data": {"total": total, "rows": rows}}


def generated(order, number):
    size = order["size"]
    rows = [{"xzqh": "330000", "zbdm": f"X{number}-{n}", "zbz": "1", "dw": "个", "tjq": "2020", "gxsj": "2021-04-02"}
            for n in range(size)]
    return usual(rows, order["total"])


class Platform(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def date_time_string(self, timestamp=None):
        return "Mon, 25 Sep 2023 08:20:00 GMT"

    def do_POST(self):
        self.question = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.respond()

    def do_GET(self):
        self.question = ""
        self.respond()

    def respond(self):
        parts = urlsplit(self.path)
        number = int(parse_qs(parts.query).get("pageNo", ["1"])[0])
        with lock:
            requests.append(" ".join(filter(None, [
                self.command, self.path, self.headers.get("Authorization"), self.question])))
            routes = script["routes"]
            name = f"{parts.path} {number}" if f"{parts.path} {number}" in routes else parts.path
            answers = routes.get(name, [{"status": 404, "text": ""}])
            answer = answers[min(taken.get(name, 0), len(answers) - 1)]
            taken[name] = taken.get(name, 0) + 1
        self.send(answer, number)

    def send(self, answer, number):
        if "repeat" in answer:
            text, times = answer["repeat"]
            body = text.encode() * times
        elif "text" in answer:
            body = answer["text"].encode()
        elif "generate" in answer:
            body = json.dumps(generated(answer["generate"], number)).encode()
        else:
            body = json.dumps(answer.get("json", usual(answer.get("rows", []), answer.get("total", 0)))).encode()
        way = answer.get("way")
        if way == "hang":
            never.wait()
        if answer.get("gzip"):
            body = gzip.compress(body)
        self.send_response(answer.get("status", 200))
        for field, value in answer.get("headers", {"Content-Type": "application/json"}).items():
            self.send_header(field, value)
        if answer.get("gzip"):
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body) if way is None else len(body) + 1_000_000))
        self.end_headers()
        self.wfile.write(body)
        if way == "cut":
            self.close_connection = True
        while way == "drip" and not never.wait(0.02):
            self.wfile.write(b" ")


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A client that goes away is what some cases are about."""


def openssl(*arguments):
    subprocess.run(["openssl", *arguments], check=True, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def certified(folder, kind):
    """A certificate authority of its own, and a certificate by it for the server."""
    new = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    at = lambda name: os.path.join(folder, name)
    openssl("req", "-x509", *new, "-days", "2", "-subj", "/CN=authority", "-keyout", at("ca.key"), "-out", at("ca.pem"))
    openssl("req", *new, "-subj", "/CN=platform", "-keyout", at("key"), "-out", at("request"))
    with open(at("names"), "w") as names:
        names.write("subjectAltName=" + ("DNS:other.example" if kind == "other-name" else "IP:127.0.0.1"))
    openssl("x509", "-req", "-in", at("request"), "-CA", at("ca.pem"), "-CAkey", at("ca.key"), "-CAcreateserial",
            "-days", "-1" if kind == "expired" else "2", "-extfile", at("names"), "-out", at("certificate"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(at("certificate"), at("key"))
    return context, at("ca.pem")


def main():
    with open(sys.argv[1]) as file:
        script.update(json.load(file))
    server = Server(("127.0.0.1", 0), Platform)
    with tempfile.TemporaryDirectory() as folder:
        scheme, authority = script.get("scheme", "http"), ""
        if "tls" in script:
            context, authority = certified(folder, script["tls"])
            server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
            scheme = "https"
        if script.get("gone"):
            server.socket.close()
        else:
            threading.Thread(target=server.serve_forever, daemon=True).start()
        print(f"{scheme}://127.0.0.1:{server.server_port} {authority}", flush=True)
        sys.stdin.read()
        with lock:
            print("\n".join(requests), flush=True)


main()
