"""Memory and restart of the real service: after the main job, and with a million series.

usage: service.py PROGRAMS REPOSITORY; prints one line a measure with its limit.
"""

import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

PROGRAMS, REPOSITORY = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
INDICATORS, AREAS = 200, 5000

ADAPTER = """
import json, pathlib, sys
lines = pathlib.Path(__file__).with_name("lines.ndjson").read_bytes()
request = json.loads(sys.stdin.readline())
here = request["id"].encode()
out = sys.stdout.buffer
out.write(b'{"id":"%s","type":"hello","name":"million","version":"1.0.0","protocol":1}\\n' % here)
if request["op"] == "describe":
    out.write(b'{"id":"%s","type":"description","region":"million","indicators":[],"areas":[],"options":[]}\\n' % here)
    out.write(b'{"id":"%s","type":"end"}\\n' % here)
else:
    out.write(lines.replace(b"@ID@", here))
    out.write(b'{"id":"%s","type":"end","reports":1,"readings":%d,"absent":0,"rejected":0}\\n' % (here, lines.count(b"\\n") - 1))
out.flush()
sys.stdin.read()
"""


class Running:
    """One service, started on a free port."""

    def __init__(self, folder, configuration, now=None):
        self.begun = time.monotonic()
        log = open(folder / "log", "ab")
        moved = ["--now", now] if now else []
        self.process = subprocess.Popen(
            [PROGRAMS / "caregauge", "serve", "--config", configuration, *moved],
            cwd=folder if now is None else REPOSITORY, stdout=subprocess.PIPE, stderr=log)
        for line in self.process.stdout:
            if line.startswith(b"listening on "):
                self.address = line.split()[-1].decode()
                return
        raise SystemExit(f"the service did not start: {(folder / 'log').read_text()[-2000:]}")

    def get(self, path, data=None):
        with urllib.request.urlopen(urllib.request.Request(self.address + path, data=data), timeout=600) as answer:
            return answer.read()

    def resident(self):
        """Resident memory in MB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1000

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=120)


def say(what, value, unit, limit):
    print(f"{what}: {value:.1f} {unit} (limit {limit} {unit}) {'ok' if value <= limit else 'MISSED'}", flush=True)


def main_job(folder):
    text = (REPOSITORY / "ops/caregauge.yaml").read_text()
    text = text.replace("var/", f"{folder}/").replace("127.0.0.1:9815", "127.0.0.1:0")
    (folder / "caregauge.yaml").write_text(text)
    service = Running(folder, folder / "caregauge.yaml", now="2023-10-08T09:00")
    service.get("/-/collect", data=b"")
    service.get("/metrics")
    time.sleep(2)
    say("idle memory after the main job", service.resident(), "MB", 40)
    service.stop()


def million(folder):
    codes = [f"99{number:07d}" for number in range(AREAS)]
    with open(folder / "catalogue.yaml", "w") as file:
        file.write("region: million\ndocuments: []\nareas:\n")
        file.writelines(f'  - {{code: "{code}", name: 区{code}, level: town}}\n' for code in codes)
        file.write("indicators:\n")
        file.writelines(
            f"  - {{id: beds_{number}, name: {{zh: 床位, en: Beds}}, unit: beds, kind: stock, range: [0, 1000000]}}\n"
            for number in range(INDICATORS))
    text = (folder / "catalogue.yaml").read_text().replace("documents: []\n", "")
    (folder / "catalogue.yaml").write_text(text)
    with open(folder / "lines.ndjson", "w") as file:
        file.write('{"id":"@ID@","type":"report","report":"r1","period":"2023-09","reported_at":"2023-09-25"}\n')
        for number in range(INDICATORS):
            file.writelines(
                f'{{"id":"@ID@","type":"reading","report":"r1","indicator":"beds_{number}","area":"{code}",'
                f'"value":{(number * 7919 + row * 104729) % 1000000 / 100}}}\n'
                for row, code in enumerate(codes))
    (folder / "adapter.py").write_text(ADAPTER)
    for path in [folder, *folder.iterdir()]:
        path.chmod(0o755)
    (folder / "caregauge.yaml").write_text(
        f"database: {{private: {folder}/pg}}\nhttp: {{listen: \"127.0.0.1:0\"}}\ncatalogues: [{folder}/catalogue.yaml]\n"
        f"adapters:\n  - {{name: million, command: [python3, {folder}/adapter.py], every: 24h, timeout: 600s, memory: 4GiB}}\n")
    service = Running(folder, folder / "caregauge.yaml")
    service.get("/-/collect", data=b"")
    page = service.get("/metrics")
    series = sum(line.startswith(b"caregauge_beds_") for line in page.split(b"\n"))
    if series != INDICATORS * AREAS:
        raise SystemExit(f"{series} series on /metrics, not {INDICATORS * AREAS}")
    del page
    time.sleep(5)
    say("memory with 1,000,000 series", service.resident(), "MB", 300)
    service.stop()
    service = Running(folder, folder / "caregauge.yaml")
    count = service.get("/metrics").count(b"\ncaregauge_beds_")
    seconds = time.monotonic() - service.begun
    if count != series:
        raise SystemExit(f"{count} series after the restart, not {series}")
    say("restart with 1,000,000 series to the first correct scrape", seconds, "s", 3)
    time.sleep(5)
    say("memory after that restart", service.resident(), "MB", 300)
    service.stop()


for measure in main_job, million:
    with tempfile.TemporaryDirectory(prefix="caregauge-bench-", dir="/tmp") as name:
        os.chmod(name, 0o755)
        measure(pathlib.Path(name))
