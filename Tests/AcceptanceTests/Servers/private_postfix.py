#!/usr/bin/python3
"""Debian's Postfix with a configuration, a queue and mailboxes of its own below the folder that is named: prints its port on
127.0.0.1 when it answers. Mail to NAME@caregauge.example goes to the Maildir FOLDER/mail/NAME. Ends with its standard input."""
import os, pathlib, pwd, signal, socket, subprocess, sys, time

# Whoever starts this may block signals, and Postfix lives by them.
signal.pthread_sigmask(signal.SIG_SETMASK, [])

folder = pathlib.Path(sys.argv[1])
user = pwd.getpwnam("postfix")
with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]
for name in ("conf", "queue", "data", "mail"):
    (folder / name).mkdir()
for name in ("data", "mail"):
    os.chown(folder / name, user.pw_uid, user.pw_gid)
names = " ".join(f"{{{name}@caregauge.example = {name}/}}" for name in sys.argv[2:])
(folder / "conf/main.cf").write_text(f"""
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = post.example
mydestination =
mynetworks = 127.0.0.0/8
smtpd_peername_lookup = no
smtpd_recipient_restrictions = permit_mynetworks, reject
alias_maps =
local_recipient_maps =
virtual_mailbox_domains = caregauge.example
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = inline:{{ {names} }}
virtual_uid_maps = static:{user.pw_uid}
virtual_gid_maps = static:{user.pw_gid}
""")
services = """cleanup|n|0 qmgr|n|1 rewrite:trivial-rewrite|-|- bounce|-|0 defer:bounce|-|0 trace:bounce|-|0 error|-|- retry:error|-|-
virtual|-|- proxymap|-|- anvil|-|1"""
lines = [f"127.0.0.1:{port} inet n - n - - smtpd", "postlog unix-dgram n - n - 1 postlogd"]
for service in services.split():
    name, private, most = service.split("|")
    name, _, program = name.partition(":")
    lines.append(f"{name} unix {private} {'n' if name == 'virtual' else '-'} n - {most} {program or name}")
(folder / "conf/master.cf").write_text("\n".join(lines) + "\n")
subprocess.run(["/usr/sbin/postfix", "-c", folder / "conf", "check"], check=True, stdin=subprocess.DEVNULL)
programs = subprocess.check_output(["/usr/sbin/postconf", "-h", "daemon_directory"], text=True).strip()
master = subprocess.Popen(
    ["/usr/bin/setpriv", "--pdeathsig", "KILL", f"{programs}/master", "-c", folder / "conf", "-d"],
    stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True)
while True:
    if master.poll() is not None:
        sys.exit(f"Postfix ended: {(folder / 'log').read_text() if (folder / 'log').exists() else ''}")
    try:
        with socket.create_connection(("127.0.0.1", port), 30) as connection:
            if connection.recv(3) == b"220":
                break
    except OSError:
        time.sleep(0.05)
print(port, flush=True)
sys.stdin.read()
master.terminate()
try:
    master.wait(10)
finally:
    master.kill()
