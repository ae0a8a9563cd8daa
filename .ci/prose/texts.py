"""The prose of a file: what is left when code is blanked out. Lines keep their numbers."""

import re

import yaml


def blanked(match):
    """As many lines as the match has, without their text."""
    return "\n" * match[0].count("\n")


def markdown(text):
    """Without code, links' targets, comments and what stands below a mark of generated text."""
    text = re.sub(r"<!-- Written by .*", "", text, flags=re.DOTALL)
    text = re.sub(r"^( *)```.*?^\1```", blanked, text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"^(?: {4}|\t)(?! *[-*\d]).*$", "", text, flags=re.MULTILINE)
    return re.sub(r"`[^`\n]*`|\]\([^)]*\)|<!--.*?-->", blanked, text, flags=re.DOTALL)


def hash_comments(text):
    """Comments of YAML, shell, Makefiles and units."""
    return re.sub(r"`[^`\n]*`", "", "\n".join(match[1] if (match := re.search(r"(?:^|\s)#(?!!)(.*)$", line)) else "" for line in text.split("\n")))


def alerts(text):
    """Comments, summaries and descriptions of a rule file, without templates."""
    lines = hash_comments(text).split("\n")
    for document in yaml.compose_all(text, Loader=yaml.SafeLoader):
        for key, value in pairs(document):
            if key in ("summary", "description"):
                number = value.start_mark.line
                lines[number] += " " + " ".join(re.sub(r"\{\{.*?\}\}", "", value.value, flags=re.DOTALL).split())
    return "\n".join(lines)


def pairs(node):
    """All keys of a YAML tree that have a plain value, with the value's node."""
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if isinstance(value, yaml.ScalarNode):
            yield key.value, value
        else:
            yield from pairs(value)
    for value in node.value if isinstance(node, yaml.SequenceNode) else ():
        yield from pairs(value)


STRING = re.compile(r'"""(.*?)"""|"((?:[^"\\\n]|\\.)*)"', re.DOTALL)


def swift(text):
    """Comments, and string literals that are sentences: with a blank, and no path, key or format."""
    lines = [""] * (text.count("\n") + 1)

    def add(start, words):
        first = text.count("\n", 0, start)
        for number, line in enumerate(words.split("\n")):
            lines[first + number] += " " + line

    code = text
    for match in re.finditer(r'//+ ?(.*)$', text, re.MULTILINE):
        quotes = text[text.rfind("\n", 0, match.start()) + 1 : match.start()].count('"')
        if quotes % 2 == 0:
            add(match.start(1), re.sub(r"`+[^`\n]*`+|^(?:- Parameter |  - )\w+:", "", match[1]))
            code = code[: match.start()] + " " * len(match[0]) + code[match.end() :]
    for match in STRING.finditer(code):
        words = match[1] or match[2] or ""
        if " " in words.strip():
            add(match.start(), re.sub(r"\\\([^()]*(?:\([^()]*\)[^()]*)*\)|`[^`\n]*`", "", words))
    return "\n".join(lines)


TEST_NAME = re.compile(r'@(?:Test|Suite)\(\s*"((?:[^"\\\n]|\\.)*)"|\bfunc `([^`\n]*)`')


def swift_test_names(text):
    """The names of tests and suites, which are specifications; other texts of a test are often data."""
    lines = [""] * (text.count("\n") + 1)
    for match in TEST_NAME.finditer(text):
        lines[text.count("\n", 0, match.start(match.lastindex))] += " " + re.sub(r"`[^`]*`", "", match[match.lastindex])
    return "\n".join(line[1:] for line in lines)


def python(text):
    """Comments and docstrings."""
    lines = hash_comments(text).split("\n")
    for match in re.finditer(r'"""(.*?)"""', text, re.DOTALL):
        first = text.count("\n", 0, match.start())
        for number, line in enumerate(match[1].split("\n")):
            lines[first + number] += " " + re.sub(r"`[^`\n]*`", "", line)
    return "\n".join(lines)


def prose(path, text):
    """The prose of a file by its name; `None` for files that have none."""
    name, suffix = path.name, path.suffix
    if suffix == ".md":
        return markdown(text)
    if suffix == ".swift":
        return swift_test_names(text) if path.parts[:1] == ("Tests",) else swift(text)
    if suffix == ".py" or text.startswith("#!/usr/bin/env python3"):
        return python(text)
    if "prometheus/rules" in str(path):
        return alerts(text)
    if suffix in (".yml", ".yaml", ".service", ".socket", ".sh", ".default") or name in ("Makefile", "Containerfile") or text.startswith("#!"):
        return hash_comments(text)
    return None
