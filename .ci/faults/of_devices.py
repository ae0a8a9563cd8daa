"""Faults of devices, and of what is between them and the exporter."""

import contextlib
import re
import time

from clients import ask
from device import Device, certificate, is_up, uptime
from programs import wait
from target import Others, Target
from verdict import Verdict

ME = "127.0.0.1"


def scrape(target, name="gm"):
    return ask(target.address, f"/probe?target={name}", ME)


def heals(target, verdict, name="gm"):
    """Seconds until the device is up again."""
    start = time.monotonic()
    wait(f"{name} is up again", lambda: is_up(scrape(target, name), name), 90, also=target.program.output)
    verdict.note("up again after", time.monotonic() - start, " s")


def tells(target, verdict, *words):
    """Whether the log says it."""
    output = target.program.output()
    verdict.least("told in the log: " + " … ".join(words), all(word in output for word in words), 1)


def half_open(folder, exporter, is_long):
    """The device loses its power and is back at once: its connections are gone without a word."""
    verdict = Verdict()
    with Device() as device, Target(folder, exporter, 0, urls={"gm": device.url}) as target:
        scrape(target)
        device.vanish()
        answer = scrape(target)
        verdict.least("up at the next scrape", is_up(answer), 1)
        verdict.most("which took", answer.seconds, 3.5, " s")
        heals(target, verdict)
    return verdict


def handshakes(folder, exporter, is_long):
    """A device that takes connections and keeps silent in the handshake, beside one that is well."""
    verdict = Verdict()
    pem, pin = certificate(folder, "gm")
    with Device(pem) as device, Device() as other:
        tls = {"gm": (device.url, f"tls: {{pin_sha256: '{pin}'}}"), "well": other.url}
        with Target(folder, exporter, 0, urls=tls) as target:
            device.is_silent = True
            others = Others(target, "/probe?target=well")
            answer = scrape(target)
            others.end()
            verdict.most("the scrape took", answer.seconds, 4, " s")
            verdict.most("up", is_up(answer), 0)
            tells(target, verdict, "TLS handshake", "class=timeout")
            verdict.most("another device's slowest", others.worst, 1, " s")
            device.is_silent = False
            heals(target, verdict)
    return verdict


def changed_certificate(folder, exporter, is_long):
    """Between two scrapes the device has another certificate; later the old one is back."""
    verdict = Verdict()
    (pem, pin), (strange, _) = certificate(folder, "gm"), certificate(folder, "stranger")
    with contextlib.ExitStack() as stack:
        device = stack.enter_context(Device(pem))
        port = device.port
        target = stack.enter_context(Target(folder, exporter, 0, urls={"gm": (device.url, f"tls: {{pin_sha256: '{pin}'}}")}))
        verdict.least("up before", is_up(scrape(target)), 1)
        device.__exit__()
        with Device(strange, port):
            wait("the other certificate is noticed", lambda: not is_up(scrape(target)))
            tells(target, verdict, "class=tls", "pinned")
        stack.enter_context(Device(pem, port))
        heals(target, verdict)
    return verdict


def answer_of_before(folder, exporter, is_long):
    """An answer comes after the scrape has given it up; the next scrape must not take it for its own. And one that never changes."""
    verdict = Verdict()
    with Device() as device, Target(folder, exporter, 0, urls={"gm": device.url}, timeout="1s") as target:
        scrape(target)
        device.delay = 1.5
        late = scrape(target)
        device.delay = 0
        verdict.most("up while it is late", is_up(late), 0)
        time.sleep(1)
        wait("the device is asked again", lambda: is_up(scrape(target)), 60)
        before, answer = device.answers, scrape(target)
        verdict.least("the next answer is of now: number", uptime(answer), before + 1)
        device.is_frozen = True
        frozen = [uptime(scrape(target)) for _ in range(3)]
        verdict.most("values of a device that always says the same", len(set(frozen)), 1)
    return verdict


def silent_names(folder, exporter, is_long):
    """See check-attacks."""
    from attacks import names

    return names(folder, exporter, 30 if is_long else 8)


def stuck_threads(folder, exporter, is_long):
    """Reading the files of secrets hangs, of more devices than there are threads for tasks."""
    from hanging import Hanging

    verdict, count = Verdict(), 20
    with Device() as device:
        urls = {"gm": device.url}
        auth = ""
        for number in range(count):
            (folder / f"secret-{number}").write_text("one")
            auth += f"  a{number}: {{username: info, password_file: secret-{number}}}\n"
            urls[f"stuck-{number}"] = (device.url, f"auth: a{number}")
        with Target(folder, exporter, 0, urls=urls, auth=f"auth:\n{auth}", timeout="2s") as target:
            ask(target.address, "/metrics", ME)
            with Hanging(folder / f"secret-{number}" for number in range(count)):
                others = Others(target, "/probe?target=gm")
                whole = ask(target.address, "/metrics", ME, headers={"X-Prometheus-Scrape-Timeout-Seconds": "5"})
                time.sleep(50 if is_long else 5)
                others.end()
                threads = target.status("Threads")
            verdict.most("the scrape of all took", whole.seconds, 6, " s")
            verdict.most("devices up of those whose secret hangs", len(re.findall(rb'lantime_up\{device="stuck-\d+"\} 1', whole.body)), 0)
            verdict.least("the other device is up", is_up(whole), 1)
            verdict.most("probes of another device that failed", others.failed + sum(not is_up(each) for each in others.answers), 0)
            # The threads that stand in for those that hang begin one after the other.
            verdict.most("slowest", others.worst, 5, " s")
            verdict.note("threads meanwhile", threads)
            heals(target, verdict, "stuck-0")
            wait("all are up again", lambda: ask(target.address, "/metrics", ME).body.count(b"\nlantime_up{") and not re.search(
                rb'lantime_up\{device="stuck-\d+"\} 0', ask(target.address, "/metrics", ME).body), 90)  # fmt: skip
    return verdict


FAULTS = {
    "half-open": half_open, "handshakes": handshakes, "certificate": changed_certificate, "answer-of-before": answer_of_before,
    "silent-names": silent_names, "stuck-threads": stuck_threads,
}  # fmt: skip
