"""Debian's Chromium without a window, spoken to over pipes. Standard library only."""

import base64
import json
import os
import pathlib
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from programs import Failure

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SCREENSHOTS = ROOT / ".build/screenshots"


class Browser:
    """Chromium, spoken to over two pipes (--remote-debugging-pipe: messages are JSON, each ended by a zero byte)."""

    def __init__(self, program, environment):
        self.profile = tempfile.TemporaryDirectory(prefix="lantime-browser-")
        to_browser, self.output = os.pipe()
        self.input, from_browser = os.pipe()
        arguments = [
            program, "--headless=new", "--remote-debugging-pipe", "--user-data-dir=" + self.profile.name, "--no-first-run",
            "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--mute-audio", "--hide-scrollbars",
        ]
        # The sandbox needs user namespaces, which root in a container mostly lacks; only our own pages are opened.
        arguments.append("--no-sandbox")

        def give_pipes():
            # The browser reads from 3 and writes to 4.
            os.dup2(to_browser, 200)
            os.dup2(from_browser, 201)
            os.dup2(200, 3)
            os.dup2(201, 4)

        self.log = open(pathlib.Path(self.profile.name) / "log", "wb")
        self.process = subprocess.Popen(
            arguments, env=environment, preexec_fn=give_pipes, pass_fds=(3, 4), stdin=subprocess.DEVNULL,
            stdout=self.log, stderr=self.log, start_new_session=True,
        )
        os.close(to_browser)
        os.close(from_browser)
        self.buffer = b""
        self.number = 0
        self.events = []

    def call(self, method, session=None, **parameters):
        """Runs a command of the browser and returns its result; events that come meanwhile are kept."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self.output, json.dumps(message).encode() + b"\0")
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            answers = self.read()
            # All that came at once is looked at: events stand behind the answer too.
            self.events += [answer for answer in answers if answer.get("id") != self.number]
            for answer in answers:
                if answer.get("id") == self.number:
                    if "error" in answer:
                        raise Failure(f"the browser refuses {method}: {answer['error']['message']}")
                    return answer["result"]
        raise Failure(f"the browser does not answer {method} within 30 s")

    def read(self):
        """The messages that are there, or come within a moment."""
        if not select.select([self.input], [], [], 0.5)[0]:
            return []
        data = os.read(self.input, 1 << 20)
        if not data:
            text = pathlib.Path(self.log.name).read_text(errors="replace")[-600:]
            raise Failure(f"the browser ended: {text}")
        *messages, self.buffer = (self.buffer + data).split(b"\0")
        return [json.loads(message) for message in messages]

    def stop(self):
        os.close(self.output)
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(5)
        os.close(self.input)
        self.log.close()
        shutil.rmtree(self.profile.name, ignore_errors=True)


class Tab:
    """A page that is looked at."""

    def __init__(self, browser):
        self.browser = browser
        self.target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = browser.call("Target.attachToTarget", targetId=self.target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(domain + ".enable")

    def call(self, method, **parameters):
        return self.browser.call(method, self.session, **parameters)

    def close(self):
        self.browser.call("Target.closeTarget", targetId=self.target)

    def look(self, size, scheme):
        """Gives the screen another size and scheme; an open page has them when this returns."""
        width, height = size
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        # An empty tab has no width of its own, a picture no element of a page.
        changed = f"""document.URL === 'about:blank' || document.contentType === 'image/svg+xml'
            || document.documentElement.clientWidth === {width} && matchMedia('(prefers-color-scheme: {scheme})').matches"""
        self.wait(changed, f"the screen is {width} wide and {scheme}")

    def hurry(self):
        """From the next page on, timers of pages run ten times as fast, so that a refresh is soon."""
        self.call("Page.addScriptToEvaluateOnNewDocument", source="{ const slow = setInterval; window.setInterval = (f, t) => slow(f, t / 10); }")

    def run(self, script):
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise Failure(f"{script}: {result['exceptionDetails']['text']}")
        return result["result"].get("value")

    def open(self, url):
        self.call("Page.navigate", url=url)
        self.wait(f"document.readyState === 'complete' && location.href === {json.dumps(url)}", f"{url} is open")

    def wait(self, condition, what, seconds=20):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.run(condition):
                return
            time.sleep(0.02)
        raise Failure(f"not within {seconds} s: {what}")

    def picture(self, name, whole=False):
        """Keeps what is in sight, or the whole page."""
        more = {}
        if whole:
            size = self.call("Page.getLayoutMetrics")["cssContentSize"]
            more["clip"] = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 6000), "scale": 1}
        try:
            data = self.call("Page.captureScreenshot", captureBeyondViewport=whole, **more)["data"]
        except Failure as failure:
            # Pictures are for people; what the check looks at it has from the page itself.
            print(f"check-pages: skipped: the picture {name}, because {failure}", file=sys.stderr)
            return
        (SCREENSHOTS / (name + ".png")).write_bytes(base64.b64decode(data))

    def key(self, name, code, text=None, modifiers=0):
        """Presses and releases a key."""
        more = {"text": text} if text else {}
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=name, code=name, windowsVirtualKeyCode=code, modifiers=modifiers, **more)

    def complaints(self):
        """What the browser said of this tab that a clean page does not make it say."""
        found = []
        events = [event for event in self.browser.events if event.get("sessionId") == self.session]
        self.browser.events = [event for event in self.browser.events if event.get("sessionId") != self.session]
        for event in events:
            parameters = event.get("params", {})
            if event.get("method") == "Runtime.consoleAPICalled" and parameters["type"] in ("error", "warning", "assert"):
                found.append("console: " + " ".join(str(part.get("value", "")) for part in parameters["args"]))
            if event.get("method") == "Runtime.exceptionThrown":
                found.append("exception: " + parameters["exceptionDetails"].get("exception", {}).get("description", "?"))
            if event.get("method") == "Log.entryAdded" and parameters["entry"]["level"] in ("error", "warning"):
                found.append("log: " + parameters["entry"]["text"] + " " + parameters["entry"].get("url", ""))
            if event.get("method") == "Network.requestWillBeSent":
                url = parameters["request"]["url"]
                if not url.startswith(("http://127.0.0.1:", "about:", "data:")):
                    found.append("request to elsewhere: " + url)
        return found


def chromium():
    """The browser and the environment that it runs in; None when there is none."""
    package = ROOT / ".build/tools/packages/chromium"
    program = package / "usr/lib/chromium/chromium"
    environment = dict(os.environ, DBUS_SESSION_BUS_ADDRESS="disabled:")
    if program.exists():
        library = package / "usr/lib" / (os.uname().machine + "-linux-gnu")
        # Fonts that came with the browser, beside those of the system if it has any.
        fonts = package / "fonts.conf"
        families = "".join(
            f"<alias><family>{generic}</family><prefer><family>{family}</family></prefer></alias>"
            for generic, family in (("sans-serif", "DejaVu Sans"), ("system-ui", "DejaVu Sans"), ("monospace", "DejaVu Sans Mono"))
        )
        fonts.write_text(
            '<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
            f"<dir>{package}/usr/share/fonts</dir>{families}<cachedir>{package}/font-cache</cachedir></fontconfig>")
        environment["FONTCONFIG_FILE"] = str(fonts)
        environment["LD_LIBRARY_PATH"] = ":".join(str(path) for path in (library, library / "pulseaudio"))
        return str(program), environment
    found = shutil.which("chromium")
    return (found, environment) if found else None
