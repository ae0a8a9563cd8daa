"""device.py PASSWORD: answers like a LANTIME, with a document of Fixtures, on port 8080 of all addresses."""

import base64
import http.server
import pathlib
import socketserver
import sys

DOCUMENT = (pathlib.Path(__file__).resolve().parent.parent.parent / "Fixtures" / "m600-gps.json").read_bytes()
EXPECTED = "Basic " + base64.b64encode(f"info:{sys.argv[1]}".encode()).decode()


class Device(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        is_right = self.headers["Authorization"] == EXPECTED
        body = DOCUMENT if is_right else b"{}"
        self.send_response(200 if is_right else 401)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 512


with Server(("", 8080), Device) as server:
    print("ready", flush=True)
    server.serve_forever()
