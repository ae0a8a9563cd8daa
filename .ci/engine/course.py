"""What is done to the distributed engine, and what must be seen. A minute lasts three seconds."""

import signal
import time

import judged
from programs import Failure, wait
from story import LINGERING, LOUD, STATED

# What can be played on a device, and the alert that must come of it. The first of each shard is taken.
FAULTS = {
    "m1000-rsc-rel": ("holdover", "LantimeAntennaDisconnected"), "m600-gps": ("holdover", "LantimeAntennaDisconnected"),
    "m4000-full": ("psu-failure", "LantimePowerSupplyFailed"), "m300-dcf77": ("ntp-stopped", "LantimeNtpStopped"),
}  # fmt: skip
CHAT, PAGER = "time-team-chat", "time-team-pager"


def log(text):
    print(f"check-engine: {text}", flush=True)


class Course:
    """The run of the check, step by step."""

    def __init__(self, fleet, sites, engine, receivers):
        self.fleet, self.sites, self.engine, self.receivers = fleet, sites, engine, receivers

    def loud(self):
        return ", ".join(f"{alert} of {device}" for alert, device in sorted(self.engine.firing(LOUD))) or "nothing fires"

    def told(self, what, since, receiver, name, needed, status="firing", seconds=120):
        """Waits for a message, and returns how long it took."""
        begin = time.monotonic()

        def right():
            return not judged.message_problems(self.receivers.all()[since:], receiver, name, needed, status)

        def seen():
            return "; ".join(judged.message_problems(self.receivers.all()[since:], receiver, name, needed, status)) + "; fires: " + self.loud()

        wait(what, right, seconds, seen)
        return time.monotonic() - begin

    def quiet(self):
        """Waits until nothing fires but what the documents state; what needs a quarter of an hour after a loss of data may be missing."""
        wait("nothing but the stated fires", lambda: self.engine.firing(LOUD) - LINGERING <= STATED, 180, self.loud)

    def settled(self):
        """Both shards and both agents have their part, every device is read once, and the rules say what they say in Prometheus."""
        devices = set(self.fleet.devices)
        wait("all devices are stored", lambda: {labels["device"] for labels, _ in self.engine.query("lantime_up == 1")} >= devices, 120)
        wait("all devices are in the lean storage", lambda: {labels["device"] for labels, _ in self.engine.lean_query("lantime_up == 1")} >= devices, 120)
        series = self.engine.query("lantime_up")
        if len(series) != len(devices):
            raise Failure(f"{len(devices)} devices have {len(series)} series lantime_up")
        self.shard = {labels["device"]: self.fleet.addresses.index(labels["exporter"]) for labels, _ in series}
        parts = [self.engine.targets(number) for number in range(2)]
        expected = {("lantime", device) for device in devices} | {("lantime-exporter", address) for address in self.fleet.addresses}
        if parts[0] | parts[1] != expected or parts[0] & parts[1] or not all(parts) or set(self.shard.values()) != {0, 1}:
            raise Failure(f"the agents scrape {parts}, and the exporters have {self.shard}")
        wait("the rules find what the documents state", lambda: self.engine.firing(LOUD) - LINGERING == STATED, 240, self.loud)
        log(f"shards of {[list(self.shard.values()).count(number) for number in range(2)]} devices, agents with {[len(part) for part in parts]} targets;"
            f" {len(STATED)} alerts, all of which the documents state")  # fmt: skip

    def faults(self):
        """A fault on one device of each shard becomes one message with device, site and exporter."""
        chosen = [next(device for device in FAULTS if self.shard.get(device) == number) for number in range(2)]
        since = len(self.receivers.all())
        for device in chosen:
            self.fleet.play(device, FAULTS[device][0], speed=2)
        self.needed = []
        for device in chosen:
            alert = FAULTS[device][1]
            needed = {"device": device, "site": self.sites[device], "exporter": self.fleet.addresses[self.shard[device]], "cluster": "europe"}
            self.needed.append((since, CHAT, alert, needed))
            seconds = self.told(f"the chat tells of {alert} of {device}", since, CHAT, alert, needed)
            log(f"{alert} of {device} (site {needed['site']}, exporter {self.shard[device]}) is told after {seconds:.0f} s")
        for device in chosen:
            self.fleet.play(device, "healthy")
        for device in chosen:
            self.told(f"the chat tells that {device} is well", since, CHAT, FAULTS[device][1], {"device": device}, "resolved", 180)
        self.quiet()

    def lost(self, what, end, name, needed):
        """Ends a program: one alert names it, at most one other is critical, and those who look at devices hear of nothing else."""
        before, since = self.engine.firing(LOUD), len(self.receivers.all())
        end()
        seconds = self.told(f"the pager tells of {what}", since, PAGER, name, needed)
        self.needed.append((since, PAGER, name, needed))
        # As long again: what else comes of it has come by then.
        time.sleep(15)
        new = judged.critical(self.receivers.all()[since:], PAGER) - {each for each in judged.critical(self.receivers.all()[:since], PAGER)}
        if len(new) > 2 or sum(alert == name for alert, *_ in new) != 1:
            raise Failure(f"{what} has ended, and the pager is told {sorted(new)}")
        told = {(labels["alertname"], labels.get("device", "")) for labels in judged.told(self.receivers.all()[since:], "firing") if labels["severity"] != "info"}
        # That single devices cannot be read is the same trouble again.
        if again := {each for each in told - before if each[0] in ("LantimeTargetDown", "LantimeDeviceDown", "LantimeMetricsAbsent")}:
            raise Failure(f"{what} has ended, and people are told {sorted(again)} as well")
        # What earlier faults bring later, and what fires for a while where series begin anew (docs/scale.md).
        if others := sorted({alert for alert, device in told - before - STATED - LINGERING if alert != name}):
            log(f"told meanwhile, about single devices: {', '.join(others)}")
        log(f"{what} has ended: {name} is told after {seconds:.0f} s, {len(new)} critical alert")
        return since

    def exporter_ends(self):
        """One exporter is killed, and comes back."""
        victim = self.fleet.exporters[1]
        needed = {"exporter": self.fleet.addresses[1], "cluster": "europe"}
        since = self.lost("exporter 1", lambda: victim.signal(signal.SIGKILL), "LantimeExporterDown", needed)
        others = {device for device, shard in self.shard.items() if shard == 0}
        if (read := {labels["device"] for labels, _ in self.engine.query("lantime_up == 1")}) != others:
            raise Failure(f"without exporter 1 the devices {sorted(read)} are read")
        victim.stop()
        self.fleet.serve(1)
        self.told("the pager tells that the exporter is back", since, PAGER, "LantimeExporterDown", {"exporter": self.fleet.addresses[1]}, "resolved", 180)
        self.quiet()

    def agent_ends(self):
        """One agent is killed: its targets have no series any more, and that is told by the storage, which watches it."""
        victim = self.engine.agents[1]
        self.lost("agent 1", lambda: victim.signal(signal.SIGKILL), "LantimeScraperDown", {"instance": self.engine.places["vmagent-1"], "cluster": "europe"})

    def problems(self):
        """What is wrong with the messages of the whole run."""
        for since, receiver, name, needed in self.needed:
            yield from judged.message_problems(self.receivers.all()[since:], receiver, name, needed)
        yield from judged.repeated(self.receivers.all())
