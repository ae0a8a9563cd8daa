"""How much is stored: series of each device with everything and with the lean profile, and bytes a sample."""

from programs import Failure


def table(everything, lean, recorded):
    """Lines of the series of each device before and after, and of what rules record of it; what is not less is a mistake."""
    lines = []
    for device, before in sorted(everything.items()):
        after = lean.get(device, 0)
        if not 0 < after < before:
            raise Failure(f"{device} has {before} series, and {after} with the lean profile")
        lines.append(f"{device}: {before} series, lean {after} ({100 * (before - after) / before:.0f} % less); recorded {recorded.get(device, 0)}")
    return lines


def series(query, names="lantime_.+"):
    """Series of each device whose names match; what rules record begins with `lantime:`."""
    # A device that was missed once has no series for a moment.
    text = f'count by (device) (last_over_time({{__name__=~"{names}", device!=""}}[30s]))'
    return {labels["device"]: int(value) for labels, value in query(text)}


def self_test():
    assert table({"a": 200}, {"a": 150}, {"a": 30}) == ["a: 200 series, lean 150 (25 % less); recorded 30"]
    for lean in ({}, {"a": 200}, {"a": 201}):
        try:
            table({"a": 200}, lean, {})
        except Failure:
            continue
        raise AssertionError("a profile that saves nothing passed")
    return 4
