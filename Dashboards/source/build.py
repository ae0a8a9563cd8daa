#!/usr/bin/env python3
"""Writes the dashboards: ../NAME.json for each of them. `make dashboards` runs this."""

import json
import pathlib

import device
import exporter
import fleet
import services

FOLDER = pathlib.Path(__file__).resolve().parent.parent
DASHBOARDS = [module.DASHBOARD for module in (fleet, device, services, exporter)]


def files():
    """What belongs into each file."""
    return {FOLDER / f"{each['uid']}.json": json.dumps(each, indent=2, ensure_ascii=False) + "\n" for each in DASHBOARDS}


if __name__ == "__main__":
    for path, text in files().items():
        path.write_text(text, encoding="utf-8")
