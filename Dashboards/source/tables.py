"""Tables. A table shows one row for each device (or slot, port, …): its queries aggregate to those labels, and `merge` joins the answers."""

import string

from fields import DEVICE_COLUMN, DEVICE_DASHBOARD, defaults, override, to_dashboard, value_map
from panels import panel, targets

# What tells two devices of one name apart stands before the name; a fleet without such labels has no such columns.
PLACE = {"cluster": "Cluster", "site": "Site"}


class Column:
    """What one query adds to a table: labels of its series, their value, or both.

    * `labels`: label to header, in the order of the columns
    * `value`: header of the value, with its unit; without one the value does not appear
    * `thresholds`: colours of the value, from `steps`
    """

    def __init__(self, query, labels=None, value=None, thresholds=None):
        self.query, self.labels, self.value, self.thresholds = query, labels or {}, value, thresholds


def table(
    title, description, columns, *, states=(), colored=(), unit="none", links=(), sort=None, w=24, h=8, device_links=False, one_device=False,
    only_with=None,
):  # fmt: skip
    """One row for each combination of the labels that all queries share, a page at a time.

    * `states`: lists of (word, text, colour) whose words occur in the table
    * `colored`: headers of columns whose background takes the colour of the word
    * `one_device`: the dashboard is about one device, which needs no column
    * `only_with`: header of a column without which a row is left out
    """
    letters = string.ascii_uppercase[: len(columns)]
    value_names = ["Value"] if len(columns) == 1 else [f"Value #{letter}" for letter in letters]
    order, renamed, hidden, overrides = [], {}, {"Time": True}, []
    place = {} if one_device else PLACE
    if one_device:
        hidden |= dict.fromkeys((*PLACE, "device"), True)
    for column, value_name in zip(columns, value_names, strict=True):
        for label, header in (place | column.labels).items() if {"device", "site"} & {*column.labels} else column.labels.items():
            if label not in renamed:
                order.append(label)
            assert renamed.setdefault(label, header) == header, (title, label)
        if column.value is None:
            hidden[value_name] = True
        else:
            order.append(value_name)
            renamed[value_name] = column.value
            if column.thresholds:
                overrides.append(override([column.value], thresholds=column.thresholds, custom__cellOptions={"type": "color-text"}))
    assert len(set(renamed.values())) == len(renamed), title
    if colored:
        overrides.append(override(list(colored), custom__cellOptions={"type": "color-background", "mode": "basic"}))
    words = {}
    for entry, text, color in (entry for family in states for entry in family):
        assert words.setdefault(entry, (text, color)) == (text, color), f"{title}: two meanings of {entry}"
    organize = {"excludeByName": hidden, "indexByName": {name: index for index, name in enumerate(order)}, "renameByName": renamed}
    transformations = [{"id": "merge", "options": {}}] if len(columns) > 1 else []
    transformations.append({"id": "organize", "options": organize})
    if only_with:
        kept = {"fieldName": only_with, "config": {"id": "isNotNull", "options": {}}}
        transformations.append({"id": "filterByValue", "options": {"filters": [kept], "match": "all", "type": "include"}})
    if device_links:
        links = [to_dashboard(DEVICE_DASHBOARD, "Open ${__data.fields.Device}", DEVICE_COLUMN), *links]
    mappings = [value_map([(entry, *rest) for entry, rest in words.items()])] if words else []
    field = defaults(unit, custom={"align": "auto", "inspect": False, "filterable": True}, mappings=mappings, links=links)
    options = {
        "showHeader": True, "frameIndex": 0, "cellHeight": "sm",
        "footer": {"show": False, "reducer": ["sum"], "countRows": False, "fields": [], "enablePagination": True},
        "sortBy": [{"displayName": header, "desc": descending} for header, descending in (sort or [(next(iter(renamed.values())), False)])],
    }  # fmt: skip
    queries = targets([(column.query, "") for column in columns], instant=True, range=False, format="table")
    return panel("table", title, description, queries, options, field, w, h, overrides=overrides, transformations=transformations)


def device_table(*arguments, **settings):
    """A table of a dashboard about one device."""
    return table(*arguments, one_device=True, **settings)
