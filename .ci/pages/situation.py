"""Simulated devices, some of them broken, with an exporter beside them, for looking at its pages. Standard library only."""

import contextlib
import json
import pathlib
import subprocess
import tempfile

from programs import Program, free_ports, request, wait

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SITES = ["fra", "ber", "muc", "ham"]
LINKS = """links:
  - {name: Grafana, url: "https://grafana.example/d/lantime-device?var-device={device}"}
  - {name: Prometheus, url: "https://prometheus.example/graph?g0.expr={selector}"}
  - {name: Wiki, url: "https://wiki.example/lantime"}
"""


class Situation(contextlib.ExitStack):
    """An exporter that serves simulated devices, a device that nobody answers for, and one of whose slots is missing. `with` ends all.

    `by_site` names devices as operators do: fra-gm1, ber-gm1; scenarios keep the names of the fixtures.
    """

    def __init__(self, count, build=ROOT / ".build/debug", broken=True, fixtures=(), by_site=False):
        super().__init__()
        self.count, self.programs, self.broken, self.fixtures, self.by_site = count, build, broken, fixtures, by_site

    def __enter__(self):
        super().__enter__()
        try:
            self.start()
        except BaseException:
            # What was started does not outlive a start that fails.
            self.close()
            raise
        return self

    def start(self):
        self.folder = pathlib.Path(self.enter_context(tempfile.TemporaryDirectory(prefix="lantime-pages-")))
        control, web, nobody = free_ports(3)
        self.simulator = self.enter_context(Program(
            self.folder, self.programs / "lantime_simulator", "simulate", "--http", f"--count={self.count}", "--first-port=0",
            f"--control=127.0.0.1:{control}", *(f"--fixture={name}" for name in self.fixtures), cwd=ROOT))
        self.control = f"http://127.0.0.1:{control}/control"
        self.url = f"http://127.0.0.1:{web}"
        wait("the simulated devices start", lambda: request(self.control), 60, self.simulator.output)
        self.devices = json.loads(request(self.control))["devices"]
        self.names = [device["name"] for device in self.devices]
        for name in self.names[:20]:
            self.play(name, "healthy")
        self.nobody = f"http://127.0.0.1:{nobody}"
        self.configure()
        self.exporter = self.enter_context(Program(
            self.folder, self.programs / "lantime_exporter", "serve", f"--config.file={self.folder}/lantime.yml",
            f"--web.listen-address=127.0.0.1:{web}", "--web.enable-lifecycle"))
        wait("the exporter listens", lambda: request(self.url + "/-/ready"), 30, self.exporter.output)

    def configure(self, more=""):
        """Writes the configuration; what stands in `more` comes last."""
        # A user, so that a refusal is one of credentials.
        (self.folder / "password").write_text("shown-nowhere")
        lines = ["auth: {user: {username: info, password_file: password}}", "defaults: {timeout: 3s, auth: user}", "devices:"]
        for number, device in enumerate(self.devices):
            slots = ", slots: [clk1, clk2, clk9, rsc, pwr1, pwr2]" if number == 1 and self.broken else ""
            labels = f"labels: {{site: {SITES[number % 4]}, rack: r{number % 7}}}"
            name = self.configured(device["name"])
            lines.append(f"  - {{name: {name}, url: \"{device['url']}\", {labels}{slots}}}")
        if self.broken:
            lines.append(f"  - {{name: gone, url: \"{self.nobody}\", labels: {{site: fra}}}}")
        (self.folder / "lantime.yml").write_text("\n".join(lines) + "\n" + LINKS + more)

    def configured(self, device):
        """The name that the exporter knows a simulated device by."""
        number = self.names.index(device)
        return f"{SITES[number % 4]}-gm{number // 4 + 1}" if self.by_site else device

    def reload(self):
        """Whether the exporter takes the configuration over."""
        try:
            request(self.url + "/-/reload", "POST")
            return True
        except OSError:
            return False

    def play(self, device, scenario, **more):
        query = "&".join(f"{key}={value}" for key, value in {"scenario": scenario, **more}.items())
        request(f"{self.control}/{device}?{query}", "PUT")

    def behave(self, device, behaviour):
        request(f"{self.control}/{device}?behaviour={behaviour}", "PUT")
