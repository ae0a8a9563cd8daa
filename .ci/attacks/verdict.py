"""Figures with their bounds."""


class Skipped(Exception):
    """Why an attack cannot be tried here."""


class Verdict:
    """What was seen of one attack."""

    def __init__(self):
        self.lines, self.missed = [], []

    def most(self, what, value, bound, unit=""):
        """The value must not exceed the bound."""
        self._add(what, value, f"at most {bound:g}", value <= bound, unit)

    def least(self, what, value, bound, unit=""):
        """The value must reach the bound."""
        self._add(what, value, f"at least {bound:g}", value >= bound, unit)

    def note(self, what, value, unit=""):
        """A figure without a bound."""
        self.lines.append(f"{what} {value:.3g}{unit}")

    def _add(self, what, value, bound, holds, unit):
        line = f"{what} {value:.3g}{unit} ({bound}{unit})"
        self.lines.append(line if holds else f"MISSED: {line}")
        if not holds:
            self.missed.append(line)

    def __str__(self):
        return "; ".join(self.lines)


def self_test():
    """Number of cases; an assertion fails otherwise."""
    cases = [("most", 2, 1, True), ("most", 1, 1, False), ("least", 0, 1, True), ("least", 1, 1, False)]
    for method, value, bound, is_missed in cases:
        verdict = Verdict()
        getattr(verdict, method)("case", value, bound)
        assert bool(verdict.missed) == is_missed and ("MISSED" in str(verdict)) == is_missed, (method, value, bound)
    return len(cases)
