"""Devices that send markup, quotes, marks that turn the direction of writing, and words of ten thousand letters. Standard library only."""

import contextlib
import http.server
import json
import pathlib
import tempfile
import threading
import urllib.parse

from looks import PHONE, SCRIPT, check, check_headers, open_page
from programs import Program, free_ports, request, wait
from situation import ROOT

ATTACKS = [
    "<svg onload=window.attacked=1>", "\"><img src=x onerror=window.attacked=1>", "' autofocus onfocus=window.attacked=1 x='",
    "</title></style></script><script>window.attacked=1</script>", "]]></text><script>window.attacked=1</script>", "--><b>&lt;b&#62;",
    "\u202egnp.\u2066exe\u200b\u0007\ufffe", "javascript:window.attacked=1", "../..//evil.example/?a=b&c#d", "{{7*7}}${7*7}<%= 7*7 %>",
]
WORD = "W" * 10_000
NAME = "<svg onload=window.attacked=1>\"'/../&?#"
# What must stay as it is, so that the values find their way to the pages.
KEPT = {"object-id", "slot-id", "slot-type", "slot-position", "slot-layout", "state", "status", "clock-status", "clock"}
# What is wrong with a page that a device has taken part in.
FOREIGN = """(() => {
    const found = window.attacked ? ["a script of a device ran"] : [];
    const own = new Set((
        "html head meta title link script noscript body a header nav p span button main section div h1 h2 h3 ul ol li dl dt dd table thead tbody "
        + "tr th td time strong small code details summary form label input select option footer svg g rect path circle text pre img em desc style"
    ).split(" "));
    for (const element of document.querySelectorAll("*")) {
        const name = element.localName;
        if (!own.has(name)) found.push("an element " + name);
        if (name === "script" && !element.src.startsWith(location.origin + "/static/")) found.push("a script " + element.src);
        if (name === "img" && !element.src.endsWith("/chassis.svg")) found.push("a picture " + element.src);
        for (const attribute of element.attributes) if (attribute.name.startsWith("on")) found.push("an attribute " + attribute.name);
        if (element.href && typeof element.href === "string" && name === "a"
            && ![location.origin, "http://127.0.0.1:"].some(start => element.href.startsWith(start))) found.push("a link to " + element.href);
    }
    if (/[\\u202a-\\u202e\\u2066-\\u2069\\u200b-\\u200f\\u0000-\\u0008\\ufffe]/.test(document.documentElement.textContent))
        found.push("a mark that nobody sees");
    return [...new Set(found)].slice(0, 8);
})()"""


def spoilt(value, words, key=""):
    """The document with other texts; numbers, and texts that are numbers or times, stay."""
    if isinstance(value, dict):
        return {name: spoilt(child, words, name) for name, child in value.items()}
    if isinstance(value, list):
        return [spoilt(child, words, key) for child in value]
    if not isinstance(value, str) or key in KEPT or not value or value[0].isdigit():
        return value
    return next(words)


def turns(words):
    while True:
        yield from words


class Devices(http.server.BaseHTTPRequestHandler):
    """Answers by the first part of the path."""

    full = json.loads((ROOT / "Fixtures/m4000-full.json").read_text())
    answers = {
        "markup": (200, json.dumps(spoilt(full, turns(ATTACKS)))),
        "long": (200, json.dumps(spoilt(full, turns([WORD] + ["x"] * 40 + [ATTACKS[0] * 300] + ["y z"] * 40)))),
        "page": (200, f"<html><title>{ATTACKS[0]}</title>{ATTACKS[3]}</html>"),
        "broken": (200, '{"data": {"' + ATTACKS[0] + '": {"a" '),
        "refused": (500, json.dumps({"error": ATTACKS[1] + WORD})),
    }

    def do_GET(self):
        status, text = self.answers[self.path.split("/")[1]]
        body = text.encode()
        self.send_response(status, ATTACKS[0])
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def exporter():
    """An exporter with these devices; gives its address and their names."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Devices)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    names = {answer: f"{NAME} {answer}" for answer in Devices.answers}
    with tempfile.TemporaryDirectory(prefix="lantime-hostile-") as folder:
        folder, (web,) = pathlib.Path(folder), free_ports(1)
        url = f"http://127.0.0.1:{server.server_address[1]}"
        devices = [
            {"name": name, "url": f"{url}/{answer}", "labels": {"site": ATTACKS[0], "note": WORD[:1024] if answer == "long" else ATTACKS[1]}}
            for answer, name in names.items()]
        # JSON is YAML.
        (folder / "lantime.yml").write_text(json.dumps({"devices": devices}))
        with Program(folder, ROOT / ".build/debug/lantime_exporter", "serve", f"--config.file={folder}/lantime.yml",
                     f"--web.listen-address=127.0.0.1:{web}") as program:
            address = f"http://127.0.0.1:{web}"
            wait("the exporter listens", lambda: request(address + "/-/ready"), 30, program.output)
            request(address + "/metrics")
            yield address, names
    server.shutdown()
    thread.join()
    server.server_close()


def check_hostile(tab):
    """Whatever devices and addresses hold is text on every page, in the picture and after a refresh, and fits the screen."""
    with exporter() as (url, names):
        pages = ["/", "/sessions", "/collections", "/config"]
        search = urllib.parse.urlencode({"q": ATTACKS[0]})
        pages += ["/?group=site", "/?group=note", f"/?{search}&group=site", "/?" + urllib.parse.urlencode({"label": "site=" + ATTACKS[0], "q": "svg"})]
        for name in names.values():
            pages.append("/devices/" + urllib.parse.quote(name, safe=""))
        for path in pages:
            check_headers(url + path)
            look(tab, url + path)
        attack = urllib.parse.quote(ATTACKS[0] + "'\"", safe="")
        for path in ("/devices/", "/runbooks/", "/"):
            # The browser reports the 404 itself.
            look(tab, url + path + attack, allowed="404")
        for path in ("/?state=", "/?sort=", "/?finding=", "/?label=", "/?group=", "/?"):
            look(tab, url + path + attack, allowed="400")
        for name in names.values():
            tab.open(f"{url}/devices/{urllib.parse.quote(name, safe='')}/chassis.svg?theme=%22%3E%3Csvg%20onload=alert(1)%3E")
            check(tab.run("document.documentElement.localName") == "svg", "the picture of a device with attacks is no picture")
            check(not (found := tab.run(FOREIGN)), f"the picture of {name}: " + "; ".join(found or []))
            check(not (found := tab.complaints()), f"the picture of {name}: " + "; ".join(found))


def look(tab, url, allowed=None):
    open_page(tab, url, (1280, 800), "light")
    tab.run("window.before = document.querySelector('main').firstChild")
    tab.run("document.dispatchEvent(new Event('visibilitychange'))")
    if not allowed:
        tab.wait("document.querySelector('main').firstChild !== window.before", f"{url} is refreshed")
    for size in ((1280, 800), PHONE):
        tab.look(size, "light")
        for script in (FOREIGN, SCRIPT.replace("texts < 10", "texts < 5")):
            check(not (found := tab.run(script)), f"{url} at {size[0]}: " + "; ".join(found or []))
    complaints = [complaint for complaint in tab.complaints() if not allowed or allowed not in complaint]
    check(not complaints, f"{url}: " + "; ".join(complaints))
