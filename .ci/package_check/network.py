"""What the container meets on its network: devices, a slow name server, and a client that scrapes."""

import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
CLIENT = """
import json, sys, urllib.error, urllib.request
path, timeout = sys.argv[1], sys.argv[2]
request = urllib.request.Request("http://127.0.0.1:10319" + path, headers={"X-Prometheus-Scrape-Timeout-Seconds": timeout})
try:
    with urllib.request.urlopen(request, timeout=float(timeout) + 5) as answer:
        print(json.dumps([answer.status, answer.read().decode(), dict(answer.headers)]))
except urllib.error.HTTPError as error:
    print(json.dumps([error.code, error.read().decode(), dict(error.headers)]))
"""


def fetch(container, path, timeout=10, check=True):
    """Status, body and header of the exporter's answer; status 0 without one, when `check` allows it."""
    command = ["nsenter", "-t", str(container.leader), "-n", sys.executable, "-c", CLIENT, path, str(timeout)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        assert not check, f"GET {path}: {done.stderr.splitlines()[-1]}"
        return 0, "", {}
    return json.loads(done.stdout)


def start_devices(container, password):
    """One LANTIME at port 8080, under every address of loopback, that wants the user `info` with this password."""
    container.beside(sys.executable, str(HERE / "device.py"), password)


def start_name_server(container, delay):
    """Knows every name, and takes `delay` seconds for each answer."""
    container.beside(sys.executable, str(HERE / "name_server.py"), str(delay))
