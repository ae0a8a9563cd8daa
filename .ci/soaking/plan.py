"""What each device does and when, made from a seed: the same seed makes the same plan."""

import random

#: Seconds that the exporter waits for a device.
TIMEOUT = 4.0
FIXTURES = ("m1000-rsc-rel", "m300-dcf77", "m600-gps", "m3000s-hps", "m4000-full", "api-v8", "api-v10")
#: Secrets begin with this word; no output of the exporter may contain it.
SECRET = "rotated-secret"
SERVER_NAME = "soak.example"
PROFILES = ("password", "password", "token", None)
# Kinds of answers with their weights. `off` refuses connections, `stall` accepts them and says nothing, `foreign` shows a certificate of
# another authority; in all others the request is read.
KINDS = {
    "ok": 66, "unauthorized": 2, "broken": 5, "busy": 3, "hang": 3, "cut": 4, "damaged": 4, "other": 3, "off": 4, "stall": 2, "foreign": 4,
}  # fmt: skip
#: How a good answer is sent: plain, compressed, in chunks, in pieces with pauses between.
FORMS = ("plain", "plain", "gzip", "chunks", "pieces")


class State:
    """What a device does for some seconds; with a fixture it only shows that one, as it is."""

    def __init__(self, chance, speed, fixture=None):
        self.seconds = (chance.uniform(6, 14) if fixture else chance.uniform(5, 50)) / speed
        self.kind = "ok" if fixture else chance.choices(list(KINDS), KINDS.values())[0]
        self.fixture = fixture or chance.choice(FIXTURES)
        self.form = chance.choice(FORMS)
        #: Seconds before an answer; a fifth of the devices is slow.
        self.delay = chance.choice((0, 0.01, 0.03, 0.05, chance.uniform(0.2, 1)))
        #: Which of two good certificates it shows; a new one begins with a state.
        self.certificate = chance.randrange(2)


def states(seed, index, speed=1):
    """The states of a device, one after the other, without end.

    It begins with each fixture in turn, for some 70 s: the exporter remembers the parts that a device has had, and what it takes for that
    must not count as a leak later. `speed` divides the seconds, for runs that are short; these do without that beginning.
    """
    chance = random.Random(f"{seed}/{index}")
    for fixture in chance.sample(FIXTURES, len(FIXTURES) if speed == 1 else 0):
        yield State(chance, speed, fixture)
    while True:
        yield State(chance, speed)


class Device:
    """What does not change about a device: all but its address, which is one of two."""

    def __init__(self, index):
        self.index = index
        self.name = f"gm-{index:03}"
        self.uses_tls = index % 2 == 1
        self.profile = PROFILES[index // 2 % 4]
        #: Seconds for which the exporter uses a collection again.
        self.min_interval = (0, 0, 5)[index % 3]
        self.addresses = [f"127.{net}.{index // 100}.{index % 100 + 1}" for net in (1, 2)]

    def value(self, number):
        """What its answer of that number says: it identifies device and answer."""
        return number * 1000 + self.index

    def url(self, address, port):
        return f"{'https' if self.uses_tls else 'http'}://{self.addresses[address]}:{port}"
