"""What happens to the fleet, and what the people who watch it must see. A minute lasts a second."""

import time

import notifications
from programs import Failure, wait
from receivers import Message

# What the status documents really state, for as long as they are shown.
STATED = {
    ("LantimePtpClientsCritical", "m3000s-hps"), ("LantimeSyncTeamMemberOffline", "m4000-full"),
    ("LantimeSyncMonNodeFailing", "syncmon-500-nodes"), ("LantimeValuesDropped", "unknown-module"),
}  # fmt: skip
# Warnings and critical alerts that the troubles below must raise, device by device; nothing else may fire.
RAISED = {
    "m1000-rsc-rel": {
        "LantimeAntennaDisconnected", "LantimeReceiverNotSynchronized", "LantimeClockInHoldover", "LantimeRelayInError", "LantimeClockSwitched",
        "LantimeRedundancyLost", "LantimeAlarmLed",
    },
    "m600-gps": {
        "LantimeAntennaDisconnected", "LantimeReceiverNotSynchronized", "LantimeClockInHoldover", "LantimeHoldoverTooLong",
        "LantimeNtpUnsynchronized", "LantimeAlarmLed",
    },
    "m4000-full": {"LantimePowerSupplyFailed", "LantimePowerRedundancyLost", "LantimeAlarmLed"},
    "m3000s-hps": {"LantimePtpClientsFillingUp"},
    # While NTP is stopped, its list is gone from the status as well.
    "m300-dcf77": {"LantimeNtpStopped", "LantimeAlarmLed"},
    "m600-gps-2": {"LantimeCollectorFailing", "LantimeDeviceDown"},
    "unknown-module": {"LantimeDeviceDown"},
    "": {"LantimeConfigReloadFailed", "LantimeSiteWithoutGoodTime"},
}  # fmt: skip
# A forecast from the last six hours (minutes here) goes on when its cause is over.
LINGERING = {("LantimePtpClientsFillingUp", "m3000s-hps")}
LOUD = ',severity=~"warning|critical"'


def log(text):
    print(f"check-end-to-end: {text}", flush=True)


def told(messages, status):
    """The labels of the alerts that messages tell of with that status."""
    return [alert["labels"] for message in messages for alert in message.alerts if alert["status"] == status]


def names(alerts):
    return {labels["alertname"] for labels in alerts}


def lost(fired, messages):
    """Names of the alerts that fired and were told as over.

    Others in the messages were over before: Prometheus repeats for a quarter of an hour that an alert is over, and Alertmanager repeats that in
    whatever it has to tell of the same group.
    """
    return names(labels for labels in told(messages, "resolved") if labels in fired)


class Story:
    """The run of the check, step by step."""

    def __init__(self, fleet, monitoring, receivers):
        self.fleet, self.monitoring, self.receivers = fleet, monitoring, receivers
        self.begin = time.time()

    def at(self, seconds):
        """Waits until so many seconds after the beginning of the troubles."""
        time.sleep(max(0, self.trouble + seconds - time.time()))

    def fires(self, alert, device, seconds=25):
        selector = f',alertname="{alert}"' + (f',device="{device}"' if device else "")
        wait(f"{alert} fires for {device or 'the exporter'}", lambda: self.monitoring.firing(selector), seconds, self.loud)

    def loud(self):
        return ", ".join(f"{alert} of {device}" for alert, device in sorted(self.monitoring.firing(LOUD))) or "nothing fires"

    def is_inhibited(self, alert, device):
        wait(f"Alertmanager silences {alert} of {device}", lambda: (alert, device) in self.monitoring.inhibited(), 15,
             lambda: f"silenced are {sorted(self.monitoring.inhibited())}")  # fmt: skip

    def healthy(self):
        """Every device is read, and for half an hour (30 s) nothing fires but what the documents state."""
        devices = set(self.fleet.devices)
        wait("all devices are read", lambda: {labels["device"] for labels, _ in self.monitoring.query("lantime_up == 1")} >= devices, 30)
        self.begin = time.time()
        time.sleep(30)
        seen = self.monitoring.firing(LOUD)
        if seen != STATED:
            raise Failure(f"on the healthy fleet fires {sorted(seen - STATED) or 'nothing else'}, and does not fire {sorted(STATED - seen)}")
        log(f"{len(devices)} healthy devices for 30 s: {len(seen)} alerts, all of which their documents state")

    def troubles(self):
        """All begin together; scenarios run at six times their speed, for they count in seconds what the rules count in minutes."""
        self.trouble = time.time()
        play = self.fleet.play
        play("m1000-rsc-rel", "holdover", speed=6)
        play("m600-gps", "holdover", speed=6)
        play("m4000-full", "psu-failure", speed=6)
        play("m3000s-hps", "ptp-load", speed=6)
        play("syncmon-500-nodes", "syncmon-unreachable", speed=3)
        play("m300-dcf77", "configuration-change", speed=6)
        play("unknown-module", "reboot", speed=30)
        play("m600-gps-2", "unknown-words", at=30)
        self.fires("LantimeAntennaDisconnected", "m1000-rsc-rel")
        self.fires("LantimeConfigurationChanged", "m300-dcf77")
        self.fires("LantimeDeviceRebooted", "unknown-module")
        self.fires("LantimeClockInHoldover", "m1000-rsc-rel")
        self.at(25)
        play("m300-dcf77", "ntp-stopped", speed=6)
        self.fires("LantimeHoldoverTooLong", "m600-gps")
        self.fires("LantimeSiteWithoutGoodTime", "")
        self.is_inhibited("LantimePowerRedundancyLost", "m4000-full")
        self.fires("LantimeRelayInError", "m1000-rsc-rel")
        self.fires("LantimeUnknownStateWords", "m600-gps-2")
        self.fires("LantimeCollectorFailing", "m600-gps-2")
        self.fires("LantimeClockSwitched", "m1000-rsc-rel")
        log("antenna, holdover, relay, switch-over: every alert fires, and the greater trouble silences the smaller")

    def silence(self):
        """A device that does not answer any more has no other alerts, and none of them is taken back."""
        self.at(44)
        self.fleet.play("unknown-module", "configuration-change", at=60, speed=6)
        self.fleet.behave("m600-gps-2", "hang")
        self.fires("LantimeDeviceDown", "m600-gps-2")
        self.moment = time.time()
        self.fires("LantimeConfigurationChanged", "unknown-module")
        self.fleet.behave("unknown-module", "hang")
        self.fires("LantimeDeviceDown", "unknown-module")
        self.is_inhibited("LantimeConfigurationChanged", "unknown-module")
        log("devices that hang are told as down, and silence all else about them")

    def reload(self):
        """A configuration file with an error is told, and forgotten when it is mended."""
        self.fleet.configure(no_such_key=1)
        self.fleet.reload()
        self.fires("LantimeConfigReloadFailed", "")
        self.fleet.configure()
        self.fleet.reload()

    def recovery(self):
        """Everything ends, and those who were told of it are told."""
        self.at(79)
        self.fleet.play("m600-gps", "healthy")
        self.at(88)
        for device in ("unknown-module", "m600-gps-2"):
            self.fleet.play(device, "healthy")
        wait("everything has recovered", lambda: self.monitoring.firing(LOUD) - LINGERING == STATED, 60, self.loud)
        wait("people are told that it is over", lambda: not notifications.unended(self.receivers.all(), STATED), 20,
             lambda: "; ".join(notifications.unended(self.receivers.all(), STATED)))  # fmt: skip
        # One more interval of Alertmanager, so that nothing is on its way any more.
        time.sleep(6)
        log("everything has recovered, and people are told so")

    def exporter_ends(self):
        """The exporter is gone: that is told, and nothing is told as over because nobody looks any more."""
        fired, before = self.monitoring.alerts(), len(self.receivers.all("webhook"))
        self.fleet.exporter.stop()
        self.fires("LantimeExporterDown", "")
        wait("the pager tells of the exporter", lambda: "LantimeExporterDown" in names(told(self.receivers.all("webhook")[before:], "firing")), 15)
        # By now all alerts on devices have lost their data.
        wait("no alert on a device is left", lambda: not {each for each in self.monitoring.firing(LOUD) if each[1]}, 30, self.loud)
        time.sleep(6)
        if over := lost(fired, self.receivers.all("webhook")[before:]):
            raise Failure(f"the exporter is gone, and {sorted(over)} are told as over")

    def exact(self):
        """Over the whole run fired what must, on the devices where it must, and nothing else."""
        series = self.monitoring.history(f'ALERTS{{alertstate="firing"{LOUD}}}', self.begin, time.time())
        seen = {(labels["alertname"], labels.get("device", "")) for labels, _ in series}
        wanted = STATED | {(alert, device) for device, alerts in RAISED.items() for alert in alerts}
        if seen != wanted:
            raise Failure(f"over the whole run fired {sorted(seen - wanted)}, and did not fire {sorted(wanted - seen)}")
        return len(seen)


class Quiet:
    """A Prometheus that answers always the same, for the self-test."""

    def __init__(self, seen):
        self.seen = seen

    def firing(self, *_):
        return self.seen

    def history(self, *_):
        return [({"alertname": alert, "device": device}, [1.0]) for alert, device in self.seen]


def self_test():
    """An alert that is missing or too much is noticed."""
    wanted = {*STATED, *((alert, device) for device, alerts in RAISED.items() for alert in alerts)}
    assert Story(None, Quiet(wanted), None).exact() == len(wanted)
    for seen in (wanted - {("LantimeRelayInError", "m1000-rsc-rel")}, wanted | {("LantimeFanFailed", "m4000-full")}):
        try:
            Story(None, Quiet(seen), None).exact()
        except Failure as failure:
            assert str(failure).count("Lantime") == 1, failure
            continue
        raise AssertionError("a wrong set of alerts passed")
    try:
        Story(None, Quiet(set()), None).fires("LantimeRelayInError", "m1000-rsc-rel", 0)
    except Failure as failure:
        assert "LantimeRelayInError fires for m1000-rsc-rel; seen: nothing fires" in str(failure), failure
    else:
        raise AssertionError("an alert that never fires passed")
    fired = [{"alertname": "LantimeRelayInError", "relay": "a"}]
    over = [{"labels": {"alertname": "LantimeRelayInError", "relay": relay}, "status": "resolved"} for relay in ("a", "b")]
    assert lost(fired, [Message("webhook", "pager", alerts=over)]) == {"LantimeRelayInError"}, "taken back"
    assert not lost(fired, [Message("webhook", "pager", alerts=over[1:])]), "over before"
    return 6
