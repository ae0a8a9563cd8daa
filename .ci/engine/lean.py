"""What can be seen of the files of deploy/scale without running them: their programs accept them, and the lean profile takes nothing that is used."""

import pathlib
import re
import subprocess
import tempfile

import yaml


def file_problems(root):
    """What the programs that read the files refuse, and what is wrong with the lean profile."""
    scale, tools = root / "deploy/scale", root / ".build/tools"
    with tempfile.TemporaryDirectory() as folder:
        for command in (
            [tools / "promtool", "check", "rules", scale / "agents.yml"],
            [tools / "promtool", "check", "config", "--agent", "--syntax-only", scale / "prometheus-agent.yml"],
            [tools / "vmagent", "-dryRun", f"-promscrape.config={scale / 'vmagent.yml'}", f"-remoteWrite.urlRelabelConfig={scale / 'lean.yml'}",
             "-remoteWrite.url=http://127.0.0.1:1/api/v1/write", f"-remoteWrite.tmpDataPath={folder}"],
            [tools / "victoria-metrics", "-dryRun", f"-promscrape.config={scale / 'watchers.yml'}", f"-storageDataPath={folder}"],
            [tools / "vmalert", "-dryRun", f"-rule={scale / 'agents.yml'}"],
        ):  # fmt: skip
            result = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, cwd=folder, timeout=60)
            if result.returncode != 0:
                yield f"{command[0].name} refuses {command[-1]}: {(result.stdout + result.stderr)[-800:]}"
    yield from flag_problems(scale, tools)
    yield from lean_problems(root)


def flag_problems(scale, tools):
    """Flags in the environment files that the programs do not have: they ignore such variables."""
    for file in sorted(scale.glob("*.env")):
        text = subprocess.run([str(tools / file.stem), "-help"], capture_output=True, text=True, check=False).stdout
        known = {name.replace(".", "_") for name in re.findall(r"^  -([\w.]+)", text, re.MULTILINE)}
        for line in file.read_text().splitlines():
            # A flag that is only shown is a comment that begins like a line.
            if (match := re.match(r"(?:# )?(\w+)=\S", line)) and match[1] not in known:
                yield f"{file.relative_to(scale.parent.parent)}: {file.stem} has no flag {match[1]}"


def lean_problems(root):
    """The lean profile is the same in both files, and takes away nothing that a rule or a dashboard uses."""
    lean = yaml.safe_load((root / "deploy/scale/lean.yml").read_text())
    if yaml.safe_load((root / "deploy/scale/prometheus-agent.yml").read_text())["remote_write"][0]["write_relabel_configs"] != lean:
        yield "deploy/scale/prometheus-agent.yml has other rules than lean.yml"
    dropped = [re.compile(rule["regex"]) for rule in lean]
    for path in [*sorted((root / "deploy/prometheus/rules").glob("*.yml")), *sorted((root / "Dashboards").glob("*.json"))]:
        for name in sorted(set(re.findall(r"\blantime_\w+", pathlib.Path(path).read_text()))):
            if any(pattern.fullmatch(name) for pattern in dropped):
                yield f"deploy/scale/lean.yml drops {name}, which {path.relative_to(root)} uses"


def self_test():
    """A lean profile that drops what a rule uses, or differs between its two files, is noticed."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name in ("deploy/scale", "deploy/prometheus/rules", "Dashboards"):
            (root / name).mkdir(parents=True)
        rule = [{"source_labels": ["__name__"], "regex": "lantime_(up|x)", "action": "drop"}]
        (root / "deploy/scale/lean.yml").write_text(yaml.safe_dump(rule))
        agent = root / "deploy/scale/prometheus-agent.yml"
        agent.write_text(yaml.safe_dump({"remote_write": [{"write_relabel_configs": rule}]}))
        assert list(lean_problems(root)) == []
        (root / "Dashboards/a.json").write_text('{"expr": "lantime_up == 0"}')
        assert list(lean_problems(root)) == ["deploy/scale/lean.yml drops lantime_up, which Dashboards/a.json uses"]
        agent.write_text(yaml.safe_dump({"remote_write": [{"write_relabel_configs": rule[1:]}]}))
        assert len(list(lean_problems(root))) == 2
    return 3
