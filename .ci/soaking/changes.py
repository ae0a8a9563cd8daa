"""What changes under load: addresses in the configuration, the secrets of both sides."""

import random
import threading
import time

from attacks import USERS
from clients import basic
from plan import SECRET, SERVER_NAME, TIMEOUT

#: Seconds in which an old secret counts beside the new one.
OVERLAP = 6


class Changes(threading.Thread):
    """Writes the configuration of the exporter, and changes it: some addresses every `every` seconds, with a reload; secrets in turn."""

    def __init__(self, soak, folder, seed, every):
        super().__init__(daemon=True)
        self.soak, self.folder, self.every = soak, folder, every
        self.chance = random.Random(seed)
        self.users = [(name, password) for name, (password, _) in USERS.items()]
        self.addresses = {device.name: 0 for device in soak.devices.devices}
        self.numbers = {"password": 0, "token": 0}
        #: Reloads, those that failed, and rotations of secrets.
        self.reloads, self.failed, self.rotations = 0, [], 0
        for kind in self.numbers:
            self.write_secret(kind)
            soak.devices.accept(kind, self.secret(kind))
        self.write_configuration()
        self.write_users(self.users[:1])

    @property
    def credentials(self):
        return {"Authorization": basic(*self.users[0])}

    def secret(self, kind):
        return f"{SECRET}-{kind}-{self.numbers[kind]}"

    def write(self, name, text):
        """As a whole: nobody reads half of a file."""
        (self.folder / f"{name}.new").write_text(text)
        (self.folder / f"{name}.new").rename(self.folder / name)

    def write_secret(self, kind):
        self.write(kind, self.secret(kind) + "\n")

    def write_users(self, users):
        self.write("web.yml", "basic_auth_users:\n" + "".join(f"  {name}: '{USERS[name][1]}'\n" for name, _ in users))

    def write_configuration(self):
        lines = ["defaults:", f"  timeout: {TIMEOUT:.0f}s", f"  tls: {{ca_file: ca.pem, server_name: {SERVER_NAME}}}", "auth:"]
        lines += ["  password: {username: info, password_file: password}", "  token: {token_file: token}", "devices:"]
        for device in self.soak.devices.devices:
            url = device.url(self.addresses[device.name], self.soak.devices.port)
            more = f", auth: {device.profile}" * bool(device.profile) + f", min_interval: {device.min_interval}s" * bool(device.min_interval)
            lines.append(f"- {{name: {device.name}, url: '{url}'{more}}}")
        self.write("lantime.yml", "\n".join(lines) + "\n")

    def run(self):
        begin = time.monotonic()
        while not self.soak.over.wait(max(0, begin + (self.reloads + 1) * self.every - time.monotonic())):
            self.reload()
            (self.rotate_users if self.reloads % 3 == 0 else self.rotate)()

    def reload(self):
        moved = self.chance.sample(sorted(self.addresses), max(1, len(self.addresses) // 10))
        before = time.monotonic()
        for name in moved:
            self.addresses[name] = 1 - self.addresses[name]
        self.write_configuration()
        # Known before it happens, so that no judgement is made without it; later than the reload is only its end.
        for name in moved:
            self.soak.devices.move(name, self.addresses[name], before, before + 10)
        status, body = self.soak.post("/-/reload")
        self.reloads += 1
        if status != 200:
            self.failed.append(f"reload: status {status}, {body[:300]!r}")

    def rotate(self):
        """The device takes both secrets for a while, as administrators do who must not be locked out."""
        kind = ("password", "token")[self.reloads % 2]
        old = self.secret(kind)
        self.numbers[kind] += 1
        self.soak.devices.accept(kind, old, self.secret(kind))
        self.write_secret(kind)
        self.soak.over.wait(OVERLAP)
        self.soak.devices.accept(kind, self.secret(kind))
        self.rotations += 1

    def rotate_users(self):
        """The exporter's own users: the next one is added, used, and the last one removed."""
        self.write_users(self.users[:2])
        self.soak.over.wait(OVERLAP)
        self.users = self.users[1:] + self.users[:1]
        self.soak.over.wait(OVERLAP)
        self.write_users(self.users[:1])
        self.rotations += 1
