"""How values look: colours, limits, words, links.

Grafana's published JSON schema wants every value of a field override to be an object. Colours, thresholds and cell types are objects;
units, widths and links are not. So a panel has one unit and one set of links, a table names the units of its columns in their headers,
and its queries scale the values to them.
"""

GREEN, YELLOW, ORANGE, RED, BLUE, PURPLE, GREY, PLAIN = "green", "yellow", "orange", "red", "blue", "purple", "#808080", "text"
DEVICE_DASHBOARD = "lantime-device"
# What a field expression calls the device: a column of a table, or the label of a series.
DEVICE_COLUMN, DEVICE_LABEL = "${__data.fields.Device}", "${__field.labels.device}"

# What every link to a dashboard keeps.
KEPT = "${datasource:queryparam}&${job:queryparam}&${instance:queryparam}&${site:queryparam}"


def link(title, url, tooltip="", *, new_tab=False):
    """A link of a field or of the dashboard; Grafana's model has one type for both."""
    return {
        "title": title, "type": "link", "icon": "external link", "tooltip": tooltip, "url": url, "tags": [],
        "asDropdown": False, "targetBlank": new_tab, "includeVars": False, "keepTime": False,
    }  # fmt: skip


def to_dashboard(uid, title, device):
    """A data link that keeps the time range, data source, job, instance and site, and chooses one device."""
    return link(title, f"/d/{uid}?${{__url_time_range}}&{KEPT}&var-device={device}")


def to_page(address, device):
    """The exporter's own page of a device."""
    return link("Page of the exporter", f"${{exporter_scheme}}://{address}/devices/{device}", new_tab=True)


def to_runbook(alert):
    return link("Runbook", f"${{runbooks}}/{alert}.md", new_tab=True)


def steps(base, *limits):
    """Colours by limits, for thresholds: `steps(GREEN, (0.85, YELLOW), (0.95, RED))`."""
    return {"mode": "absolute", "steps": [{"value": None, "color": base}] + [{"value": value, "color": color} for value, color in limits]}


def value_map(states):
    """Texts and colours of values: `[(value, text, colour), …]`."""
    options = {str(value): {"text": text, "color": color, "index": index} for index, (value, text, color) in enumerate(states)}
    return {"type": "value", "options": options}


YES_NO = [(0, "no", RED), (1, "yes", GREEN)]
NO_YES = [(0, "no", GREEN), (1, "yes", RED)]
# Shares of what is allowed: the limit itself is 1, whatever it is.
SHARE_OF_LIMIT = steps(GREEN, (0.8, YELLOW), (1, RED))
BAD_IF_ANY = steps(GREEN, (1, RED))
WARN_IF_ANY = steps(GREEN, (1, ORANGE))


def defaults(unit, *, custom=None, thresholds=None, mappings=(), color="thresholds", links=(), minimum=None, maximum=None, decimals=None):
    """How the fields of a panel look."""
    field = {"unit": unit, "color": {"mode": color}, "thresholds": thresholds or steps(PLAIN), "mappings": list(mappings), "links": list(links)}
    for key, value in (("min", minimum), ("max", maximum), ("decimals", decimals), ("custom", custom)):
        if value is not None:
            field[key] = value
    return field


def override(names, **properties):
    """Gives columns of a table or series of a graph other properties; the names of properties have `__` for a dot."""
    return {
        "matcher": {"id": "byNames", "options": {"mode": "include", "names": names}},
        "properties": [{"id": name.replace("__", "."), "value": value} for name, value in properties.items()],
    }


# A limit of the alerts in a graph: the series of that name are dashed.
LIMIT_LINES = [
    override([name], custom__lineStyle={"fill": "dash", "dash": [8, 8]}, color={"mode": "fixed", "fixedColor": color})
    for name, color in (("limit", ORANGE), ("critical limit", RED))
]
