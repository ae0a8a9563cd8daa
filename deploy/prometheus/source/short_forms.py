"""The short forms in the expressions and descriptions of the rules. `ShortForms.expand` replaces:

    @device @place @site @fleet   lists of labels, for `by` and `on`: one target's device; a device in whichever job; its site; all that belong together
    @unsited                      those of one target's device without that of its site
    @part                         the labels by which `by` of the recording rules distinguishes parts of a device
    @jobs                         the matcher of the exporter's jobs
    @number(NAME)                 a number of `fleet` in the settings
    @severity(WORD)               the label severity of the alerts whose rules have this word
    @limit(NAME)                  joins the limit of the same device
    @persite(AGGREGATION SERIES)  by site, and by device where there is no label site
    @changed(SERIES[RANGE]) @unchanged(SERIES[RANGE]) @increase(COUNTER[RANGE])
                              the same in PromQL and MetricsQL, in which `changes` and `increase` count the first sample of a series as well
    @servers(SERIES)              each server once, whichever exporters read it: at a site by its name, else by its target
    @renamed(SERIES[RANGE] LABELS)
                              what a device had under its old labels, under the new ones, for a quarter of an hour after they have changed
    @usual(SERIES)            its median of a day, that of before if the labels of the device have changed in that day
    @unknown(FAMILY PART)         parts whose state is `unknown`, with the label part
    @ask(LABELS QUERY)            in descriptions: the query, {…} in it with the alert's own @LABELS added (and labels that are listed by name)
"""

import pathlib
import re

import yaml

HERE = pathlib.Path(__file__).resolve().parent


class ShortForms:
    """Texts for the labels, limits and numbers of `settings`."""

    def __init__(self, settings):
        self.settings = settings
        fleet, site = settings["labels"]["fleet"], settings["labels"]["site"]
        place = [*fleet, site, "instance", "device"]
        self.labels = {"fleet": fleet, "site": [*fleet, site], "place": place, "device": [*place, "exporter", "job"], "part": part_labels()}
        self.labels["unsited"] = [label for label in self.labels["device"] if label != site]
        self.limits = {}

    def expand(self, text):
        """The text with its short forms replaced; `self.limits` collects the limits that it names."""
        out, at = "", 0
        for match in re.finditer(r"@(\w+)", text):
            if match.start() < at:
                continue
            name, out = match[1], out + text[at : match.start()]
            at = match.end()
            if name in self.labels:
                out += ", ".join(self.labels[name])
            elif name == "jobs":
                out += f'job=~"{self.settings["jobs"]}"'
            elif name == "site_label":
                out += self.settings["labels"]["site"]
            else:
                inner, at = argument(text, at)
                out += getattr(self, "expand_" + name)(inner)
        return out + text[at:]

    def expand_number(self, name):
        return f"{self.settings['fleet'][name]:g}"

    def expand_severity(self, word):
        return self.settings["severity"].get(word, word)

    def expand_limit(self, name):
        self.limits[name] = self.settings["limits"][name]
        return self.expand(f"on (@device) group_left () lantime:limit:{name}")

    def expand_changed(self, inner):
        return self.expand(f"stdvar_over_time({inner}) > 0")

    def expand_unchanged(self, inner):
        return self.expand(f"stdvar_over_time({inner}) == 0")

    def expand_increase(self, inner):
        # Without a reset of the counter it is simply the difference.
        return self.expand(f"(max_over_time({inner}) - min_over_time({inner}) unless resets({inner}) > 0 or increase({inner}))")

    def expand_persite(self, inner):
        aggregation, series = inner.split()
        site = self.settings["labels"]["site"]
        return self.expand(f'({aggregation} by (@site) ({series}{{{site}!=""}}) or {aggregation} by (@place) ({series}{{{site}=""}}))')

    def expand_servers(self, series):
        site = self.settings["labels"]["site"]
        return self.expand(f'max by (@site, device) ({series}{{{site}!=""}}) or max by (@place) ({series}{{{site}=""}})')

    def expand_renamed(self, inner):
        # The same name in two clusters are two devices, as long as one of them stays in its cluster; so are those that two exporters read.
        series, _, labels = inner.partition(" ")
        own = labels.split(", ") if labels else []
        ways = []
        for same, before, renamed in ((self.labels["unsited"], "gone", "resited"), ([*self.labels["fleet"], "device"], "away", "renamed"), (["device"], "left", "moved")):
            gone = f"last_over_time({series}) and on (@device) lantime:device_{before}"
            changed = ", ".join(label for label in self.labels["device"] if label not in same)
            by, on = ", ".join([*same, *own]), ", ".join(same)
            ways.append(f"max by ({by}) ({gone}) + on ({on}) group_left ({changed}) lantime:device_{renamed}")
        return self.expand("(" + " or ".join(ways) + ")")

    def expand_usual(self, series):
        return f"(last_over_time({series}:before[5m]) or last_over_time({series}:median1d[35m]))"

    def expand_unknown(self, inner):
        family, part = inner.split(" ", 1)
        return f'label_replace(max without ({family}) (last_over_time({family}{{{family}="unknown"}}[5m]) == 1), "part", "{part}", "", "")'

    def expand_ask(self, inner):
        group, query = inner.split(" ", 1)
        self.limits.update({name: self.settings["limits"][name] for name in re.findall(r"lantime:limit:(\w+)", query)})
        values = []

        def selector(match):
            parts = [part.strip() for part in match[1].split(",") if part.strip()]
            named = [*self.labels[group], *(part for part in parts if part.isidentifier())]
            values.extend(f"$labels.{label}" for label in named)
            fixed = [part.replace('"', '\\"') for part in parts if not part.isidentifier()]
            return "{" + ",".join([*fixed, *(f"{label}=%q" for label in named)]) + "}"

        return f'printf "{re.sub(r"{([^}]*)}", selector, query)}" {" ".join(values)} | query'


def part_labels():
    """The labels of all parts whose absence is noticed."""
    groups = (group for path in sorted((HERE / "recording").glob("*.yml")) for group in yaml.safe_load(path.read_text())["groups"])
    named = (rule["by"].split(", ") for group in groups for rule in group["rules"] if "by" in rule)
    return sorted({label for labels in named for label in labels} - {"collector"})


def argument(text, at):
    """The text between the parentheses that open at `at`, and the position after them."""
    if text[at : at + 1] != "(":
        raise SystemExit(f"generate: no parenthesis after {text[:at][-20:]!r}")
    depth, start, quoted = 0, at + 1, False
    while True:
        letter = text[at]
        if letter == '"' and text[at - 1] != "\\":
            quoted = not quoted
        depth += 0 if quoted else (letter == "(") - (letter == ")")
        at += 1
        if depth == 0:
            return text[start : at - 1], at
