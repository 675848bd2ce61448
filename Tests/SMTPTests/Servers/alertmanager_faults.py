#!/usr/bin/env python3
"""The SMTP faults of CareGauge's fault table against Debian's Alertmanager, and against CareGauge's delivery beside it.

usage: alertmanager_faults.py [--seconds 60] [--caregauge PROGRAM]

A mail to a@example.org and b@example.org goes to a server that wants STARTTLS and a login and commits one fault; at RCPT
only towards b. A refusal for ever (5xx) of sender, recipient or mail stays; every other fault happens once. Counted are the copies that each
gets, and how often the server was asked, in the time given. PROGRAM (`caregauge-bench deliveries`) reads {"cells": [{"port"}], "roots": FILE}
and delivers one mail to each port for as long as its standard input stays open.
Needs: prometheus-alertmanager, openssl.
"""
import argparse, asyncio, json, os, shutil, socket, subprocess, sys, tempfile, urllib.request

sys.dont_write_bytecode = True
from scripted_peer import Peer

VERBS = "connect greeting ehlo starttls handshake auth mail rcpt data end quit".split()
KINDS = "2xx 4xx 5xx cut silence garbage".split()
LASTING = ("mail", "rcpt", "data", "end")
NAMES = ["a@example.org", "b@example.org"]


def wanted(verb, kind):
    """Copies for a and for b that are right: the least and the most."""
    if kind == "5xx" and verb in LASTING:
        return [(1, 1), (0, 0)] if verb == "rcpt" else [(0, 0), (0, 0)]
    # The server has the mail and its last word is lost: a second copy is in order.
    return [(1, 2 if verb == "end" and kind in ("cut", "silence", "garbage") else 1)] * 2


class Cell:
    def __init__(self, verb, kind, folder):
        self.verb, self.kind = verb, kind
        lasting = kind == "5xx" and verb in LASTING
        self.peer = Peer({
            "verb": verb, "kind": kind, "times": None if lasting else 1, "offers": ["PIPELINING", "AUTH PLAIN LOGIN"],
            "only": NAMES[1] if verb == "rcpt" and kind in ("4xx", "5xx") else None,
            "certificate": f"{folder}/good.pem", "key": f"{folder}/good.key"})

    async def open(self):
        if self.verb == "connect" and self.kind in ("cut", "silence"):
            return await self.open_later()
        self.port = await self.peer.open()

    async def open_later(self):
        """Unreachable for some seconds, then as it should be."""
        self.port = await self.peer.open()
        asyncio.get_running_loop().create_task(self.mend())

    async def mend(self):
        await asyncio.sleep(4)
        for blocker in self.peer.blockers:
            blocker.close()
        self.peer.server = await asyncio.start_server(
            self.peer.serve, "127.0.0.1", self.port, limit=1 << 20, reuse_port=False)

    def result(self):
        copies = [sum(mail["to"].count(name) for mail in self.peer.mails) for name in NAMES]
        asked = sum(line.startswith("MAIL") for line in self.peer.commands)
        kind_word = "right"
        bounds = wanted(self.verb, self.kind)
        if any(count < least for count, (least, _) in zip(copies, bounds)):
            kind_word = "MISSING"
        elif any(count > most for count, (_, most) in zip(copies, bounds)):
            kind_word = "TWICE"
        elif self.kind == "5xx" and self.verb in LASTING and asked > 1:
            kind_word = "ASKS ON"
        return copies, asked, kind_word


async def table(folder):
    cells = [Cell(verb, kind, folder) for verb in VERBS for kind in KINDS]
    for cell in cells:
        await cell.open()
    return cells


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def configuration(cells, folder):
    receivers, routes = [], []
    for number, cell in enumerate(cells):
        receivers.append({"name": f"r{number}", "email_configs": [{
            "to": ", ".join(NAMES), "from": "am@example.org", "smarthost": f"localhost:{cell.port}", "require_tls": True,
            "auth_username": "gauge", "auth_password": "secret", "tls_config": {"ca_file": f"{folder}/ca.pem"}}]})
        routes.append({"receiver": f"r{number}", "matchers": [f'cell="{number}"']})
    route = {"receiver": "r0", "group_by": ["cell"], "group_wait": "1s", "group_interval": "5s", "repeat_interval": "24h",
             "routes": routes}
    return json.dumps({"route": route, "receivers": receivers})  # JSON is YAML


async def alertmanager(seconds, folder):
    cells = await table(folder)
    port = free_port()
    with open(f"{folder}/alertmanager.yml", "w") as file:
        file.write(configuration(cells, folder))
    log = open(f"{folder}/alertmanager.log", "w")
    process = subprocess.Popen(
        ["prometheus-alertmanager", f"--config.file={folder}/alertmanager.yml", f"--storage.path={folder}/data",
         f"--web.listen-address=127.0.0.1:{port}", "--cluster.listen-address="], stdout=log, stderr=log)
    try:
        alerts = json.dumps([{"labels": {"alertname": "x", "cell": str(n)}} for n in range(len(cells))]).encode()
        for attempt in range(100):
            try:
                request = urllib.request.Request(
                    f"http://127.0.0.1:{port}/api/v2/alerts", alerts, {"Content-Type": "application/json"})
                await asyncio.to_thread(urllib.request.urlopen, request)
                break
            except OSError:
                if attempt == 99 or process.poll() is not None:
                    sys.exit(f"Alertmanager does not start:\n{open(log.name).read()}")
                await asyncio.sleep(0.1)
        await asyncio.sleep(seconds)
    finally:
        process.terminate()
        process.wait()
    return [cell.result() for cell in cells]


async def caregauge(program, seconds, folder):
    cells = await table(folder)
    process = subprocess.Popen(program, stdin=subprocess.PIPE)
    request = {"cells": [{"port": cell.port} for cell in cells], "roots": f"{folder}/ca.pem"}
    process.stdin.write((json.dumps(request) + "\n").encode())
    process.stdin.flush()
    try:
        await asyncio.sleep(seconds)
    finally:
        process.stdin.close()
        process.wait(30)
    return [cell.result() for cell in cells]


def show(name, results):
    print(f"\n{name}: copies for a/b, and how often the mail was offered")
    print(f"{'':10}" + "".join(f"{kind:>20}" for kind in KINDS))
    for row, verb in enumerate(VERBS):
        texts = []
        for column in range(len(KINDS)):
            copies, asked, word = results[row * len(KINDS) + column]
            texts.append(f"{copies[0]}/{copies[1]} in {asked}" + ("" if word == "right" else f" {word}"))
        print(f"{verb:10}" + "".join(f"{text:>20}" for text in texts))
    words = [word for _, _, word in results]
    print(", ".join(f"{word} {words.count(word)}" for word in ("right", "MISSING", "TWICE", "ASKS ON")))


async def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--caregauge", metavar="PROGRAM", help="the command that delivers as CareGauge does")
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="caregauge-faults-")
    here = os.path.dirname(os.path.abspath(__file__))
    try:
        subprocess.run([f"{here}/certificates.sh", folder], check=True)
        jobs = [alertmanager(options.seconds, folder)]
        if options.caregauge:
            jobs.append(caregauge(options.caregauge.split(), options.seconds, folder))
        results = await asyncio.gather(*jobs)
        for name, result in zip(["Alertmanager", "CareGauge"], results):
            show(name, result)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


asyncio.run(main())
