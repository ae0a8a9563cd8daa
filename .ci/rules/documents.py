"""What fires on recorded and made status documents for as long as they stay as they are."""

import os
import pathlib

from promtool import MINUTE, ROOT, TESTS, Problems, groups, input_series, load, promtool_tests, query, rule_test, run, sample, series
from prometheus_client.parser import text_string_to_metric_families

EXPORTER = pathlib.Path(os.environ.get("LANTIME_EXPORTER", ROOT / ".build/debug/lantime_exporter"))
# What follows the clock in a status document that is looked at for hours; all other times stand still.
LIVE = {
    "lantime_status_rendered_timestamp_seconds", "lantime_system_time_timestamp_seconds", "lantime_system_status_gathered_timestamp_seconds",
    "lantime_scrape_timestamp_seconds",
}  # fmt: skip


def document_series(exposition, device, target, total):
    """The exposition of a status document as a device that stays as it is for `total` minutes; its times are moved to the test's."""
    samples = [sample for family in text_string_to_metric_families(exposition) for sample in family.samples]
    rendered = next(sample.value for sample in samples if sample.name == "lantime_status_rendered_timestamp_seconds")
    result = {series("up", target): [1.0] * total, series("lantime_up", {"device": device, **target}): [1.0] * total}
    for sample in samples:
        # Prometheus renames what would hide a label of the target.
        labels = {("exported_" + key if key in target else key): value for key, value in sample.labels.items() if value} | target
        age = sample.value - rendered
        if sample.name in LIVE:
            line = [minute * MINUTE + age for minute in range(total)]
        elif sample.name.endswith("_timestamp_seconds"):
            line = [(total - 1) * MINUTE + age] * total
        else:
            line = [sample.value] * total
        result[series(sample.name, labels)] = line
    return result


def check_documents():
    total, target, files, skipped = 91, load(TESTS / "fleet.yml")["target"], [], 0
    for name, expected in load(TESTS / "documents.yml").items():
        path = ROOT / name
        if not path.exists() and name.startswith(".."):
            print(f"check-rules: skipped: {name}, because it is not here")
            skipped += 1
            continue
        values = document_series(run(EXPORTER, "probe", path), path.stem, target, total)
        expression = 'count by (alertname, severity) (ALERTS{severity=~"warning|critical",alertstate="firing"})'
        samples = [sample({"alertname": alert.split()[0], "severity": (alert.split() + ["warning"])[1]}, count) for alert, count in expected.items()]
        test = {"name": name, "interval": "1m", "input_series": input_series(values), "promql_expr_test": [query(total - 1, expression, samples)]}
        files.append(rule_test(groups(), [test]))
    if failures := promtool_tests(files):
        raise Problems("\n".join(failures))
    return f"{len(files)} status documents, {skipped} skipped"
