"""Makes the rule files of ../rules from the YAML files beside this one and the settings. Needs Python 3 and PyYAML (python3-yaml).

    python3 generate.py [--settings FILE] [--output FOLDER]    writes lantime-recording.yml, -page.yml, -ticket.yml and -extended.yml
    python3 generate.py --check [--output FOLDER]              fails when the files there are not what would be written
    python3 generate.py --findings                             every alert with severity, limits, summary as JSON

Each folder beside this file becomes one rule file. Its expressions and descriptions contain short forms: see short_forms.py.
"""

import argparse
import json
import pathlib
import re
import sys

import yaml

# Leaves nothing beside the sources.
sys.dont_write_bytecode = True

from short_forms import HERE, ShortForms  # noqa: E402

TIERS = {"recording": None, "page": "critical", "ticket": "warning", "extended": "info"}
# Nothing is so urgent that it must be looked at more often, whatever Prometheus' evaluation_interval is: every alert waits for minutes, a ticket for days.
INTERVALS = {"recording": "1m", "page": "1m", "ticket": "2m", "extended": "2m"}
HEADS = {
    "recording": "Limits, and values that alerts and dashboards share. Needed by the other files.",
    "page": "Alerts that page: users of the time are or will soon be affected, or monitoring has failed. Needs lantime-recording.yml.",
    "ticket": "Alerts to act on within days, and failures that other servers cover until then. Needs lantime-recording.yml.",
    "extended": "Events, changes, SyncMon, sources: nice to know, and may be left out. Needs lantime-recording.yml.",
}

# When a part of a status was last reported. Parts that no longer are, normally few, are remembered for a day in a series of their own, so that the
# others need not be read again.
SEEN = """time() * group by ({by}) (
  {now}
)
or on ({by}) last_over_time({unreported}[1h]) > time() - 86400
or on ({by}) {before}"""


class Generator(ShortForms):
    def recordings(self, rules):
        """Rules of Prometheus from ours. Of a part: when it was seen last and, if there are reasons not to report it, whether it is excused."""
        for rule in rules:
            if "part" not in rule:
                yield {"record": rule["record"], "expr": self.expand(rule["expr"].strip())}
                continue
            by = ", ".join(["@device", *([rule["by"]] if "by" in rule else [])])
            unreported = f'lantime:part_unreported_since_timestamp_seconds{{part="{rule["part"]}"}}'
            before = unreported.replace("{", ":before{")
            now, excused = (rule.get(key, "").strip().replace("\n", "\n  ") for key in ("now", "excused"))
            labels = {label: rule[label] for label in ("part", "collector") if label in rule}
            yield {"record": "lantime:part_last_seen_timestamp_seconds", "expr": self.expand(SEEN.format(by=by, now=now, unreported=unreported, before=before)), "labels": labels}
            if excused:
                yield {"record": "lantime:part_excused", "expr": self.expand(f"max by ({by}) (\n  {excused}\n)"), "labels": {"part": rule["part"]}}

    def limit_rules(self):
        yield {"record": "lantime:device", "expr": "0 * last_over_time(lantime_up[10m])"}
        # Once for all limits: whatever further labels a device has, or has just changed, it has one limit.
        yield {"record": "lantime:device_identity", "expr": self.expand("max by (@device) (lantime:device)")}
        # Devices whose labels have changed in the last quarter of an hour: the labels of before, and those of now if no other device with the same name
        # has new ones. One of which only the site is new is known by all others, even if several exporters read it: it was resited. One that has new ones in
        # its cluster was renamed; else it may have moved from another. Labels that it had only in between are neither.
        new = self.expand("lantime:device_identity unless on (@device) lantime:device_identity offset 15m and on (@device) last_over_time(lantime_up[2m])")
        gone = "lantime:device_identity offset 15m unless on (@device) lantime_up"
        resited = "lantime:device_new and on (@unsited) lantime:device_gone and on (@unsited) count by (@unsited) (lantime:device_new) == 1"
        away = "lantime:device_gone unless on (@unsited) lantime:device_resited"
        other = "lantime:device_new unless on (@device) lantime:device_resited"
        renamed = f"{other}\nand on (@fleet, device) count by (@fleet, device) ({other}) == 1\nand on (@fleet, device) lantime:device_away"
        left = "lantime:device_away unless on (@fleet, device) lantime:device_new"
        alone = "count by (device) (lantime:device_new unless on (@fleet, device) lantime:device_gone) == 1"
        moved = f"lantime:device_new\nand on (device) {alone}\nunless on (@fleet, device) lantime:device_gone"
        for name, text in (("new", new), ("gone", gone), ("resited", resited), ("away", away), ("renamed", renamed), ("left", left), ("moved", moved)):
            yield {"record": f"lantime:device_{name}", "expr": self.expand(text)}
        for name, value in self.settings["limits"].items():
            default = f"lantime:device_identity + {float(value):.12g}"
            parts = [f"max by (@device) (lantime:override:{name})", default]
            if name == "holdover_seconds":
                parts.insert(1, "max by (@device) (\n" + "\n  or ".join(
                    f'  {seconds} * last_over_time(lantime_sync_reference_info{{osc_type=~"(?i){spelt(pattern)}.*"}}[10m])'
                    for pattern, seconds in self.settings["oscillators"]) + "\n)")  # fmt: skip
            yield {"record": f"lantime:limit:{name}", "expr": self.expand("\nor ".join(parts))}

    def alert(self, rule, tier, board="device"):
        name, self.limits = rule["alert"], {}
        changed = self.settings["alerts"].get(name, {})
        unknown = set(rule) - {"alert", "severity", "family", "for", "board", "variable", "expr", "summary", "description"}
        if unknown:
            raise SystemExit(f"generate: {name} has the unknown key {unknown.pop()}")
        word = changed.get("severity", rule.get("severity", TIERS[tier]))
        board = rule.get("board", board)
        site = self.settings["labels"]["site"]
        variable = {"device": "device", "services": "device", "fleet": site, "exporter": "instance", "site": site}[rule.get("variable", board)]
        # The address of an exporter is the instance of its own metrics.
        value = "or $labels.exporter $labels.instance" if variable == "instance" else f"$labels.{variable}"
        return {
            "alert": name,
            "expr": self.expand(rule["expr"].strip()),
            "for": changed.get("for", rule["for"]),
            "labels": {"severity": self.expand_severity(word), "family": rule["family"]},
            "annotations": {
                "summary": rule["summary"],
                "description": self.expand(rule["description"].strip()),
                "runbook_url": f"{self.settings['runbooks']}/{name}.md",
                "dashboard_url": f"{self.settings['dashboards']}/d/lantime-{board}?var-{variable}={{{{ {value} | urlquery }}}}",
            },
        }

    def tier(self, tier):
        """The groups of a rule file."""
        groups = [{"name": "lantime-limits", "interval": "2m", "rules": list(self.limit_rules())}] if tier == "recording" else []
        for path in sorted((HERE / tier).glob("*.yml")):
            for group in yaml.safe_load(path.read_text())["groups"]:
                board = group.pop("board", "device")
                group.setdefault("interval", INTERVALS[tier])
                rules = list(self.recordings(group["rules"])) if tier == "recording" else [self.alert(rule, tier, board) for rule in group["rules"]]
                groups.append({**group, "rules": rules})
        return groups

    def files(self):
        """Name to text."""
        return {
            f"lantime-{tier}.yml": f"# {HEADS[tier]}\n# Prometheus 2.42 or later, vmalert, Mimir and Thanos rulers. Made by deploy/prometheus/source/generate.py: change it there.\n"
            + yaml.dump({"groups": self.tier(tier)}, Dumper=Dumper, sort_keys=False, width=1000, allow_unicode=True)
            for tier in TIERS
        }  # fmt: skip

    def findings(self):
        found = []
        for tier in list(TIERS)[1:]:
            for path in sorted((HERE / tier).glob("*.yml")):
                for group in yaml.safe_load(path.read_text())["groups"]:
                    for rule in group["rules"]:
                        made = self.alert(rule, tier)
                        limits = {name: float(value) for name, value in self.limits.items()}
                        found.append({"alert": rule["alert"], "tier": tier, **made["labels"], "for": made["for"], "summary": rule["summary"], "limits": limits})
        return found


class Dumper(yaml.SafeDumper):
    """Expressions of several lines stay readable."""


Dumper.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None))
Dumper.ignore_aliases = lambda *_: True


def spelt(pattern):
    """The pattern with blanks, hyphens and underscores allowed after the family of the oscillator: OCXO-HQ, ocxo_hq, Ocxo HQ."""
    return "(" + re.sub(r"ocxo(?=\w|\()", r"ocxo[-_ ]*", pattern) + ")"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--settings", type=pathlib.Path, default=HERE / "settings.yml")
    parser.add_argument("--output", type=pathlib.Path, default=HERE.parent / "rules")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--findings", action="store_true")
    arguments = parser.parse_args()
    generator = Generator(yaml.safe_load(arguments.settings.read_text()))
    if arguments.findings:
        print(json.dumps(generator.findings(), indent=1))
        return 0
    old = 0
    for name, text in generator.files().items():
        path = arguments.output / name
        if not arguments.check:
            path.write_text(text)
        elif not path.exists() or path.read_text() != text:
            print(f"generate: {path} is not current: run make rules", file=sys.stderr)
            old = 1
    return old


if __name__ == "__main__":
    sys.exit(main())
