"""The files of deploy/scale with the addresses and times of this check; nothing else in them changes."""

import re

import shortened
import yaml

# The addresses in the files, by what they belong to.
ADDRESSES = {
    "exporter-0": "exporter-0.example.com:10319", "exporter-1": "exporter-1.example.com:10319",
    "vmagent-0": "vmagent-0.example.com:8429", "vmagent-1": "vmagent-1.example.com:8429", "vmalert": "vmalert.example.com:8880",
    "storage": "metrics.example.com:8428", "alertmanager": "alertmanager.example.com:9093",
}  # fmt: skip
# Times of the environment files that are no waiting: how long data are kept.
KEPT = {"retentionPeriod"}
# Nothing asks more often than every second.
SHORTEST = 1000


def placed(text, places):
    """The text with our addresses; one that is left over is a mistake in the file."""
    for name, address in ADDRESSES.items():
        text = text.replace(address, places.get(name, address))
    if left := re.search(r"[\w.-]+\.example\.com", "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))):
        raise ValueError(f"{left[0]} is no address of this check")
    return text


def short(value):
    """A duration for this check."""
    text = shortened.duration(value)
    milliseconds = int(text[:-2]) if text.endswith("ms") else 1000 * int(text[:-1])
    return f"{max(milliseconds, SHORTEST)}ms"


def scraping(text, places):
    """A scrape configuration."""
    config = yaml.safe_load(placed(text, places))
    # The exporter answers half a second before the timeout: half of a second and a half would be little on a busy machine.
    config["global"]["scrape_interval"] = short(config["global"]["scrape_interval"])
    if "scrape_timeout" in config["global"]:
        config["global"]["scrape_timeout"] = config["global"]["scrape_interval"]
    return config


def environment(text, places, **ours):
    """The variables of an environment file; `ours` are what a place must have of its own: folders and addresses to listen on."""
    values = dict(line.split("=", 1) for line in placed(text, places).splitlines() if line and not line.startswith("#"))
    for name, value in values.items():
        if name not in KEPT and re.fullmatch(r"\d+(ms|[smhd])", value):
            values[name] = short(value)
    if unknown := set(ours) - set(values) - {"httpListenAddr", "memory_allowedBytes"}:
        raise ValueError(f"the file has no {sorted(unknown)}")
    return values | ours


def self_test():
    places = dict.fromkeys(ADDRESSES, "127.0.0.1:1")
    text = "# exporter-9.example.com\nretentionPeriod=13\nsearch_maxStalenessInterval=10m\nremoteWrite_flushInterval=1s\npath=/a\nurl=http://metrics.example.com:8428\n"
    made = environment(text, places, path="/b", httpListenAddr="x")
    assert made == {
        "retentionPeriod": "13", "search_maxStalenessInterval": f"{600_000 // shortened.FACTOR}ms", "remoteWrite_flushInterval": "1000ms", "path": "/b",
        "url": "http://127.0.0.1:1", "httpListenAddr": "x",
    }, made  # fmt: skip
    for wrong in (lambda: environment(text, places, no="x"), lambda: placed("a: mail.example.com\n", places)):
        try:
            wrong()
        except ValueError:
            continue
        raise AssertionError("a mistake in a file passed")
    config = scraping("global: {scrape_interval: 30s, scrape_timeout: 15s}\nscrape_configs: [{static_configs: [{targets: ['vmalert.example.com:8880']}]}]\n", places)
    assert config["scrape_configs"][0]["static_configs"][0]["targets"] == ["127.0.0.1:1"] and config["global"] == {"scrape_interval": short("30s"), "scrape_timeout": short("30s")}, config
    return 4
