"""Dashboards against Grafana's own JSON schemas (`../shared/grafana-schemas`)."""

import json

import jsonschema
from model import panels, where

# Types of panels whose options and custom field settings have schemas, with the file and the definition of the field settings.
FILES = {
    "state-timeline": ("statetimeline", "FieldConfig"),
    "table": ("table", "TableFieldOptions"),
    "timeseries": ("timeseries", "GraphFieldConfig"),
    "stat": ("stat", None),
    "bargauge": ("bargauge", None),
    "geomap": ("geomap", None),
}


class Schemas:
    def __init__(self, folder):
        self.folder, self.read = folder, {}

    def validator(self, name, definition=None):
        if (name, definition) not in self.read:
            schema = json.loads((self.folder / f"{name}.jsonschema.json").read_text())
            if definition:
                schema = {**schema, "$ref": f"#/definitions/{definition}"}
            self.read[name, definition] = jsonschema.Draft7Validator(schema)
        return self.read[name, definition]

    def problems(self, dashboard):
        """All errors with their place."""
        uid = dashboard.get("uid")
        found = list(self.errors(uid, "dashboard", None, dashboard))
        for panel in panels(dashboard):
            place = where(dashboard, panel)
            if panel["type"] not in FILES:
                found.append(f"{place}: no schema for panels of type {panel['type']}")
                continue
            file, custom = FILES[panel["type"]]
            found += self.errors(place, file, "Options", panel["options"])
            if custom:
                found += self.errors(place, file, custom, panel["fieldConfig"]["defaults"].get("custom", {}))
            for target in panel.get("targets", []):
                found += self.errors(place, "prometheus", None, target)
        return found

    def errors(self, place, file, definition, value):
        for error in self.validator(file, definition).iter_errors(value):
            # A panel that matches neither kind of panel: what is wrong with it stands below.
            deepest = max(error.context, key=lambda below: len(below.absolute_path), default=error)
            path = "/".join(map(str, deepest.absolute_path))
            yield f"{place}: {file} schema: {path}: {deepest.message[:200]}"
