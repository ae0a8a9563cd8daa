"""The simulated LANTIMEs and the exporter that reads them, or several that share them."""

import signal

import yaml
from programs import Programs, free_ports, request, wait

# Sites, as an operator would label them.
SITES = {
    "m1000-rsc-rel": "fra", "m600-gps": "ber", "m4000-full": "fra",
    "m3000s-hps": "nyc", "m300-dcf77": "nyc", "syncmon-500-nodes": "nyc", "unknown-module": "nyc", "m600-gps-2": "nyc",
}  # fmt: skip


class Fleet(Programs):
    """Devices that are healthy until `play` or `behave` says otherwise."""

    def start(self, root, folder, program, shards=1):
        control, *ports = free_ports(1 + shards)
        self.control = f"http://127.0.0.1:{control}/control"
        self.addresses = [f"127.0.0.1:{port}" for port in ports]
        self.address = self.addresses[0]
        self.folder, self.program = folder, program
        self.config = folder / "lantime.yml"
        arguments = ["simulate", "--count", len(SITES), "--first-port=0", f"--control=127.0.0.1:{control}"]
        self.simulator = self.run(folder, program, *arguments, cwd=root)
        # The devices' addresses and pins, which an operator would know.
        wait("the simulated fleet runs", lambda: "control\t" in self.simulator.output(), also=self.simulator.output)
        lines = [line.split("\t") for line in self.simulator.output().splitlines()]
        self.devices = {name: (url, pin.split()[1]) for name, url, pin in (line for line in lines if len(line) == 3)}
        for name in self.devices:
            self.play(name, "healthy")
        self.configure()
        self.exporters = [self.serve(shard) for shard in range(shards)]
        self.exporter = self.exporters[0]

    def serve(self, shard):
        """An exporter with its share of the devices; the only one has all of them."""
        folder, address = self.folder / f"exporter-{shard}", self.addresses[shard]
        folder.mkdir(exist_ok=True)
        share = [f"--fleet.shard={shard}/{len(self.addresses)}"] if len(self.addresses) > 1 else []
        exporter = self.run(folder, self.program, "serve", f"--config.file={self.config}", f"--web.listen-address={address}", *share)
        wait("the exporter runs", lambda: request(f"http://{address}/-/ready"), also=exporter.output)
        return exporter

    def configure(self, **more):
        devices = [
            {"name": name, "url": url, "tls": {"pin_sha256": pin}, "labels": {"site": SITES[name]}} for name, (url, pin) in self.devices.items()
        ]
        self.config.write_text(yaml.safe_dump({"defaults": {"timeout": "1s"}, "devices": devices, **more}))

    def reload(self):
        self.exporter.signal(signal.SIGHUP)

    def play(self, device, scenario, at=0, speed=1):
        request(f"{self.control}/{device}?scenario={scenario}&at={at}&speed={speed}", "PUT")

    def behave(self, device, behaviour):
        request(f"{self.control}/{device}?behaviour={behaviour}", "PUT")
