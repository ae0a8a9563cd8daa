"""Cases that show that wrong, late and lost answers and a leak are noticed, and that right ones pass."""

from curve import Curve, verdict_of_curve
from device_cases import changes
from exposition import readings
from model import Fleet
from plan import Device
from scrapers import Tally

# What three devices did, in the words of the process of the devices.
REPORTED = """\
0 state ok 0
1 state ok 0
2 state off 0
0 1 ok 0 9.0
0 1 end 9.1
1 1 unauthorized 0 9.0
1 1 end 9.1
0 2 ok 0 20.0
0 2 end 20.1
1 state hang 20.0
1 left ok 20.0
1 2 hang 0 20.0
1 2 end 22.0
0 3 ok 1 30.0
0 3 end 30.1
2 state ok 31.0
2 left off 31.0
2 1 ok 0 35.0
2 1 end 35.1
1 state off 40.0
1 left hang 40.0
0 state foreign 40.0
0 left ok 40.0
1 state unauthorized 41.0
1 left off 41.0
0 state ok 41.0
0 left foreign 41.0
1 3 unauthorized 0 70.0
1 3 end 70.1
"""


def exposition(name, up, value=None, error="none", cause=None):
    """As the exporter writes it, for one device."""
    errors = ("none", "auth", "timeout", "connect", "http", "tls", "backoff")
    families = {
        "lantime_up": [("", up)],
        "lantime_system_uptime_seconds": [("", value)] * (value is not None),
        "lantime_scrape_error": [(f',lantime_scrape_error="{each}"', int(each == error)) for each in errors],
        "lantime_scrape_backoff_cause": [(f',lantime_scrape_backoff_cause="{cause}"', 1)] * bool(cause),
    }
    return "".join(
        f"# TYPE {family} gauge\n" + "".join(f'{family}{{device="{name}"{more}}} {number}\n' for more, number in samples)
        for family, samples in families.items())


# Name, exposition, begin and end of the scrape, number seen before, and a word of the problem; none for what is right.
CASES = [
    ("gm-000", exposition("gm-000", 1, 2000), 19.9, 20.2, 1, None),
    ("gm-000", exposition("gm-000", 1, "2000.0"), 20.5, 20.6, 2, None),
    ("gm-000", exposition("gm-000", 1, 1000), 19.9, 20.2, 0, "old"),
    ("gm-000", exposition("gm-000", 1, 2000), 20.0, 20.2, 3, "went back"),
    ("gm-000", exposition("gm-000", 1, 9000), 20.0, 20.2, 0, "did not say"),
    ("gm-000", exposition("gm-000", 1, 2001), 20.0, 20.2, 0, "of the device 1"),
    ("gm-000", exposition("gm-000", 1, 2000), 10.0, 19.0, 0, "did not say"),
    ("gm-000", exposition("gm-000", 1), 20.0, 20.2, 0, "without a value"),
    ("gm-000", exposition("gm-000", 1, 3000), 30.0, 30.2, 0, "address"),
    ("gm-000", exposition("gm-000", 0, error="timeout"), 20.0, 20.2, 0, "down with timeout"),
    ("gm-000", exposition("gm-000", 0, 2000, error="timeout"), 20.0, 20.2, 0, "has the value"),
    ("gm-000", exposition("gm-000", 1, 2000, error="auth"), 20.0, 20.2, 0, "with the error"),
    ("gm-000", exposition("gm-000", 0, error="backoff", cause="timeout"), 20.0, 20.2, 0, "long ago"),
    ("gm-000", exposition("gm-001", 1, 2001), 20.0, 20.2, 0, "does not belong"),
    ("gm-000", "", 20.0, 20.2, 0, "missing"),
    ("gm-001", exposition("gm-001", 1, 1001), 9.0, 9.2, 0, "unauthorized"),
    ("gm-001", exposition("gm-001", 0, error="auth"), 9.0, 9.2, 0, None),
    ("gm-001", exposition("gm-001", 0, error="backoff", cause="auth"), 15.0, 15.1, 0, None),
    ("gm-001", exposition("gm-001", 0, error="backoff", cause="connect"), 15.0, 15.1, 0, "long ago"),
    ("gm-001", exposition("gm-001", 0, error="timeout"), 21.0, 22.1, 0, None),
    ("gm-001", exposition("gm-001", 0, error="connect"), 21.0, 22.1, 0, "down with connect"),
    ("gm-002", exposition("gm-002", 0, error="connect"), 10.0, 10.1, 0, None),
    ("gm-002", exposition("gm-002", 0, error="backoff", cause="connect"), 31.2, 31.3, 0, None),
    ("gm-002", exposition("gm-002", 0, error="connect"), 40.0, 40.1, 0, "down with connect"),
    ("gm-002", exposition("gm-002", 0, error="backoff", cause="connect"), 40.0, 40.1, 0, "right since"),
    ("gm-001", exposition("gm-001", 0, error="http"), 40.0, 40.1, 0, None),
    ("gm-001", exposition("gm-001", 0, error="tls"), 40.0, 40.1, 0, None),
    ("gm-000", exposition("gm-000", 0, error="tls"), 40.0, 40.1, 0, "down with tls"),
    ("gm-001", exposition("gm-001", 0, error="auth"), 70.0, 70.1, 0, None),
    ("gm-001", exposition("gm-001", 0, error="http"), 70.0, 70.1, 0, "although it did unauthorized"),
]


def self_test():
    """Number of cases; an assertion fails otherwise."""
    fleet = Fleet([Device(index) for index in range(3)])
    for line in REPORTED.splitlines():
        fleet.note(line)
    for name, body, begin, end, last, expected in CASES:
        found = fleet.problems(readings(("\n" + body).encode()), [name], begin, end, {name: last})
        assert bool(found) == bool(expected) and (not expected or expected in found[0]), (name, begin, expected, found)
    # After a reload the other address is the right one.
    fleet.said["gm-000"].move(1, 29, 29.5)
    assert not fleet.problems(readings(("\n" + exposition("gm-000", 1, 3000)).encode()), ["gm-000"], 30, 30.2, {})
    fleet.note("1 3 old-secret 0 50")
    assert fleet.old_secrets == 1
    late = [readings(("\n" + exposition("gm-000", 0, error="timeout")).encode()), ["gm-000"], 60, 61, {}]
    assert fleet.problems(*late)
    fleet.note("-1 lag 58 60.5")
    assert not fleet.problems(*late)
    return len(CASES) + 4 + tallies() + curves() + changes()


def tallies():
    cases = [("late", ({}, [], 10.1, 10)), ("lost", ({}, [], 1, 10, "status 503")), ("wrong", ({}, ["gm-000 is missing"], 1, 10))]
    for what, arguments in cases:
        tally = Tally()
        tally.note({}, [], 1, 10)
        assert (tally.wrong, tally.late, tally.lost) == (0, 0, 0)
        tally.note(*arguments)
        assert getattr(tally, what) == 1 and len(tally.examples) == 1, what
    return len(cases)


def curves():
    """A curve is well; each fault in it is seen."""

    def missed(memory=0, descriptors=0, threads=0, lines=0, sessions=0):
        rows = [
            {"seconds": second, "resident_mb": 100 + memory * second, "log_lines": second * (1 + lines * (second > 300)),
             "sessions": 60 + sessions, "collections": 60, "answer_mb": 1} for second in range(0, 1000, 5)]  # fmt: skip
        rest = {"descriptors": 10, "threads": 9, "connections": 3, "resident": 90}
        rests = [rest, {**rest, "descriptors": 10 + descriptors, "threads": 9 + threads}]
        curve = Curve.__new__(Curve)
        curve.rows, curve.rests = rows, rests
        return len(verdict_of_curve(curve, 300, 995, 3).missed)

    assert missed() == 0
    faults = [{"memory": 0.01}, {"descriptors": 1}, {"threads": 1}, {"lines": 3}, {"sessions": 100}]
    for fault in faults:
        assert missed(**fault) == 1, fault
    return 1 + len(faults)
