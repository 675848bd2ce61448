#!/usr/bin/python3
"""aiosmtpd on a free port of 127.0.0.1: prints the port, then a JSON line for each mail before it is accepted.

Arguments: starttls|tls|none CERTIFICATE KEY [USER PASSWORD]. A login, where given, is required. Recipients that begin with
`full` get a 452, those that begin with `gone` a 550. Ends with its standard input.
"""
import asyncio, json, logging, ssl, sys, warnings
from aiosmtpd.smtp import SMTP, AuthResult

mode, certificate, key, *login = sys.argv[1:]


logging.disable()
warnings.simplefilter("ignore")


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("full"):
            return "452 4.2.2 Mailbox full"
        if address.startswith("gone"):
            return "550 5.1.1 No such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = {"from": envelope.mail_from, "to": envelope.rcpt_tos, "data": envelope.original_content.decode("latin-1")}
        mail["tls"] = session.ssl is not None or mode == "tls"
        print(json.dumps(mail), flush=True)
        return "250 2.0.0 Queued"


def authenticate(server, session, envelope, mechanism, data):
    right = [data.login.decode(), data.password.decode()] == login
    return AuthResult(success=right, handled=right or None) if right else AuthResult(success=False, handled=False)


async def main():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    options = {"hostname": "peer.example", "enable_SMTPUTF8": True}
    if mode == "starttls":
        options.update(tls_context=context, require_starttls=True)
    if login:
        options.update(authenticator=authenticate, auth_required=True, auth_require_tls=mode != "tls")
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(Handler(), **options), "127.0.0.1", 0, ssl=context if mode == "tls" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    end = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(end), sys.stdin)
    await end.read()


asyncio.run(main())
