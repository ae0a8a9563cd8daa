"""What a site may want other than it is. `make dashboards` writes it into every dashboard as constants, so it stands here once.

In Grafana the addresses and the objective can be changed as well: dashboard settings, variables.
"""

# The exporter's own pages. The label `exporter`, which targets found through /sd have, names the address; this one serves the others.
EXPORTER_SCHEME = "http"
EXPORTER_ADDRESS = "localhost:10319"
# Where docs/runbooks is published: the page of an alert is RUNBOOKS/NAME.md.
RUNBOOKS = "https://example.com/lantime/runbooks"
# The share of thirty days in which a site shall have good time.
OBJECTIVE = 0.999

# Above so many devices the fleet's table shows at first those in trouble only.
SMALL_FLEET = 50
# Lines in a graph, rows on a page of a timeline: more cannot be told apart.
MOST_LINES = 20
