"""Exporter: does the collecting work, what does it cost, and what does the exporter itself need."""

from board import EXPORTER_PAGES, annotation, dashboard
from fields import BAD_IF_ANY, BLUE, DEVICE_COLUMN, GREEN, ORANGE, PLAIN, RED, YELLOW, YES_NO, steps, to_page
from panels import graph, stat, stats, timeline, worst
from queries import most, over_range
from states import STATES, state_word
from tables import Column, table

# Every process has these names; only exporters of LANTIMEs have the build information.
OURS = "and on (job, instance) lantime_exporter_build_info{own}"

SUMMARY = [
    stats(
        "Exporters", "Running exporters whose own metrics are scraped, and targets of all jobs that cannot be scraped.",
        [("count(lantime_exporter_build_info{own})", "running"), ("count(up{own} == 0) or vector(0)", "scrape targets down")], w=4,
        colors={"scrape targets down": BAD_IF_ANY}),
    stat("Devices configured", "Devices in the configuration of all exporters.", "sum(lantime_exporter_devices{own})", legend="devices", w=2),
    stat(
        "Devices read", "Share of the devices that could be read at the last scrape.", "avg(max by (device) (lantime_up{*}))", "percentunit",
        legend="devices", thresholds=steps(RED, (0.9, YELLOW), (1, GREEN))),
    stat(
        "Slowest collection", "How long the slowest device took at the last scrape.", "max(lantime_scrape_duration_seconds{*})", "s",
        legend="seconds", thresholds=steps(GREEN, (5, YELLOW), (9, RED))),
    stat(
        "Failing collectors", "Collectors that could not read a value that they know; each such value costs only itself.",
        "count(lantime_scrape_collector_success{*} == 0) or vector(0)", legend="collectors", thresholds=steps(GREEN, (1, ORANGE))),
    stat(
        "Unknown words", "State words that the catalog does not know; their state is unknown. Please report them.",
        "sum(lantime_scrape_unknown_words{*}) or vector(0)", legend="words", thresholds=steps(GREEN, (1, BLUE))),
    stat(
        "Dropped values", "Values of unknown modules beyond the limit of each module, and values for which there was a series already.",
        "sum(lantime_module_values_dropped{*} or lantime_scrape_duplicate_series{*})", legend="values", thresholds=steps(GREEN, (1, ORANGE))),
    stat(
        "Running for", "Time since each exporter started.", f"time() - (process_start_time_seconds{{own}} {OURS})", "dtdurations",
        legend="{{instance}}"),
]  # fmt: skip

COLLECTIONS = [
    timeline(
        "Devices that could not be read", "Whether they were read: the twenty that were read least in this time range. Gaps: not asked.",
        [(most("max", "lantime_up{*}", f"(1 - {over_range('avg_over_time', 'lantime_up{*}')}) > 0"), "{{site}} {{device}}")],
        YES_NO, w=12, h=9, device_link=True),
    table(
        "Devices", "The last collection of each device.",
        [
            Column(state_word("lantime_scrape_error"), {"device": "Device", "lantime_scrape_error": "Read error"}),
            Column("max by (device) (lantime_scrape_duration_seconds{*}) * 1e3", value="Duration (ms)"),
            Column("max by (device) (lantime_scrape_document_bytes{*}) / 1024", value="Document (KiB)"),
            Column(
                "max by (device) (lantime_scrape_connection_reused{*})", value="Connection reused", thresholds=steps(YELLOW, (1, GREEN))),
            Column(
                "sum by (device) (max by (device, collector) (lantime_scrape_unreadable_values{*}))"
                " or max by (device) (lantime_up{*}) * 0", value="Unreadable values",
                thresholds=steps(GREEN, (1, ORANGE))),
            Column(
                "sum by (device) (max by (device, collector) (lantime_scrape_unknown_words{*}))"
                " or max by (device) (lantime_up{*}) * 0", value="Unknown words",
                thresholds=steps(GREEN, (1, BLUE))),
            Column(
                "(min by (device) (lantime_tls_certificate_not_after_timestamp_seconds{*}) - time()) / 86400", value="Certificate (days)",
                thresholds=steps(RED, (0, PLAIN))),
            Column(
                'max by (device, exporter) (label_replace(lantime_up{*}, "exporter", "$exporter_address", "exporter", ""))',
                {"exporter": "Exporter"}),
        ],
        states=[STATES["lantime_scrape_error"]], colored=["Read error"], w=12, h=9, device_links=True,
        links=[to_page("${__data.fields.Exporter}", DEVICE_COLUMN)], sort=[("Duration (ms)", True)]),
    worst("Duration of collections", "From the request to the mapped values: the twenty slowest. The scrape timeout of Prometheus is the limit.",
          "lantime_scrape_duration_seconds", "s", minimum=0),
    graph(
        "Duration by phase", "The mean of all devices. Reused connections have no dns, connect and tls. wait: until the device's first byte.",
        [("avg by (phase) (lantime_scrape_phase_duration_seconds{*})", "{{phase}}")], "s", stacked=True, minimum=0),
    graph(
        "Errors by class", "Devices that could not be read, by the class of the error.",
        [
            (
                'count by (lantime_scrape_error) (lantime_scrape_error{*,lantime_scrape_error!="none"} == 1)',
                "{{lantime_scrape_error}}",
            ),
        ],
        "none", w=8, stacked=True, step=True, minimum=0, decimals=0),
    graph(
        "Connections reused", "Share of the requests that went over a connection that was open already. Low: the device closes connections.",
        [("avg(lantime_scrape_connection_reused{*})", "all devices")], "percentunit", w=8, minimum=0, maximum=1),
    worst("Size of documents", "Status documents, decompressed: the twenty largest.", "lantime_scrape_document_bytes", "bytes", w=8, minimum=0),
]  # fmt: skip

# A collector has a series on each device: over hours, they are drawn on the dashboard of one device.
UNREADABLE = "(max_over_time(lantime_scrape_unreadable_values{*}[1h]) > 0)"
UNKNOWN = "(max_over_time(lantime_scrape_unknown_words{*}[1h]) > 0)"
UNDERSTANDING = [
    table(
        "Values that could not be read", "Values that were there but not as expected, and state words that the catalog does not know: the most in"
        " one collection of the last hour.",
        [
            Column(
                f"max by (device, collector) ({UNREADABLE}) or max by (device, collector) (0 * {UNKNOWN})",
                {"device": "Device", "collector": "Collector"}, value="Unreadable values"),
            Column(f"max by (device, collector) ({UNKNOWN}) or max by (device, collector) (0 * {UNREADABLE})", value="Unknown words"),
        ],
        w=16, sort=[("Unreadable values", True)], device_links=True),
    graph(
        "Dropped values of unknown modules", "What exceeds the number of series that a module may have without a catalog entry, by model.",
        [("sum by (model) (lantime_module_values_dropped{*}) or sum(lantime_up{*}) * 0", "{{model}}")], "none", step=True, minimum=0, decimals=0,
        w=8),
]  # fmt: skip

PROCESS = [
    graph(
        "CPU", "Share of one processor core.",
        [(f"rate(process_cpu_seconds_total{{own}}[$__rate_interval]) {OURS}", "{{instance}}")], "percentunit", w=8, minimum=0),
    graph(
        "Memory", "Memory that is in RAM.", [(f"process_resident_memory_bytes{{own}} {OURS}", "{{instance}}")], "bytes", w=8, minimum=0),
    graph(
        "File descriptors", "Open file descriptors, connections to devices and from clients among them, and how many there may be.",
        [
            (f"process_open_fds{{own}} {OURS}", "{{instance}} open"),
            (f"process_max_fds{{own}} {OURS}", "{{instance}} limit"),
        ],
        "none", w=8, log=True, decimals=0),
    graph(
        "Requests", "HTTP requests that were answered, by page and status.",
        [("sum by (handler, code) (rate(lantime_exporter_http_requests_total{own}[$__rate_interval]))", "{{handler}} {{code}}")], "reqps", w=8,
        minimum=0),
    graph(
        "Requests running and connections", "Connections of clients that are open, and requests that are being worked on.",
        [
            ("lantime_exporter_http_connections_open{own}", "{{instance}} connections"),
            ("lantime_exporter_http_requests_running{own}", "{{instance}} requests"),
        ],
        "none", w=8, minimum=0, decimals=0),
    graph(
        "Connections refused or cut", "Refused: too many at once. Cut: a client was too slow. None of either is normal.",
        [
            ("rate(lantime_exporter_http_connections_refused_total{own}[$__rate_interval])", "{{instance}} refused"),
            ("rate(lantime_exporter_http_connections_cut_total{own}[$__rate_interval])", "{{instance}} cut"),
        ],
        "cps", w=8, minimum=0),
]  # fmt: skip

DASHBOARD = dashboard(
    "lantime-exporter",
    "LANTIME exporter",
    "lantime_exporter itself: collections and their phases, errors, what it could not read, and what it costs.",
    [("", [*SUMMARY, *COLLECTIONS]), ("Understanding of documents", UNDERSTANDING), ("Process", PROCESS)],
    links=[EXPORTER_PAGES],
    more_annotations=[
        annotation(
            "Exporter started",
            GREEN,
            f"(process_start_time_seconds{{own}} {OURS}) * 1000",
            "{{instance}}: lantime_exporter started",
            at_value=True,
        )
    ],
)
