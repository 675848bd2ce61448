"""From `end` of a collection to the mail accepted by a local server, with the five regions' catalogues.

usage: mail.py PROGRAMS REPOSITORY [ROUNDS]; run by Debian's python3, which has aiosmtpd; prints one line with the limit.
"""

import asyncio
import datetime
import logging
import os
import pathlib
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
import warnings

from aiosmtpd.smtp import SMTP

PROGRAMS, REPOSITORY = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
ROUNDS = int(sys.argv[3]) if len(sys.argv) > 3 else 60
LIMIT = 200

logging.disable()
warnings.simplefilter("ignore")


class Handler:
    def __init__(self):
        self.accepted = asyncio.Queue()

    async def handle_DATA(self, server, session, envelope):
        self.accepted.put_nowait(time.time())
        return "250 2.0.0 Queued"


def configuration(folder, port):
    return f"""
database: {{private: {folder}/pg}}
http: {{listen: "127.0.0.1:0"}}
catalogues: [Plugins/indicators.yaml, Plugins/*/catalogue.yaml]
adapters:
  - {{name: inbox, command: [/usr/bin/python3, {folder}/inbox_adapter.py], every: 24h, options: {{inbox: {folder}/inbox}}{', user: root' if os.geteuid() == 0 else ''}}}
rules:
  - {{name: floor, indicator: institution_beds, area: "640100", below: 9000, severity: critical}}
alerting:
  receivers:
    - {{name: city, email: {{to: [city@caregauge.example], language: zh}}}}
    - {{name: rest, alertmanager: {{url: "http://127.0.0.1:9"}}}}
  routes:
    - {{match: {{kind: threshold}}, receivers: [city]}}
    - {{receivers: [rest]}}
email: {{from: "CareGauge <caregauge@caregauge.example>", smtp: {{host: 127.0.0.1, port: {port}, security: none}}}}
"""


def report(folder, number, beds):
    day = datetime.date(2024, 1, 1) + datetime.timedelta(days=number)
    (folder / "inbox" / f"{number:04d}.ndjson").write_text(
        f'{{"period":"{day}","reported_at":"{day}","status":"final"}}\n'
        f'{{"indicator":"institution_beds","area":"640100","value":{beds}}}\n')


async def main(folder):
    handler = Handler()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(handler, hostname="post.example", enable_SMTPUTF8=True), "127.0.0.1", 0)
    (folder / "inbox").mkdir()
    shutil.copy(REPOSITORY / "Tests/AcceptanceTests/Servers/inbox_adapter.py", folder)
    (folder / "region").write_text("ningxia")
    (folder / "caregauge.yaml").write_text(configuration(folder, server.sockets[0].getsockname()[1]))
    with open(folder / "log", "wb") as log:
        service = subprocess.Popen(
            [PROGRAMS / "caregauge", "serve", "--config", folder / "caregauge.yaml"], cwd=REPOSITORY,
            stdout=subprocess.PIPE, stderr=log)
    try:
        line = await asyncio.to_thread(service.stdout.readline)
        if not line.startswith(b"listening on "):
            raise SystemExit(f"the service did not start: {(folder / 'log').read_text()[-2000:]}")
        address = line.split()[-1].decode()

        def collect():
            with urllib.request.urlopen(urllib.request.Request(address + "/-/collect", data=b""), timeout=60) as answer:
                return answer.read()

        await asyncio.to_thread(collect)
        times = []
        for number in range(ROUNDS):
            report(folder, number, 8000 + number if number % 2 == 0 else 9500 + number)
            collecting = asyncio.create_task(asyncio.to_thread(collect))
            accepted = await asyncio.wait_for(handler.accepted.get(), 60)
            await collecting
            times.append((accepted - float((folder / "sent").read_text())) * 1000)
    finally:
        service.send_signal(signal.SIGTERM)
        service.wait(timeout=120)
        server.close()
    times.sort()
    median = statistics.median(times)
    print(
        f"from the end of a collection to the mail accepted: median {median:.0f} ms of {len(times)} (limit {LIMIT} ms), "
        f"{times[0]:.0f} to {times[-1]:.0f} ms {'ok' if median <= LIMIT else 'MISSED'}", flush=True)
    if median > LIMIT:
        raise SystemExit(1)


with tempfile.TemporaryDirectory(prefix="caregauge-bench-", dir="/tmp") as name:
    os.chmod(name, 0o755)
    asyncio.run(main(pathlib.Path(name)))
