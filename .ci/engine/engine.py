"""Everything between the exporters and the people, spread over programs as in docs/scale.md, with the files of deploy/scale."""

import json
import re
import urllib.parse

import files
import shortened
import yaml
from monitoring import Monitoring, alertmanager_config, relocated
from programs import free_ports, request, wait

MEMORY = str(128 << 20)


class Engine(Monitoring):
    """Two vmagents that share the targets, victoria-metrics, vmalert and Alertmanager; beside them a Prometheus agent that sends the lean profile to a
    storage of its own."""

    def start(self, root, folder, exporters, receivers):
        self.folder, self.scale, self.tools = folder, root / "deploy/scale", root / ".build/tools"
        self.packaged = self.tools / "packages/victoria-metrics/usr/bin"
        names = ["vmagent-0", "vmagent-1", "vmalert", "storage", "alertmanager", "lean"]
        self.places = dict(zip(names, (f"127.0.0.1:{port}" for port in free_ports(len(names)))))
        self.places |= {f"exporter-{number}": address for number, address in enumerate(exporters)}
        self.prometheus, self.lean, self.alertmanager = (f"http://{self.places[name]}" for name in ("storage", "lean", "alertmanager"))
        self.storage("storage")
        self.storage("lean")
        self.alerting(root, receivers)
        self.agents = [self.agent(number) for number in range(2)]
        self.prometheus_agent()
        self.ruler(root)

    def launch(self, name, program, file, **ours):
        """A program of VictoriaMetrics with its environment file."""
        folder = self.folder / name
        folder.mkdir(exist_ok=True)
        environment = files.environment((self.scale / file).read_text(), self.places, httpListenAddr=self.places[name], **ours)
        running = self.run(folder, self.packaged / program, "-envflag.enable", cwd=folder, environment=environment)

        def ready():
            running.must_run()
            return request(f"http://{self.places[name]}/health")

        # vmalert answers when all groups have been started.
        wait(f"{name} is ready", ready, 120, running.output)
        return running

    def file(self, name, text):
        path = self.folder / name
        path.write_text(text)
        return str(path)

    def scraping(self, name, places=None):
        config = files.scraping((self.scale / name).read_text(), self.places | (places or {}))
        return self.file(f"{(places or {}).get('storage', '').replace(':', '-')}{name}", yaml.safe_dump(config, sort_keys=False))

    def storage(self, name):
        watched = self.scraping("watchers.yml") if name == "storage" else self.file("nothing.yml", "scrape_configs: []\n")
        data = str(self.folder / name / "data")
        return self.launch(name, "victoria-metrics", "victoria-metrics.env", storageDataPath=data, promscrape_config=watched, memory_allowedBytes=MEMORY)

    def agent(self, number):
        return self.launch(
            f"vmagent-{number}", "vmagent", "vmagent.env", promscrape_config=self.scraping("vmagent.yml"),
            promscrape_cluster_memberNum=str(number), remoteWrite_tmpDataPath=str(self.folder / f"vmagent-{number}" / "queue"))  # fmt: skip

    def ruler(self, root):
        rules = [*sorted((root / "deploy/prometheus/rules").glob("lantime-*.yml")), self.scale / "agents.yml"]
        for path in rules:
            self.write(self.folder / f"rules-{path.name}", shortened.rules(yaml.safe_load(path.read_text())))
        self.launch("vmalert", "vmalert", "vmalert.env", rule=f"{self.folder}/rules-*.yml")

    def alerting(self, root, receivers):
        deploy = root / "deploy/alertmanager"
        config = alertmanager_config((deploy / "alertmanager.yml").read_text(), deploy, receivers)
        theirs = self.write(self.folder / "alertmanager.yml", config)
        program = self.run(
            self.folder, relocated(self.tools, self.folder), f"--config.file={theirs}", f"--storage.path={self.folder / 'alertmanager'}",
            f"--web.listen-address={self.places['alertmanager']}", "--cluster.listen-address=", cwd=self.folder)  # fmt: skip
        wait("Alertmanager is ready", lambda: program.must_run() or request(f"{self.alertmanager}/-/ready"), 30, program.output)

    def prometheus_agent(self):
        """Scrapes what the vmagents scrape, and sends to the storage of the lean profile."""
        config = self.scraping("prometheus-agent.yml", {"storage": self.places["lean"]})
        self.places["prometheus"] = f"127.0.0.1:{free_ports(1)[0]}"
        program = self.run(
            self.folder, self.tools / "prometheus", "--enable-feature=agent", f"--config.file={config}",
            f"--storage.agent.path={self.folder / 'agent'}", f"--web.listen-address={self.places['prometheus']}")  # fmt: skip
        wait("the Prometheus agent is ready", lambda: program.must_run() or request(f"http://{self.places['prometheus']}/-/ready"), 30, program.output)

    def targets(self, number):
        """(job, instance) of what a vmagent scrapes."""
        answer = json.loads(request(f"http://{self.places[f'vmagent-{number}']}/api/v1/targets?state=active"))
        return {(target["labels"]["job"], target["labels"]["instance"]) for target in answer["data"]["activeTargets"]}

    def lean_query(self, text):
        answer = json.loads(request(f"{self.lean}/api/v1/query?" + urllib.parse.urlencode({"query": text})))
        return [(each["metric"], float(each["value"][1])) for each in answer["data"]["result"]]

    def stored(self, storage):
        """Samples that a storage keeps, and the bytes of them and of its index, after everything is written to disk and merged."""
        for step in ("force_flush", "force_merge"):
            request(f"{storage}/internal/{step}")
        text = request(f"{storage}/metrics")

        def total(name, kind):
            return sum(float(value) for value in re.findall(rf'^{name}\{{type="{kind}[^"]*"\}} (\S+)', text, re.MULTILINE))

        return total("vm_rows", "storage"), total("vm_data_size_bytes", "storage"), total("vm_data_size_bytes", "indexdb")
