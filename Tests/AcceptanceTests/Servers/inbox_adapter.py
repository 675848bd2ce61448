#!/usr/bin/python3
"""An adapter for tests: each file of its inbox is a report, a JSON line for itself and one for each reading, as the protocol has
them but without `id` and `report`. When `end` was written is noted in the file `sent` beside the inbox."""
import json, pathlib, sys, time

request = json.loads(sys.stdin.readline())


def say(**message):
    sys.stdout.write(json.dumps({"id": request["id"], **message}, ensure_ascii=False) + "\n")


say(type="hello", name="inbox", version="1.0.0", protocol=1)
if request["op"] == "describe":
    option = {"name": "inbox", "type": "path", "required": True, "help": "the folder with reports"}
    say(type="description", region=pathlib.Path(__file__).with_name("region").read_text().strip(), indicators=[], areas=[],
        options=[option])
    say(type="end")
else:
    inbox = pathlib.Path(request["options"]["inbox"])
    reports = readings = 0
    for file in sorted(inbox.glob("*.ndjson")):
        head, *rows = map(json.loads, file.read_text().splitlines())
        reports += 1
        say(type="report", report=f"r{reports}", source=f"file:{file.name}", **head)
        for row in rows:
            readings += 1
            say(type="reading", report=f"r{reports}", **row)
    say(type="end", reports=reports, readings=readings, absent=0, rejected=0)
    (inbox.parent / "sent").write_text(f"{time.time()}\n")
sys.stdout.flush()
sys.stdin.read()
