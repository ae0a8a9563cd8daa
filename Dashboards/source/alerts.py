"""Tables of the alerts that fire, for the fleet and for one device."""

from fields import ORANGE, RED, to_runbook
from queries import FIRING
from tables import Column, table

SEVERITIES = [("critical", "critical", RED), ("warning", "warning", ORANGE)]
LOUD = FIRING + ',severity=~"critical|warning"'


def firing(description, more_labels=None, **settings):
    """What fires, by device, with the time since when its condition holds, and a link to the runbook."""
    more_labels = more_labels or {}
    by = ", ".join(["device", "alertname", "severity", *more_labels])
    return table(
        "Firing alerts", description,
        [
            Column(f"max by ({by}) (ALERTS{{*,{LOUD}}})", {"severity": "Severity", "device": "Device", "alertname": "Alert", **more_labels}),
            Column(
                f'max by ({by}) (ALERTS_FOR_STATE{{*,alertname=~"Lantime.+"}}) * 1000 and on ({by}) max by ({by}) (ALERTS{{*,{LOUD}}})', value="Since"),
        ],
        states=[SEVERITIES], colored=["Severity"], unit="dateTimeAsIso", sort=[("Severity", False)],
        links=[to_runbook("${__data.fields.Alert}")], **settings,
    )  # fmt: skip
