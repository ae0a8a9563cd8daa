"""docs/rest-api: what is known of the LANTIME REST API. Introductions are written by hand, tables come from the catalog.

A page has a part for each collector: everything above MARK belongs to people, everything below is written here. captured.md lists every key of
the two documents whose keys were recorded on real devices, with what `explain` says of it.
"""

import json
import re

MARK = "<!-- Written by `make docs` from here on; change the catalog instead. -->\n"
GRADES = ("captured", "documented", "predicted", "modelled")
# Documents of which every key and JSON type was recorded on a real device, see Fixtures/README.md.
RECORDED = {"M600, LTOS 7.10": "m600-gps.json", "M300, LTOS 7.06": "m300-dcf77.json"}
SLOT = "data.chassis#.slots[slot=slot-id]"
MODULE = SLOT + ".module"
MODEL = re.compile(re.escape(MODULE) + r"\[\?info\.model=([^\],]+)(?:, ([^\]]*))?\]")


def cell(text):
    return text.replace("|", "\\|")


def shortened(path):
    """A path below a module without the way to the module, and the models that it is for."""
    if match := MODEL.match(path):
        rest = path[match.end() :].lstrip(".")
        condition = f"[{match[2]}]" if match[2] else ""
        return "module" + condition + ("." + rest if rest else ""), match[1].split("|")
    for prefix, short in ((MODULE, "module"), (SLOT, "slot")):
        if path == prefix or path.startswith((prefix + ".", prefix + "[")):
            return short + path[len(prefix) :], []
    return path, []


def names(place, field):
    """The keys that lead to a value: the place, and each of the fields that are read below it."""
    fields = [name for name in field.split(", ") if name]
    if not fields:
        return [place]
    return [name if place == "." else f"{place}.{name}" for name in fields]


def known(key):
    return f"{key['evidence']}: {key['source']}"


class Places:
    """Names for groups of paths below which the same fields are read, so that a field is listed once."""

    def __init__(self):
        self.groups = {}

    def name(self, paths):
        return self.groups.setdefault(paths, f"P{len(self.groups) + 1}")

    def lines(self):
        for paths, name in self.groups.items():
            yield f"- {name}: {', '.join(f'`{path}`' for path in paths)}"


def rows(metric, source, own, places):
    """The table rows of a metric: its keys, apart where the device writes something else or it is known in another way."""
    fields, told = {}, {}
    for key in source["keys"]:
        paths = fields.setdefault((key["field"], key["form"], known(key)), {})
        paths[shortened(key["path"])[0]] = True
    for (field, form, evidence), paths in fields.items():
        if len(paths) > 1 and field:
            keys = [(places.name(tuple(paths)), name) for name in names("", field)]
        else:
            keys = [("", name) for path in paths for name in names(path, field)]
        told.setdefault((form, evidence), []).extend(key for key in keys if key not in told.get((form, evidence), []))
    # One row for keys in which several things can stand, such as the flags of a status word.
    merged = {}
    for (form, evidence), keys in told.items():
        merged.setdefault((tuple(keys), evidence), []).append(form)
    for number, ((keys, evidence), forms) in enumerate(merged.items()):
        shown = "<br>".join(f"{place}{' ' if place else ''}`{cell(name)}`" for place, name in keys)
        name = f"`{metric['name']}`" + (f": {metric['help']}" if number == 0 else "")
        grade = evidence.split(":")[0] if evidence == own else evidence
        yield f"| {shown} | {cell('; '.join(forms))} | {cell(name)} | {cell(grade)} |"


def words(metrics):
    """A table of the states with the words and numbers that a device may use for them."""
    lines = []
    for metric, _ in metrics:
        for state in metric["states"]:
            if state == "unknown":
                continue
            told = metric["words"].get(state, [])
            lines.append(f"| `{metric['name']}` | {state} | {', '.join(cell(word) for word in told)} |")
    return ["", "## Words", "", "A device may use the name of the state itself or one of these.", "",
            "| Metric | State | Other words, numbers |", "|---|---|---|", *lines] if lines else []  # fmt: skip


def section(collector, title, evidence, ignored, metrics):
    """The generated part of a collector's page."""
    models = sorted({model for _, source in metrics for key in source["keys"] for model in shortened(key["path"])[1]})
    lines = ["", f"Collector `{collector}`. {evidence}.", ""]
    if models:
        lines += [f"`module` is `{MODULE}` of a slot whose `info.model` is {', '.join(f'`{model}`' for model in models)}.", ""]
    own, places, table = evidence[:1].lower() + evidence[1:], Places(), []
    for metric, source in metrics:
        table += rows(metric, source, own, places)
    lines += ["## Keys", ""]
    if places.groups:
        lines += ["Keys that begin with a dot are read at all of these places:", "", *places.lines(), ""]
    lines += ["| Key | What the device writes | Metric | Known |", "|---|---|---|---|", *table]
    lines += words(metrics)
    if ignored:
        lines += ["", "## Known and not exported", "", *ignored]
    return "\n".join(lines) + "\n"


def subjects(markdown):
    """Title, evidence and left-out values of each collector, from `metrics --format=markdown`."""
    for part in re.split(r"^## ", markdown, flags=re.MULTILINE)[1:]:
        if match := re.search(r"^Collector `([\w-]+)`\. (.+)\.$", part, re.MULTILINE):
            # The way to a module is as long in every line.
            ignored = [re.sub(r"`([^`]+)`", lambda path: f"`{shortened(path[1])[0]}`", line)
                       for line in part.splitlines() if line.startswith("- `")]  # fmt: skip
            yield match[1], part.splitlines()[0], match[2], ignored


def overview(catalog):
    """The generated part of README.md: pages with how many keys are known how well."""
    lines = ["", "## Pages", "", f"| Page | {' | '.join(grade.capitalize() for grade in GRADES)} |", "|---|" + "---|" * len(GRADES)]
    for collector, title, _, _, metrics in catalog:
        grades = [key["evidence"] for _, source in metrics for key in source["keys"]]
        lines.append(f"| [{title}]({collector}.md) | " + " | ".join(str(grades.count(grade)) for grade in GRADES) + " |")
    return "\n".join(lines) + "\n\nThe figures count spellings: several keys may be tried for one value.\n"


def leaves(node, path=()):
    """The plain values of a document, as keys, and `[]` for elements of lists; a module says its model."""
    if isinstance(node, dict):
        model = node.get("info", {}).get("model") if isinstance(node.get("info"), dict) else None
        for key, value in node.items():
            yield from leaves(value, (*path[:-1], f"{path[-1]}({model})" if model and path[-1] == "module" else path[-1], key) if path else (key,))
    elif isinstance(node, list):
        for value in node:
            yield from leaves(value, (*path[:-1], path[-1] + "[]"))
    else:
        yield ".".join(path), node


TYPES = {bool: "boolean", int: "number", float: "number", str: "text", type(None): "null"}
# Keys that differ by what they name: one line is enough.
ALIKE = [(r"led-(ref-time|time-service|network|alarm)", "led-*"), (r"services\.(network|global)\.\w+", r"services.\1.*")]


def shown(status, outcome):
    """What `explain` says of a value that becomes no metric of its own."""
    if status == "ignored":
        return "not exported: " + outcome
    label = re.match(r"label of (lantime_\w+)( and \d+ more)?", outcome)
    return f"label of `{label[1]}`" + (" and others" if label[2] else "") if label else status


def captured(texts, explained):
    """captured.md: `texts` are the documents, `explained` what `explain` says of their values, by document."""
    table = {}
    for document, text in texts.items():
        values = list(leaves(json.loads(text)))
        outcomes = [line.split("\t") for line in explained[document].splitlines() if line.count("\t") >= 3]
        assert len(values) == len(outcomes), f"explain tells of {len(outcomes)} values of {document}, which has {len(values)}"
        for (path, value), (_, status, outcome, *_) in zip(values, outcomes):
            for pattern, name in ALIKE:
                path = re.sub(pattern, name, path)
            types, documents, outcomes_of_key = table.setdefault(path, ({}, {}, {}))
            types[TYPES[type(value)]] = documents[document] = True
            metrics = re.findall(r"lantime_\w+(?=\{)", outcome) if status == "mapped" else []
            outcomes_of_key.update(dict.fromkeys([f"`{name}`" for name in metrics] or [shown(status, outcome)]))
    lines = ["", f"| Key | JSON type | {' | '.join(texts)} | Exported as |", "|---|---|" + "---|" * len(texts) + "---|"]
    for path, (types, documents, outcome) in table.items():
        seen = " | ".join("yes" if document in documents else "" for document in texts)
        lines.append(f"| `{cell(path)}` | {', '.join(types)} | {seen} | {cell('<br>'.join(outcome))} |")
    return "\n".join(lines) + "\n"


def pages(metrics, markdown, texts, explained):
    """The generated part of every page, by its name."""
    catalog = []
    for collector, title, evidence, ignored in subjects(markdown):
        own = [(metric, source) for metric in metrics for source in metric["sources"] if source["collector"] == collector]
        catalog.append((collector, title, evidence, ignored, own))
    return {
        "README.md": overview(catalog), "captured.md": captured(texts, explained),
        **{f"{collector}.md": section(collector, *rest) for collector, *rest in catalog},
    }  # fmt: skip


def merged(page, current, generated):
    """A page with its introduction and what is generated now.

    Raises ValueError where nobody has written an introduction.
    """
    introduction, mark, _ = current.partition(MARK)
    if not mark or len(introduction.split()) < 10:
        raise ValueError(f"docs/rest-api/{page} needs a heading and an introduction, and below them the line {MARK.strip()}")
    return introduction + MARK + generated


def self_test():
    """Shows on a small catalog what becomes of keys, and that a page without introduction is refused."""
    key = {"path": MODULE + "[?info.model=ab*|cd1, ?x].**.(p|q)", "field": "", "form": "number of %", "evidence": "captured", "source": "M1"}
    metric = {"name": "lantime_x_ratio", "help": "X.", "states": [], "words": {}, "sources": [{"collector": "x", "keys": [key]}]}
    state = {"name": "lantime_x_state", "help": "S.", "states": ["on", "unknown"], "words": {"on": ["active", "1"]},
             "sources": [{"collector": "x", "keys": [{**key, "field": "a, b", "form": "word", "evidence": "modelled"}]}]}  # fmt: skip
    flags = {"name": "lantime_x", "help": "F.", "states": [], "words": {}, "sources": [{"collector": "x", "keys": [
        {**key, "path": path, "field": "f", "form": form} for path in ("data.a", "data.b") for form in ("flag 1", "flag 2")]}]}  # fmt: skip
    markdown = "# Metrics\n\n## Title\n\nCollector `x`. Captured: M1.\n\n- `data.a`: why.\n"
    made = pages([metric, state, flags], markdown, {"D": '{"a": [{"b": 1}, {"b": null}], "led-alarm": true}'},
                 {"D": "a.0.b\tmapped\tlantime_b{}\t1\t1\t\na.1.b\tmapped\tlabel of lantime_b and 1 more\tnull\nled\tignored\tbecause\ttrue\n"})  # fmt: skip
    page = made["x.md"]
    assert "whose `info.model` is `ab*`, `cd1`." in page, page
    assert "| `module[?x].**.(p\\|q)` | number of % | `lantime_x_ratio`: X. | captured |" in page, page
    assert "`module[?x].**.(p\\|q).a`<br>`module[?x].**.(p\\|q).b` | word | `lantime_x_state`: S. | modelled: M1 |" in page, page
    assert "| `lantime_x_state` | on | active, 1 |" in page and "- `data.a`: why." in page, page
    assert "- P1: `data.a`, `data.b`\n" in page and "| P1 `.f` | flag 1; flag 2 | `lantime_x`: F. | captured |" in page, page
    assert "| [Title](x.md) | 5 | 0 | 0 | 1 |" in made["README.md"], made["README.md"]
    assert "| `a[].b` | number, null | yes | `lantime_b`<br>label of `lantime_b` and others |" in made["captured.md"], made["captured.md"]
    assert "| `led-*` | boolean | yes | not exported: because |" in made["captured.md"]
    introduction = "# X\n\n" + "word " * 10 + "\n" + MARK
    assert merged("x.md", introduction + "old\n", "new\n") == introduction + "new\n"
    for text in ("", "# X\n" + MARK, introduction.replace(MARK, "")):
        try:
            merged("x.md", text, "new\n")
        except ValueError:
            continue
        raise AssertionError(f"not refused: {text!r}")
    return 9
