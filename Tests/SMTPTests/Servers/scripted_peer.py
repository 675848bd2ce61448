#!/usr/bin/env python3
"""A mail server that misbehaves as told.

Reads one JSON request a line and answers each with one JSON line; ends with its standard input.
  {"do": "open", "verb": "rcpt", "kind": "5xx", "only": "b@example.org", "times": 1, ...}  ->  {"port": 40123}
  {"do": "seen", "port": 40123}  ->  {"mails": [{"from", "to", "data"}], "commands": [...], "connections": 1}
verb: connect greeting ehlo starttls handshake auth mail rcpt data end quit, or none.
kind: 2xx (as it should be) 4xx 5xx cut silence garbage, or text:..., sent as it stands.
only: the fault is for this recipient. times: how often it happens; for ever where absent.
offers: what EHLO offers. certificate, key: files for STARTTLS, or for TLS at once with "tls": true.
idle: close the connection after the first mail, "end" (after the answer) or "421" (with a word).
"""
import asyncio, base64, json, socket, ssl, sys

OFFERS = ["PIPELINING", "8BITMIME", "SIZE 1000000", "ENHANCEDSTATUSCODES"]
REPLIES = {"4xx": b"451 4.3.0 Try again later\r\n", "5xx": b"550 5.1.1 No such user here\r\n",
           "garbage": b"\x00\xfe\xffgarbage without end\r\n"}


class Cut(Exception):
    pass


class Peer:
    def __init__(self, script):
        self.script = script
        self.left = script.get("times")
        self.mails, self.commands, self.connections, self.blockers = [], [], 0, []

    async def open(self):
        if self.script["verb"] == "connect" and self.script["kind"] in ("cut", "silence"):
            return self.unreachable()
        context = self.context() if self.script.get("tls") else None
        self.server = await asyncio.start_server(self.serve, "127.0.0.1", 0, ssl=context, limit=1 << 20)
        return self.server.sockets[0].getsockname()[1]

    def unreachable(self):
        """A port where nobody listens, or one whose queue is full."""
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
        self.blockers.append(listener)
        if self.script["kind"] == "silence":
            listener.listen(0)
            for _ in range(3):
                queued = socket.socket()
                queued.setblocking(False)
                queued.connect_ex(listener.getsockname())
                self.blockers.append(queued)
        return listener.getsockname()[1]

    def context(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.script["certificate"], self.script["key"])
        return context

    async def serve(self, reader, writer):
        self.connections += 1
        try:
            await Session(self, reader, writer).run()
        except (Cut, ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ssl.SSLError):
            pass
        finally:
            writer.transport.abort()

    def fault(self, verb, recipient=None):
        """The kind of fault that is due now, if any."""
        script = self.script
        if script["verb"] != verb or script["kind"] == "2xx" or self.left == 0:
            return None
        if recipient is not None and script.get("only") not in (None, recipient):
            return None
        if self.left is not None:
            self.left -= 1
        return script["kind"]


class Session:
    def __init__(self, peer, reader, writer):
        self.peer, self.reader, self.writer = peer, reader, writer

    async def say(self, text):
        self.writer.write(text)
        await self.writer.drain()

    async def act(self, verb, good, recipient=None):
        """Answers well, or commits the fault; true when the answer was the good one."""
        kind = self.peer.fault(verb, recipient)
        if kind is None:
            await self.say(good)
            return True
        if kind == "cut":
            raise Cut
        if kind == "silence":
            await self.reader.read()
            raise Cut
        await self.say(kind[5:].encode("latin-1") if kind.startswith("text:") else REPLIES[kind])
        return False

    async def run(self):
        script = self.peer.script
        if not await self.act("connect", b""):
            raise Cut
        await self.act("greeting", b"220 peer.example ESMTP\r\n")
        while True:
            line = (await self.reader.readuntil(b"\n")).decode("utf-8", "replace").rstrip("\r\n")
            self.peer.commands.append(line)
            verb = line.split(" ")[0].upper()
            if verb == "EHLO":
                await self.hello(script.get("offers", OFFERS))
            elif verb == "STARTTLS":
                await self.start_tls()
            elif verb == "AUTH":
                await self.auth(line)
            elif verb == "MAIL":
                self.sender, self.recipients = line[line.index("<") + 1:line.index(">")], []
                await self.act("mail", b"250 2.1.0 Sender ok\r\n")
            elif verb == "RCPT":
                recipient = line[line.index("<") + 1:line.index(">")]
                if await self.act("rcpt", b"250 2.1.5 Recipient ok\r\n", recipient):
                    self.recipients.append(recipient)
            elif verb == "DATA":
                await self.data()
            elif verb == "QUIT":
                await self.act("quit", b"221 2.0.0 Bye\r\n")
                raise Cut
            else:
                await self.say(b"250 2.0.0 Ok\r\n")

    async def hello(self, offers):
        if self.peer.script.get("certificate") and not self.writer.get_extra_info("sslcontext"):
            offers = offers + ["STARTTLS"]
        lines = ["peer.example"] + offers
        text = "".join(f"250{'-' if n + 1 < len(lines) else ' '}{line}\r\n" for n, line in enumerate(lines))
        await self.act("ehlo", text.encode())

    async def start_tls(self):
        if not await self.act("starttls", b"220 2.0.0 Go ahead\r\n"):
            return
        if self.peer.script["verb"] == "handshake" and self.peer.left != 0 and self.peer.script["kind"] != "2xx":
            await self.reader.read(1)  # The client begins; what comes before is the STARTTLS answer's.
            await self.act("handshake", b"")
            raise Cut
        await self.writer.start_tls(self.peer.context())

    async def auth(self, line):
        words = line.split(" ")
        if words[1].upper() == "LOGIN":
            for prompt in (b"Username:", b"Password:"):
                await self.say(b"334 " + base64.b64encode(prompt) + b"\r\n")
                self.peer.commands.append((await self.reader.readuntil(b"\n")).decode().rstrip("\r\n"))
        await self.act("auth", b"235 2.7.0 Authenticated\r\n")

    async def data(self):
        if not self.recipients:
            return await self.say(b"554 5.5.1 No valid recipients\r\n")
        if not await self.act("data", b"354 Go on\r\n"):
            return
        body = b""
        while True:
            line = await self.reader.readuntil(b"\n")
            if line == b".\r\n":
                break
            body += line[1:] if line.startswith(b".") else line
        mail = {"from": self.sender, "to": self.recipients, "data": body.decode("latin-1")}
        # A server whose last word is lost has the mail all the same.
        script = self.peer.script
        if script["verb"] != "end" or script["kind"] not in ("4xx", "5xx") or self.peer.left == 0:
            self.peer.mails.append(mail)
        await self.act("end", b"250 2.0.0 Queued as 1\r\n")
        idle, script["idle"] = script.get("idle"), None
        if idle == "421":
            await self.say(b"421 4.4.2 Idle too long\r\n")
        if idle:
            raise Cut


async def main():
    peers = {}
    loop = asyncio.get_running_loop()
    lines = asyncio.StreamReader(limit=1 << 20)
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    while line := await lines.readline():
        request = json.loads(line)
        if request["do"] == "open":
            peer = Peer({"verb": "none", "kind": "2xx", **request})
            answer = {"port": await peer.open()}
            peers[answer["port"]] = peer
        else:
            peer = peers[request["port"]]
            answer = {"mails": peer.mails, "commands": peer.commands, "connections": peer.connections}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
