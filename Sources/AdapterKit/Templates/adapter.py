#!/usr/bin/env python3
"""Reads a county's monthly CSV files from an inbox; speaks CareGauge's adapter protocol, version 1."""
import csv
import hashlib
import io
import json
import os
import re
import stat
import sys
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

NAME, VERSION, REGION = "@NAME@", "1.0.0", "@REGION@"

# What next year's form changes stands here, and only here.
# Heading: its indicator, and what makes single units of a cell ("0.01" under %, "10000" under 万).
COLUMNS = {"养老机构床位（张）": ("institution_beds", "1"), "护理型床位（张）": ("nursing_beds", "1")}
AREAS = {"东区": "990101", "西区": "990102"}
AREA_HEADING = "地区"
# Rows and columns that are not read at all.
SKIPPED = {"合计", "小计", "总计", "序号", "备注"}
LABELS = {"填报单位": "reporter", "报告期": "period", "填报日期": "reported_at"}
MISSING = {"", "-", "—", "——", "/", "无", "未统计"}

PERIOD = re.compile(r"20\d\d(-(0[1-9]|1[0-2])|-Q[1-4]|-H[12])?")
NUMBER = re.compile(r"(\d{1,3}(,\d{3})+|\d{1,12})(\.\d{1,6})?", re.ASCII)
WRITTEN = re.compile(r"(20\d\d) ?[年./-] ?(\d{1,2})(?: ?[月./-] ?(?:(\d{1,2}) ?日?)?)?", re.ASCII)
CHINA = timezone(timedelta(hours=8))
LARGEST = 16 << 20


class Fault(Exception):
    """The collection as a whole cannot be made: a code of the protocol and a sentence."""

    def __init__(self, code, reason):
        super().__init__(reason)
        self.code = code


class Unreadable(Exception):
    """One file cannot be read: it becomes one rejected line, and the other files go on."""


def log(level, text):
    print(f"{level}! {text}".encode("utf-8", "replace").decode("utf-8"), file=sys.stderr)


class Answer:
    """Writes the lines of one answer, each with the request's id, and counts them for `end`."""

    def __init__(self, request_id):
        self.request_id = request_id
        self.counts = {"report": 0, "reading": 0, "absent": 0, "rejected": 0}

    def say(self, line_type, **fields):
        fields = {key: value for key, value in fields.items() if value is not None}
        line = json.dumps({"id": self.request_id, "type": line_type, **fields}, ensure_ascii=False)
        sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")
        if line_type in self.counts:
            self.counts[line_type] += 1

    def end(self):
        names = {"report": "reports", "reading": "readings"}
        self.say("end", **{names.get(key, key): count for key, count in self.counts.items()})


def describe(answer):
    options = [{"name": "inbox", "type": "path", "required": True, "help": "Folder with the county's CSV files."}]
    indicators, areas = sorted({name for name, _ in COLUMNS.values()}), sorted(set(AREAS.values()))
    answer.say("description", region=REGION, indicators=indicators, areas=areas, options=options)
    answer.say("end")


def collect(options, answer):
    inbox = options.get("inbox") if isinstance(options, dict) else None
    if not isinstance(inbox, str) or not inbox:
        raise Fault("format", "the option inbox must be the path of a folder")
    try:
        names = sorted(name for name in os.listdir(inbox) if name.lower().endswith(".csv") and not name.startswith("."))
    except OSError as error:
        raise Fault("source_unavailable", f"{inbox} cannot be listed: {error.strerror}") from error
    for number, name in enumerate(names, 1):
        read_file(f"r{number}", os.path.join(inbox, name), name, answer)
        answer.say("progress", done=number, of=len(names))
    answer.end()


def read_file(report, path, name, answer):
    """Sends one file as one report."""
    received = datetime.fromtimestamp(int(os.lstat(path).st_mtime), CHINA)
    head = {"report": report, "delivered_at": received.isoformat(), "source": f"file:{name}"}
    try:
        content = contents(path)
        head["sha256"] = hashlib.sha256(content).hexdigest()
        rows = list(csv.reader(io.StringIO(decode(content), newline=""), strict=True))
        labels, table = split(rows)
        answer.say("report", **head, **labels)
        read_table(report, rows, table, answer)
    except (Unreadable, csv.Error) as error:
        # A report needs a period; a file that says none is a report of the day on which it came.
        day = received.date().isoformat()
        answer.say("report", **head, period=day, reported_at=day)
        answer.say("rejected", report=report, place="1:1", reason=f"the whole file: {error}")


def contents(path):
    # Pipes, links and folders are not opened: whoever may write into the inbox must not choose what is read.
    if not stat.S_ISREG(os.lstat(path).st_mode):
        raise Unreadable("it is no regular file")
    try:
        with open(path, "rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise Unreadable(f"it cannot be opened: {error.strerror}") from error
    if len(content) > LARGEST:
        raise Unreadable(f"it is larger than {LARGEST >> 20} MiB")
    return content


def decode(content):
    # UTF-8 first: bytes that are valid UTF-8 are hardly ever meant as GB 18030.
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Unreadable("it is neither UTF-8 nor GB 18030 text")


def iso(text):
    """2023年9月 and 2023/9/25 as 2023-09 and 2023-09-25; everything else as it stands."""
    parts = WRITTEN.fullmatch(text)
    return "-".join([parts[1]] + [f"{int(part):02}" for part in parts.groups()[1:] if part]) if parts else text


def split(rows):
    """The labels above the table, checked, and the number of the row with its headings."""
    labels = {}
    for number, row in enumerate(rows):
        cells = [cell.strip() for cell in row]
        if AREA_HEADING in cells:
            break
        # “报告期：2023-09” in one cell, or label and value in two.
        for cell, following in zip(cells, cells[1:] + [""]):
            label, _, value = cell.replace("：", ":").partition(":")
            # A neighbour that is a label itself is nobody's value.
            value = value.strip() or ("" if ":" in following.replace("：", ":") else following)
            if label.strip() in LABELS and value:
                labels[LABELS[label.strip()]] = iso(value)
            elif label.strip() == "计量单位" and value[:1] in ("千", "万", "亿"):
                raise Unreadable(f"the unit {value[:20]} is in no factor of COLUMNS")
    else:
        raise Unreadable(f"no row holds the heading {AREA_HEADING}")
    if "period" not in labels:
        raise Unreadable("no 报告期 stands above the table")
    if not PERIOD.fullmatch(labels["period"]):
        raise Unreadable("报告期 is no month, quarter, half-year or year such as 2023-09, 2023-Q3, 2023-H1, 2023")
    try:
        date.fromisoformat(labels.get("reported_at", ""))
    except ValueError:
        raise Unreadable("填报日期 is no day such as 2023-09-25") from None
    return labels, number


def read_table(report, rows, table, answer):
    headings = [cell.strip() for cell in rows[table]]
    area_column = headings.index(AREA_HEADING)
    if twice := sorted({heading for heading in headings if heading in COLUMNS and headings.count(heading) > 1}):
        raise Unreadable(f"the heading {twice[0][:100]} stands twice")
    seen = set()
    for number, row in enumerate(rows[table + 1 :], table + 2):
        name = row[area_column].strip() if len(row) > area_column else ""
        if name in SKIPPED or not any(cell.strip() for cell in row):
            continue
        area = AREAS.get(name)
        # A cell that vanished shifts all others, so such a row is rejected whole.
        if area is None or area in seen or len(row) != len(headings):
            why = "no area of this form" if area is None else "it stands twice" if area in seen else "cells are missing"
            answer.say("rejected", report=report, place=f"{number}:1", raw=",".join(row)[:200], reason=why)
            continue
        seen.add(area)
        for column, (heading, cell) in enumerate(zip(headings, row), 1):
            if heading != AREA_HEADING and heading not in SKIPPED:
                read_cell(report, f"{number}:{column}", heading, area, cell, answer)


def read_cell(report, place, heading, area, cell, answer):
    indicator, factor = COLUMNS.get(heading, (None, "1"))
    text = cell.strip()
    if factor == "0.01":
        text = text[:-1].strip() if text.endswith(("%", "％")) else text
    if indicator is None:
        answer.say("rejected", report=report, place=place, raw=cell[:200], reason=f"unknown heading {heading[:100]}")
    elif text in MISSING:
        answer.say("absent", report=report, indicator=indicator, area=area, reason="not_reported")
    elif not NUMBER.fullmatch(text):
        answer.say("rejected", report=report, place=place, raw=cell[:200], reason="not a number")
    else:
        value = Decimal(text.replace(",", "")) * Decimal(factor)
        value = int(value) if value == int(value) else float(value)
        answer.say("reading", report=report, indicator=indicator, area=area, value=value, place=place, raw=cell)


def main():
    line = sys.stdin.buffer.readline((1 << 20) + 1)
    if not line:
        return 0
    try:
        if not line.endswith(b"\n"):
            raise ValueError("the request is cut off, or longer than 1 MiB")
        request = json.loads(line.decode("utf-8"))
        if not isinstance(request, dict) or not isinstance(request.get("id"), str):
            raise ValueError("the request is no JSON object with an id")
    except (ValueError, RecursionError) as error:
        log("E", f"the request cannot be read: {error}")
        return 1
    answer = Answer(request["id"])
    status = 0
    try:
        answer.say("hello", name=NAME, version=VERSION, protocol=1)
        if request.get("protocol") != 1:
            raise Fault("format", "this adapter speaks protocol 1 only")
        if request.get("op") == "describe":
            describe(answer)
        elif request.get("op") == "collect":
            collect(request.get("options"), answer)
        else:
            raise Fault("format", "op must be describe or collect")
    except BrokenPipeError:
        raise
    except OSError as error:
        # A file that goes away while it is read; the next collection finds what is there then.
        log("E", str(error))
        answer.say("failed", code="source_unavailable", reason=f"the source changed meanwhile: {error.strerror}")
        status = 1
    except Fault as fault:
        log("E", str(fault))
        answer.say("failed", code=fault.code, reason=str(fault))
        status = 1
    sys.stdout.buffer.flush()
    # The collector's word: only after ack may files be moved away; this adapter leaves them where they are.
    word = sys.stdin.buffer.readline(1 << 20)
    if word:
        log("I", f"the collector says: {word.decode('utf-8', 'replace').strip()}")
    return status


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:
        # Nobody reads any more; a second attempt at the end of the program would fail again.
        os._exit(1)
