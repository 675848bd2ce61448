#!/usr/bin/python3
"""Debian's aiosmtpd on a free port of 127.0.0.1: prints the port, then, for each number on its standard input, one JSON line with
the mails after so many, as Python's own parser reads them. A line that names a folder asks for the mails of that Maildir; an
object with `subject` and `to` for the mails with such a subject, as soon as each recipient has one.

Argument: before and after every verb it waits a random time of at most so many milliseconds.
"""
import asyncio, email, email.policy, json, logging, pathlib, random, sys, time, warnings
from aiosmtpd.smtp import SMTP

slowness = float(sys.argv[1]) / 1000 if len(sys.argv) > 1 else 0
mails = []
arrived = asyncio.Event()
logging.disable()
warnings.simplefilter("ignore")


def read(data, sender="", to=()):
    mail = email.message_from_bytes(data, policy=email.policy.strict)
    parts = {part: mail.get_body([part]).get_content() for part in ("plain", "html")}
    return {
        "from": sender, "to": list(to) or [mail["To"]], "id": mail["Message-ID"], "subject": mail["Subject"], "date": mail["Date"],
        "inReplyTo": mail["In-Reply-To"], "references": mail["References"], "at": time.time(), **parts}


async def pause():
    if slowness:
        await asyncio.sleep(random.random() * slowness)


class Handler:
    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        await pause()
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):
        await pause()
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        await pause()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        await pause()
        mails.append(read(envelope.original_content, envelope.mail_from, envelope.rcpt_tos))
        arrived.set()
        await pause()
        return "250 2.0.0 Queued"


async def awaited(subject, to):
    while True:
        arrived.clear()
        found = [mail for mail in mails if all(words in mail["subject"] for words in subject)]
        if set(to) <= {recipient for mail in found for recipient in mail["to"]}:
            return found
        await arrived.wait()


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Handler(), hostname="post.example", enable_SMTPUTF8=True), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    asked = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(asked), sys.stdin)
    while line := await asked.readline():
        asked_for = line.decode().strip()
        if asked_for.isdigit():
            found = mails[int(asked_for):]
        elif asked_for.startswith("{"):
            found = await awaited(**json.loads(asked_for))
        else:
            found = [read(file.read_bytes()) for file in sorted(pathlib.Path(asked_for, "new").iterdir())]
        print(json.dumps(found), flush=True)


asyncio.run(main())
