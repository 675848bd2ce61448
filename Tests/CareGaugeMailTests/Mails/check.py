"""Parses every .eml of a folder as strictly as Python can; prints `name<TAB>columns<TAB>subject` of each, or what is wrong."""

import email.policy
import pathlib
import sys
import unicodedata

strict = email.policy.SMTP.clone(raise_on_defect=True)
faults = []


def check(path):
    raw = path.read_bytes()
    if any(byte > 126 or (byte < 32 and byte not in (10, 13)) for byte in raw):
        yield "a byte that is not printable ASCII"
    if raw.replace(b"\r\n", b"").count(b"\n") or raw.replace(b"\r\n", b"").count(b"\r"):
        yield "a line end that is not CRLF"
    for line in raw.split(b"\r\n"):
        # One long word cannot be folded.
        if len(line) > 998 or (len(line) > 76 and b" " in line.strip()):
            yield f"a line of {len(line)} columns"
    message = email.message_from_bytes(raw, policy=strict)
    names = [name.lower() for name in message.keys()]
    allowed = {
        "date", "from", "to", "subject", "message-id", "in-reply-to", "references", "auto-submitted", "content-language",
        "x-caregauge-alert", "mime-version", "content-type",
    }
    if len(set(names)) != len(names) or set(names) - allowed:
        yield f"fields {names}"
    if not {"date", "from", "to", "subject", "message-id"} <= set(names):
        yield f"a field is missing: {names}"
    parts = list(message.walk())
    for part in parts:
        if part.defects:
            yield f"defects {part.defects}"
        for name, value in part.items():
            if value.defects:
                yield f"{name}: {value.defects}"
    if [part.get_content_type() for part in parts] != ["multipart/alternative", "text/plain", "text/html"]:
        yield f"parts {[part.get_content_type() for part in parts]}"
    for part, end in zip(parts[1:], ("txt", "html")):
        expected = path.with_suffix(f".{end}")
        if expected.exists() and part.get_content().replace("\r\n", "\n") != expected.read_text("utf-8"):
            yield f"the {end} part is not {expected.name}"
    if len(message["from"].addresses) != 1 or message["date"].datetime.utcoffset().total_seconds() != 28800:
        yield "From or Date"
    again = email.message_from_bytes(message.as_bytes(), policy=strict)
    if str(again["subject"]) != str(message["subject"]):
        yield "the subject does not come back"
    subject = str(message["subject"])
    columns = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in subject if not unicodedata.combining(char))
    if columns > 60:
        yield f"{columns} columns: {subject}"
    print(path.name, columns, subject, sep="\t")


for path in sorted(pathlib.Path(sys.argv[1]).glob("*.eml")):
    try:
        faults += [f"{path.name}: {fault}" for fault in check(path)]
    except Exception as fault:
        faults.append(f"{path.name}: {fault!r}")
print(*faults, sep="\n", file=sys.stderr)
sys.exit(1 if faults else 0)
