"""What stands for the pager, the chat and the mail server of the team, and keeps what Alertmanager sends."""

import dataclasses
import email
import email.policy
import http.server
import json
import socketserver
import threading
import time


@dataclasses.dataclass
class Message:
    """One notification: `kind` is webhook, slack, pagerduty or mail; `title` and `text` are rendered, `alerts` come with webhooks."""

    kind: str
    receiver: str
    title: str = ""
    text: str = ""
    status: str = ""
    alerts: list = dataclasses.field(default_factory=list)
    group: dict = dataclasses.field(default_factory=dict)
    clock: str = dataclasses.field(default_factory=lambda: time.strftime("%H:%M:%S"))


def understood(path, body):
    """A message from what came to a path."""
    kind, _, receiver = path.strip("/").partition("/")
    if kind == "webhook":
        return Message(kind, receiver, status=body["status"], alerts=body["alerts"], group=body["groupLabels"])
    if kind == "slack":
        attachment = body["attachments"][0]
        return Message(kind, receiver, attachment["title"], attachment["text"])
    payload = body.get("payload", {})
    return Message(kind, receiver, payload.get("summary", ""), payload.get("custom_details", {}).get("text", ""), status=body["event_action"])


class Receivers:
    """An HTTP server and a mail server, each on a port of its own. `with` ends them."""

    def __init__(self):
        self.messages, self.lock = [], threading.Lock()
        receivers = self

        class HTTP(http.server.BaseHTTPRequestHandler):
            def do_POST(self):  # noqa: N802 the name that http.server looks for
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                receivers.keep(understood(self.path, body))
                answer = b"ok" if "slack" in self.path else b"{}"
                # PagerDuty answers 202, everybody else 200.
                self.send_response(202 if "pagerduty" in self.path else 200)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):
                pass

        class SMTP(socketserver.StreamRequestHandler):
            def handle(self):
                self.say("220 here")
                for line in self.rfile:
                    verb = line[:4].upper().strip()
                    if verb == b"DATA":
                        self.say("354 go on")
                        lines = []
                        while (line := self.rfile.readline()) not in (b".\r\n", b""):
                            lines.append(line.removeprefix(b"."))
                        receivers.keep_mail(b"".join(lines))
                    self.say("221 bye" if verb == b"QUIT" else "250 ok")
                    if verb == b"QUIT":
                        return

            def say(self, text):
                self.wfile.write(text.encode() + b"\r\n")

        self.servers = [http.server.ThreadingHTTPServer(("127.0.0.1", 0), HTTP), socketserver.ThreadingTCPServer(("127.0.0.1", 0), SMTP)]
        self.url, self.smarthost = (f"127.0.0.1:{server.server_address[1]}" for server in self.servers)
        for server in self.servers:
            server.daemon_threads = True
            threading.Thread(target=server.serve_forever, daemon=True).start()

    def keep(self, message):
        with self.lock:
            self.messages.append(message)

    def keep_mail(self, data):
        mail = email.message_from_bytes(data, policy=email.policy.default)
        body = mail.get_body(("plain",))
        self.keep(Message("mail", str(mail["To"]), str(mail["Subject"]), body.get_content() if body else ""))

    def all(self, kind=None):
        with self.lock:
            return [message for message in self.messages if kind in (None, message.kind)]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for server in self.servers:
            server.shutdown()
            server.server_close()
