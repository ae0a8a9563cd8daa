"""What documents say about the code: files, what is declared in them, targets on their floors, and links to other documents."""

import re
import urllib.parse

# `File.swift` or `Folder/File.swift`, and what is declared there if a name in backticks follows.
PLACE = re.compile(r"`((?:[\w+.-]+/)*[\w+-]+\.swift)`(?:\s+`(\w+)`)?")
# `FleetTests/TLSTests`: a suite, in the file of its name; `FleetTests`: all of a folder.
SUITE = re.compile(r"`(\w+Tests)(?:/(\w+Tests))?`")
LINK = re.compile(r"(?<!!)\[[^\]\n]+\]\(([^)\s]+)\)")
DECLARATION = r"\b(?:func|var|let|case|struct|class|enum|protocol|actor|typealias)\s+`?{}\b"
ROW = re.compile(r"^\| *(`[\w-]+`)? *\| *((?:`\w+`(?:, )?)+) *\|", re.MULTILINE)


def place_problems(document, text, sources):
    """Files and declarations that the text names and the code does not have. `sources` maps paths to their text."""
    for file, name in PLACE.findall(text):
        found = [path for path in sources if path == file or path.endswith("/" + file)]
        if not found:
            yield f"{document}: there is no file {file}"
        elif name:
            declaration = re.compile(r"\binit[?!]?[(<]" if name == "init" else DECLARATION.format(name))
            if not any(declaration.search(sources[path]) for path in found):
                yield f"{document}: {file} declares no {name}"


def suite_problems(document, text, sources):
    """Suites of tests that the text names and `Tests` does not have. `sources` maps paths to their text."""
    for folder, suite in SUITE.findall(text):
        file = re.compile(rf"^Tests/.*\b{folder}/(?:.+/)?{suite or r'.+'}\.swift$")
        alone = re.compile(rf"^Tests/.*/{folder}\.swift$")
        if not any(file.match(path) or not suite and alone.match(path) for path in sources):
            yield f"{document}: there are no tests {folder}{'/' if suite else ''}{suite}"


def floor_problems(document, text, floors):
    """Differences between the document's tables of floors and the folders of Sources. `floors` maps a floor to its targets."""
    told, floor = {}, None
    for name, targets in ROW.findall(text):
        floor = name.strip("`") or floor
        told.setdefault(floor, set()).update(re.findall(r"`(\w+)`", targets))
    told = {name: targets for name, targets in told.items() if name in floors}
    for name, targets in floors.items():
        for target in sorted(targets - told.get(name, set())):
            yield f"{document}: the floor {name} lacks the target {target}"
        for target in sorted(told.get(name, set()) - targets):
            yield f"{document}: {target} is not a target of the floor {name}"


def anchors(text):
    """The anchors of the headings of a document, as GitHub makes them."""
    found = set()
    for heading in re.findall(r"^#+ +(.+)$", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL), re.MULTILINE):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").strip().lower()
        found.add(re.sub(r"[^\w\- ]", "", plain).replace(" ", "-"))
    return found


def link_problems(document, text, root):
    """Relative links whose file or heading does not exist. `document` is the path below `root`."""
    for target in LINK.findall(re.sub(r"^```.*?^```|`[^`\n]*`", "", text, flags=re.MULTILINE | re.DOTALL)):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        path = (root / document).parent / urllib.parse.unquote(file) if file else root / document
        if not path.exists():
            yield f"{document}: the link {target} leads nowhere"
        elif anchor and path.suffix == ".md" and anchor not in anchors(path.read_text()):
            yield f"{document}: {target}: there is no such heading"


def self_test(folder):
    """Shows that each kind of problem is found, and none where there is none."""
    sources = {"Sources/1-A/Lower/Thing.swift": "struct Thing {\n    init(_ x: Int) {}\n    func does() {}\n    case other\n}\n"}
    good = "`Thing.swift` `does`, `Lower/Thing.swift` `Thing`, `Thing.swift` `init`, `Thing.swift`, `Thing.swift` `other`"
    assert list(place_problems("d", good, sources)) == []
    assert list(place_problems("d", "`Thong.swift`", sources)) == ["d: there is no file Thong.swift"]
    assert list(place_problems("d", "`Thing.swift`\n   `undoes`", sources)) == ["d: Thing.swift declares no undoes"]
    assert list(place_problems("d", "`Upper/Thing.swift`", sources)) == ["d: there is no file Upper/Thing.swift"]
    tests = {"Tests/1-A/LowerTests/ThingTests.swift": "", "Tests/1-A/LowerTests/Deep/OtherTests.swift": ""}
    assert list(suite_problems("d", "`LowerTests/ThingTests`, `LowerTests`, `LowerTests/OtherTests`, `OtherTests`", tests)) == []
    assert list(suite_problems("d", "`LowerTests/ThongTests` `UpperTests`", tests)) == [
        "d: there are no tests LowerTests/ThongTests", "d: there are no tests UpperTests"]  # fmt: skip
    floors = {"1-A": {"Lower"}, "2-B": {"Upper", "Side"}}
    table = "| Floor | Targets |\n|---|---|\n| `1-A` | `Lower` | x |\n| `2-B` | `Upper` | y |\n| | `Side` | z |\n"
    assert list(floor_problems("d", table, floors)) == []
    assert list(floor_problems("d", table.replace("`Side`", "`Sight`"), floors)) == [
        "d: the floor 2-B lacks the target Side", "d: Sight is not a target of the floor 2-B"]  # fmt: skip
    (folder / "a.md").write_text("# A `b` (c)\n")
    assert list(link_problems("d.md", "[x](a.md) [x](a.md#a-b-c) [x](https://e/y) `[x](z.md)`", folder)) == []
    assert list(link_problems("d.md", "[x](b.md)", folder)) == ["d.md: the link b.md leads nowhere"]
    assert list(link_problems("d.md", "[x](a.md#b)", folder)) == ["d.md: a.md#b: there is no such heading"]
    return 12
