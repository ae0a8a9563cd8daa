"""A minimal Debian with a systemd of its own, as a container that lives as long as a `with` block."""

import os
import pathlib
import shutil
import subprocess
import time

PROJECT = pathlib.Path(__file__).resolve().parent.parent.parent
MIRROR = "http://deb.debian.org/debian"
DAY = 86_400
# What the system itself writes while it runs; a package's files are not there.
VOLATILE = ("/proc/", "/sys/", "/dev/", "/run/", "/tmp/", "/var/tmp/", "/var/log/", "/var/cache/", "/var/lib/apt/", "/var/lib/dpkg/",
            "/var/lib/systemd/catalog/", "/var/lib/systemd/random-seed", "/var/lib/systemd/timers/",
            "/etc/ld.so.cache", "/root/", "/etc/machine-id", "/etc/resolv.conf")  # fmt: skip


class Impossible(Exception):
    """Here no container can be had; the text says why."""


def wait_for(condition, what, seconds):
    """Returns when the condition holds; raises when it does not in that time."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"{what} did not come within {seconds} s")
        time.sleep(0.25)


class Container:
    """Made of the release `suite`, with the package of dist/ for it and all that it depends on at hand."""

    def __init__(self, suite):
        if os.geteuid() != 0:
            raise Impossible("a container needs root; run it with sudo")
        for program in ("mmdebstrap", "systemd-nspawn", "nsenter"):
            if shutil.which(program) is None:
                raise Impossible(f"{program} is missing; `.ci/setup mmdebstrap systemd-container` installs it")
        release = dict(line.rstrip().replace('"', "").split("=", 1) for line in open("/etc/os-release", encoding="utf-8") if "=" in line)
        self.suite = suite or release["VERSION_CODENAME"]
        tag = {"bookworm": "deb12", "trixie": "deb13", "noble": "ubuntu24.04"}[self.suite]
        packages = sorted((PROJECT / "dist").glob(f"lantime-exporter_*+{tag}_*.deb"))
        if not packages:
            raise SystemExit(f"check-package: dist/ has no package for {self.suite}: run make package there first")
        self.root = PROJECT / ".build" / "package" / f"container-{self.suite}"
        self.source = packages[-1]
        self.package = f"/var/cache/{self.source.name}"
        self.helpers = []

    def __enter__(self):
        shutil.rmtree(self.root, ignore_errors=True)
        self.root.parent.mkdir(parents=True, exist_ok=True)
        minimal = self.root.parent / f"minimal-{self.suite}.tar"
        if not minimal.exists() or time.time() - minimal.stat().st_mtime > DAY:
            print(f"check-package: making a minimal {self.suite}", flush=True)
            unfinished = minimal.with_suffix(".new.tar")
            include = "--include=systemd,systemd-sysv"
            subprocess.run(["mmdebstrap", "--quiet", "--variant=minbase", include, "--skip=cleanup/apt", self.suite, unfinished, MIRROR], check=True)
            unfinished.rename(minimal)
        self.root.mkdir()
        subprocess.run(["tar", "-C", self.root, "--numeric-owner", "-xf", minimal], check=True)
        # The packages it depends on are fetched now, while there is a network, and installed by the test.
        shutil.copy(self.source, self.root / self.package.lstrip("/"))
        shutil.copy("/etc/resolv.conf", self.root / "etc/resolv.conf")
        fetch = ["chroot", self.root, "apt-get", "install", "-qq", "-y", "--no-install-recommends", "--download-only", self.package]
        subprocess.run(fetch, check=True, stdout=subprocess.DEVNULL, env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"})
        self.before = self.files()
        self.log = open(self.root.parent / f"container-{self.suite}.log", "w", encoding="utf-8")
        self.machine = subprocess.Popen(
            ["systemd-nspawn", "--quiet", "--register=no", "--keep-unit", "--private-network", "--boot", "--console=read-only",
             f"--machine=lantime-check-{os.getpid()}", "-D", str(self.root)],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        try:
            wait_for(self._is_up, "the boot of the container", 60)
        except AssertionError:
            self.__exit__()
            raise Impossible(f"systemd-nspawn boots no container here; see {self.log.name}") from None
        # The loopback interface of its own network is all that the container has.
        self.run("true")
        subprocess.run(["nsenter", "-t", str(self.leader), "-n", "ip", "link", "set", "lo", "up"], check=True)
        return self

    def __exit__(self, *_):
        for helper in self.helpers:
            helper.terminate()
            helper.wait()
        self.machine.terminate()
        try:
            self.machine.wait(20)
        except subprocess.TimeoutExpired:
            self.machine.kill()
            self.machine.wait()
        self.log.close()
        shutil.rmtree(self.root, ignore_errors=True)

    def _is_up(self):
        children = pathlib.Path(f"/proc/{self.machine.pid}/task/{self.machine.pid}/children")
        if self.machine.poll() is not None or not children.exists() or not children.read_text().split():
            return False
        self.leader = int(children.read_text().split()[0])
        return self.text("systemctl", "is-system-running", check=False) in ("running", "degraded")

    def _inside(self, command):
        environment = ["env", "-C", "/", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8"]
        return ["nsenter", "-t", str(self.leader), "-a", *environment, *command]

    def start(self, *command):
        """Starts a program in the container."""
        return subprocess.Popen(self._inside(command), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def text(self, *command, check=True):
        """What a program in the container prints; fails when the program does, unless told not to."""
        done = subprocess.run(self._inside(command), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120)
        if check and done.returncode != 0:
            raise AssertionError(f"{' '.join(command)} in the container: {done.stdout}{done.stderr}")
        return done.stdout.strip()

    def run(self, *command):
        self.text(*command)

    def beside(self, *command):
        """A program of this system in the network of the container, until the container ends."""
        helper = subprocess.Popen(["nsenter", "-t", str(self.leader), "-n", *command], stdout=subprocess.PIPE, text=True)
        self.helpers.append(helper)
        assert helper.stdout.readline() == "ready\n", f"{command} did not start"

    def sleep(self, seconds):
        time.sleep(seconds)

    def read(self, path):
        return (self.root / path.lstrip("/")).read_text()

    def write(self, path, text, mode=0o644):
        file = self.root / path.lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        file.chmod(mode)

    def remove(self, path):
        shutil.rmtree(self.root / path.lstrip("/"))

    def files(self):
        """All files and folders that a package could have made."""
        found = set()
        for folder, folders, names in os.walk(self.root):
            inside = "/" + os.path.relpath(folder, self.root).removeprefix(".")
            found.update(os.path.join(inside, name) for name in folders + names)
        return {path for path in found if not (path + "/").startswith(VOLATILE) and path not in VOLATILE}
