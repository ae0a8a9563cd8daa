"""Whether what reached people is right: told, told once, and with the names that one needs."""

from notifications import UNREADABLE
from story import told


def about(alert, name, **labels):
    return alert["labels"]["alertname"] == name and all(alert["labels"].get(key) == value for key, value in labels.items())


def message_problems(messages, receiver, name, needed, status="firing"):
    """What is wrong with the messages about one trouble. `needed` are the labels that it must have: device, site, exporter, …

    An alert is told once: one set of labels, and no notification of the same group that says the same as the one before.
    """
    webhooks = [message for message in messages if message.kind == "webhook" and message.receiver == receiver]
    which = {key: needed[key] for key in ("device", "exporter", "instance") if key in needed}
    found = [alert for message in webhooks for alert in message.alerts if alert["status"] == status and about(alert, name, **which)]
    what = f"{name} of {' '.join(which.values())}"
    if not found:
        others = [alert["labels"] for alert in (alert for message in webhooks for alert in message.alerts) if alert["labels"]["alertname"] == name]
        return [f"{receiver}: not told, {status}: {what}" + (f"; told was {others[0]}" if others else "")]
    problems = []
    if len(sets := {tuple(sorted(alert["labels"].items())) for alert in found}) > 1:
        different = sorted({key for one in sets for key, value in one if any((key, value) not in other for other in sets)})
        problems.append(f"{receiver}: {what} is told {len(sets)} times, with other {', '.join(different)}")
    for key, value in needed.items():
        if wrong := [alert["labels"].get(key) for alert in found if alert["labels"].get(key) != value]:
            problems.append(f"{receiver}: {what} has {key}={wrong[0]!r}, not {value!r}")
    described = found[-1]["annotations"]["description"]
    if not any(value in described for key, value in which.items() if key != "exporter" or len(which) == 1):
        problems.append(f"{receiver}: {what} does not name it: {described!r}")
    if match := UNREADABLE.search(described):
        problems.append(f"{receiver}: {match[0]!r} in {described!r}")
    return problems


def repeated(messages):
    """Notifications that say what the one before said to the same receiver about the same group."""
    last = {}
    for message in messages:
        if message.kind != "webhook":
            continue
        key = (message.receiver, tuple(sorted(message.group.items())))
        said = sorted((alert["status"], sorted(alert["labels"].items()), alert["startsAt"]) for alert in message.alerts)
        if last.get(key) == said:
            yield f"{message.receiver} was told twice the same about {dict(message.group)}: {sorted({alert['labels']['alertname'] for alert in message.alerts})}"
        last[key] = said


def critical(messages, receiver):
    """(alert name, device, exporter) of the critical alerts that a receiver was told."""
    alerts = told([message for message in messages if message.kind == "webhook" and message.receiver == receiver], "firing")
    return {(labels["alertname"], labels.get("device", ""), labels.get("exporter", "")) for labels in alerts if labels["severity"] == "critical"}


def self_test():
    """One message is right; none, two, one with another name or without a word about it are not."""
    import copy

    from receivers import Message

    labels = {"alertname": "LantimeX", "device": "gm1", "site": "fra", "exporter": "e:1", "severity": "critical"}
    alert = {"labels": labels, "status": "firing", "startsAt": "t", "annotations": {"description": "gm1 is ill."}}
    needed = {"device": "gm1", "site": "fra", "exporter": "e:1"}

    def webhook(*alerts):
        return Message("webhook", "pager", alerts=[copy.deepcopy(each) for each in alerts], group={"site": "fra"})

    def found(*messages, status="firing"):
        return "; ".join(message_problems(messages, "pager", "LantimeX", needed, status))

    assert found(webhook(alert)) == ""
    assert "not told" in found() and "not told" in found(webhook(alert), status="resolved")
    assert "told 2 times, with other replica" in found(webhook(alert, {**alert, "labels": labels | {"replica": "a"}})), "double"
    assert "told 2 times" in found(webhook(alert), webhook({**alert, "labels": labels | {"instance": "b"}})), "double, one after the other"
    assert "has site='ber', not 'fra'" in found(webhook({**alert, "labels": labels | {"site": "ber"}}))
    assert "not told" in found(webhook({**alert, "labels": labels | {"exporter": "e:2"}})), "another exporter"
    assert "does not name it" in found(webhook({**alert, "annotations": {"description": "It is ill."}}))
    assert "<no value>" in found(webhook({**alert, "annotations": {"description": "gm1 is <no value>"}}))
    assert not list(repeated([webhook(alert), webhook(alert, {**alert, "status": "resolved"})]))
    assert len(list(repeated([webhook(alert), webhook(alert)]))) == 1
    assert critical([webhook(alert)], "pager") == {("LantimeX", "gm1", "e:1")}
    return 12
