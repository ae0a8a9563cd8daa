"""What each device had said, and whether an answer of the exporter follows from it."""

import collections
import math

from plan import TIMEOUT

#: Seconds that a collection may take beyond what the device needs, on a machine that is busy.
TOLERANCE = 3
#: Seconds after a reload in which a scrape that began before it may still ask the old address.
SETTLING = 4
#: Which errors follow from what a device does. A port that is closed also ends the connections that wait to be accepted.
ERRORS = {
    "unauthorized": {"auth"}, "old-secret": {"auth"}, "broken": {"http"}, "busy": {"http"}, "hang": {"timeout"}, "cut": {"http"},
    "damaged": {"json"}, "other": {"document"}, "off": {"connect", "http", "tls"}, "stall": {"timeout", "tls", "connect", "http"}, "foreign": {"tls"},
}  # fmt: skip
#: What fails before a request comes.
WITHOUT_REQUEST = {"off", "stall", "foreign"}
#: For how long a device may be backed off after that, at most: docs/configuration.md, and a quarter more by chance.
PAUSES = {"auth": 900 * 1.25, "retry_after": 4, "connect": 45, "timeout": 45, "tls": 45}


class Record:
    """A request at a device."""

    def __init__(self, number, kind, address, begin):
        self.number, self.kind, self.address, self.begin, self.end = number, kind, address, begin, math.inf


class Said:
    """What a device did: requests, and the states that show without one."""

    def __init__(self, device, lags):
        self.device, self.lags = device, lags
        # Without TLS nothing fails by it.
        self.errors = {kind: errors if device.uses_tls else errors - {"tls"} for kind, errors in ERRORS.items()}
        self.records = collections.deque(maxlen=400)
        #: [kind, begin, end]
        self.states = collections.deque(maxlen=100)
        #: [address, from, until]: where the configuration says that it is.
        self.places = [[0, -math.inf, math.inf]]

    def note(self, words):
        """Takes a line of the devices, without the index."""
        seconds = float(words[-1])
        if words[0] == "state":
            if words[1] in WITHOUT_REQUEST:
                self.states.append([words[1], seconds, math.inf])
        elif words[0] == "left":
            for state in self.states:
                if state[0] == words[1] and state[2] == math.inf:
                    state[2] = seconds
                    break
        elif words[1] == "end":
            record = self.find(int(words[0]))
            if record:
                record.end = seconds
        else:
            self.records.append(Record(int(words[0]), words[1], int(words[2]), seconds))

    def move(self, address, before, after):
        """The configuration names another address since a reload between these times."""
        self.places[-1][2] = after
        self.places = self.places[-8:] + [[address, before, math.inf]]

    def find(self, number):
        return next((record for record in reversed(self.records) if record.number == number), None)

    def problem(self, reading, begin, end, last=0, is_whole=True):
        """What is wrong with a reading of a scrape between these times, or None.

        `last` is the number that the same scraper saw before; `is_whole` is false where a filter leaves the value out.
        """
        if reading is None or reading.is_up is None:
            return "is missing"
        if reading.is_up:
            if reading.error != "none":
                return f"is up with the error {reading.error}"
            return self._problem_of_value(reading.value, begin, end, last) if is_whole else None
        if reading.value is not None:
            return f"is down and has the value {reading.value}"
        if reading.error == "backoff":
            return self._problem_of_pause(reading.cause, begin, end)
        kinds = {record.kind for record in self.records if record.begin <= end and record.end >= begin - TOLERANCE}
        kinds |= {kind for kind, start, stop in self.states if start <= end and stop >= begin - TOLERANCE - TIMEOUT}
        if reading.error == "timeout" and any(start <= end and stop >= begin - TOLERANCE - TIMEOUT for start, stop in self.lags):
            return None
        if any(reading.error in self.errors.get(kind, ()) for kind in kinds):
            return None
        return f"is down with {reading.error}, although it did {', '.join(sorted(kinds)) or 'nothing'}"

    def _problem_of_value(self, value, begin, end, last):
        if value is None:
            return "is up without a value"
        number, index = divmod(value, 1000)
        if index != self.device.index:
            return f"has a value of the device {index}"
        record = self.find(number)
        if not record or record.kind != "ok" or record.begin > end:
            return f"has the value {value}, which it did not say" + (f" ({record.kind})" if record else "")
        if record.end < begin - TOLERANCE - self.device.min_interval:
            return f"has a value that is {begin - record.end:.1f} s old"
        if not any(address == record.address and start <= record.begin <= stop + SETTLING for address, start, stop in self.places):
            return f"was asked at its address {record.address}, where it is not"
        return f"went back from {last} to {number}" if number < last else None

    def _problem_of_pause(self, cause, begin, end):
        if cause not in PAUSES:
            return f"is backed off because of {cause}"
        kinds = {"busy"} if cause == "retry_after" else {kind for kind, errors in self.errors.items() if cause in errors}
        after = max((record.end for record in self.records if record.kind == "ok" and record.end < begin), default=-math.inf)
        failures = [min(record.end, end) for record in self.records if record.kind in kinds and record.begin <= end]
        failures += [min(stop, end) for kind, start, stop in self.states if kind in kinds and start <= end]
        failures += [stop for start, stop in self.lags if cause == "timeout" and start <= end]
        last = max(failures, default=-math.inf)
        if last < begin - PAUSES[cause] - TIMEOUT - TOLERANCE:
            return f"is backed off because of {cause} of long ago"
        if last < after - TOLERANCE:
            return f"is backed off because of {cause}, although it was right since"
        return None


class Fleet:
    """What all devices did, and the judgement of whole answers."""

    def __init__(self, devices):
        #: When the process of the devices got no processor: begin and end. A device may seem to hang then.
        self.lags = collections.deque(maxlen=1000)
        self.said = {device.name: Said(device, self.lags) for device in devices}
        self._by_index = list(self.said.values())
        #: Requests with a secret that counts no more.
        self.old_secrets = 0
        #: Seconds without a processor.
        self.lag = 0.0

    def note(self, line):
        index, *words = line.split()
        if words[0] == "lag":
            self.lags.append((float(words[1]), float(words[2])))
            self.lag += float(words[2]) - float(words[1])
            return
        self._by_index[int(index)].note(words)
        self.old_secrets += words[1] == "old-secret"

    def problems(self, readings, names, begin, end, last, is_whole=True):
        """A sentence for each reading that is wrong. `last` has the numbers that the scraper saw, by name, and is renewed."""
        found = [f"{name} does not belong to this scrape" for name in readings if name not in names]
        for name in names:
            reading = readings.get(name)
            problem = self.said[name].problem(reading, begin, end, last.get(name, 0), is_whole)
            if problem:
                found.append(f"{name} {problem}")
            elif reading.value is not None:
                last[name] = reading.value // 1000
        return found
