"""What reached people: whether it is complete, and whether it can be read at three in the morning."""

import re

from receivers import Message

# Alert and device; what its description must name: device, place, value and limit; and the receivers that must get it.
TOLD = [
    ("LantimeAntennaDisconnected", "m1000-rsc-rel", r"m1000-rsc-rel slot clk1: ", "chat"),
    ("LantimeRelayInError", "m1000-rsc-rel", r"m1000-rsc-rel slot io1: relay A is in its error position \(NC\)", "chat"),
    ("LantimeClockInHoldover", "m1000-rsc-rel", r"m1000-rsc-rel is in holdover for \S+.*trusted for 12h 0m 0s", "chat"),
    ("LantimeClockSwitched", "m1000-rsc-rel", r"m1000-rsc-rel switched clocks .*; clk2 is active now", "chat"),
    ("LantimeRedundancyLost", "m1000-rsc-rel", r"m1000-rsc-rel: 1 of 2 clocks is synchronised", "chat"),
    ("LantimeHoldoverTooLong", "m600-gps", r"m600-gps has been in holdover for [23]m \d+s, limit 2m 0s \(oscillator ocxo-hq\)", "chat"),
    ("LantimeSiteWithoutGoodTime", "", r"ber: no readable time server .* \(m600-gps\)", "pager chat"),
    ("LantimePtpClientsCritical", "m3000s-hps", r"m3000s-hps slot io1 instance 0: 9\d\S*% of the client capacity .* limit 95%", "pager chat"),
    ("LantimePowerSupplyFailed", "m4000-full", r"m4000-full slot pwr2: .*; \d left", "chat"),
    ("LantimeDeviceDown", "m600-gps-2", r"m600-gps-2 has not been readable for 3 minutes \(error class timeout\)", "chat"),
    ("LantimeConfigReloadFailed", "", r"127\.0\.0\.1:\d+ keeps using the configuration of \d{4}-", "chat"),
    ("LantimeConfigurationChanged", "m300-dcf77", r"m300-dcf77: the configuration changed, last at \d{4}-", "mail"),
    ("LantimeDeviceRebooted", "unknown-module", r"unknown-module started \S+", "mail"),
]
# Pairs of which the first silences the second: never together in one message.
SILENCED = [
    ("LantimePowerSupplyFailed", "LantimePowerRedundancyLost", "m4000-full"), ("LantimeAntennaDisconnected", "LantimeAlarmLed", "m1000-rsc-rel"),
    ("LantimeDeviceDown", "LantimeCollectorFailing", "m600-gps-2"), ("LantimeDeviceDown", "LantimeConfigurationChanged", "unknown-module"),
]  # fmt: skip
# One message of each kind, found by what it says; they are kept and printed.
EXAMPLES = {"pager": ("pagerduty", "no readable time server"), "chat": ("slack", "[resolved] An error relay"), "mail": ("mail", "configuration changed, last at")}
UNREADABLE = re.compile(r"<no value>|<nil>|%!|\{\{|NaN|\+Inf|error calling|map\[| {2}| ,| \.(?!\d)")


def is_about(alert, name, device):
    return alert["labels"]["alertname"] == name and alert["labels"].get("device", "") == device


def unended(messages, lasting):
    """What nobody has been told the end of. `lasting` are pairs of alert and device that do not end."""
    ended = [alert for message in messages for alert in message.alerts if alert["status"] == "resolved"]
    return [
        f"nobody was told that {name} of {device or 'the exporter'} is over"
        for name, device, *_ in TOLD if (name, device) not in lasting and not any(is_about(alert, name, device) for alert in ended)
    ]  # fmt: skip


def is_loss(alert):
    return alert["labels"]["alertname"] == "LantimeDeviceDown"


def taken_back(webhooks):
    """What was told as over while the device could not be read: nobody knows whether it is."""
    lost = set()
    for message in webhooks:
        losses = [alert for alert in message.alerts if is_loss(alert)]
        lost |= {alert["labels"]["device"] for alert in losses if alert["status"] == "firing"}
        lost -= {alert["labels"]["device"] for alert in losses if alert["status"] == "resolved"}
        for alert in message.alerts:
            device = alert["labels"].get("device")
            if device in lost and alert["status"] == "resolved" and not is_loss(alert):
                yield f"{alert['labels']['alertname']} of {device} was told as over while the device was lost"


def problems(messages, lasting):
    """What is missing, doubled or unreadable."""
    found = unended(messages, lasting)
    webhooks = [message for message in messages if message.kind == "webhook"]
    for receiver in {message.receiver for message in webhooks}:
        found += taken_back([message for message in webhooks if message.receiver == receiver])
    for name, device, pattern, receivers in TOLD:
        for receiver in receivers.split():
            texts = [
                alert["annotations"]["description"]
                for message in webhooks if message.receiver == f"time-team-{receiver}"
                for alert in message.alerts if is_about(alert, name, device) and alert["status"] == "firing"
            ]  # fmt: skip
            if not texts:
                found.append(f"the {receiver} was not told of {name} of {device or 'the exporter'}")
            elif not any(re.search(pattern, text) for text in texts):
                found.append(f"{name} of {device}: expected {pattern}, told was {texts[-1]!r}")
    for greater, smaller, device in SILENCED:
        for message in webhooks:
            firing = [alert for alert in message.alerts if alert["status"] == "firing"]
            if all(any(is_about(alert, name, device) for alert in firing) for name in (greater, smaller)):
                found.append(f"{smaller} of {device} was told although {greater} was: inhibit_rules")
                break
    for message in webhooks:
        site = message.group.get("site", "")
        if strangers := [alert for alert in message.alerts if alert["labels"].get("site", "") != site]:
            found.append(f"a message for the site {site!r} has {strangers[0]['labels']}")
    for message in messages:
        for line in (message.title + "\n" + message.text).splitlines():
            if match := UNREADABLE.search(line):
                found.append(f"{message.kind}: {match[0]!r} in {line!r}")
        if message.kind != "webhook" and (not message.title.strip() or not message.text.strip()):
            found.append(f"{message.kind}: a message without title or text")
    return list(dict.fromkeys(found))


def self_test():
    """A told, silenced and ended story is right; without a part of it, it is not."""
    labels = {"alertname": "LantimeDeviceRebooted", "device": "unknown-module", "site": "nyc"}
    described = {"labels": labels, "annotations": {"description": "unknown-module started 2m ago."}}
    def webhook(*alerts, site="nyc", receiver="time-team-mail"):
        return Message("webhook", receiver, alerts=list(alerts), group={"site": site})

    firing, resolved = ({**described, "status": status} for status in ("firing", "resolved"))
    about = "DeviceRebooted of unknown-module"

    def found(*messages, phrase=about):
        return any(phrase in problem for problem in problems(messages, set()))

    assert not found(webhook(firing), webhook(resolved))
    assert found(webhook(firing)), "never told as over"
    assert found(webhook(resolved)), "never told"
    assert found(webhook(firing, receiver="time-team-chat"), webhook(resolved)), "told to others"
    mute = {**firing, "annotations": {"description": "A device started."}}
    assert found(webhook(mute), webhook(resolved)), "does not name the device"
    assert found(webhook(firing, site="fra"), phrase="'fra' has"), "another site"
    pair = [{"labels": {"alertname": name, "device": SILENCED[0][2]}, "annotations": {"description": ""}, "status": "firing"} for name in SILENCED[0][:2]]
    assert found(webhook(*pair, site=""), phrase="inhibit_rules"), "not silenced"
    down = {"labels": {"alertname": "LantimeDeviceDown", "device": "unknown-module"}, "annotations": {"description": ""}}
    lost, back = ({**down, "status": status} for status in ("firing", "resolved"))
    early = "while the device was lost"
    assert found(webhook(firing, lost), webhook(resolved, lost), webhook(back), phrase=early), "told as over while lost"
    assert not found(webhook(firing, lost), webhook(resolved, back), phrase=early)
    for text in ("is <no value> now", "off by +Infs", "too  wide", "limit ."):
        assert found(Message("slack", "x", "t", text), phrase="slack"), text
    assert found(Message("slack", "x", "t", ""), phrase="without title"), "empty"
    return 13


def examples(messages):
    """Three messages as people saw them: name to text."""
    found = {}
    for name, (kind, phrase) in EXAMPLES.items():
        for message in messages:
            if message.kind == kind and phrase in message.text:
                found.setdefault(name, f"{message.title.strip()}\n\n{message.text.strip()}\n")
    return found
