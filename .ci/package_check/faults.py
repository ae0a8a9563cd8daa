"""A process of the container, thread by thread: how many there are, and one that is made to stand still."""

import contextlib
import ctypes
import os
import pathlib
import threading

PTRACE_SEIZE, PTRACE_INTERRUPT, WALL = 0x4206, 0x4207, 0x40000000


@contextlib.contextmanager
def hold_thread(container, process, name):
    """Stops the threads whose names begin with `name` as a debugger does, for the block.

    `process` is the number by which the container knows it.
    """
    outside = outer_number(container, process)
    libc = ctypes.CDLL(None, use_errno=True)
    libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
    held = []
    for task in pathlib.Path(f"/proc/{outside}/task").iterdir():
        if (task / "comm").read_text().startswith(name):
            for request in (PTRACE_SEIZE, PTRACE_INTERRUPT):
                if libc.ptrace(request, int(task.name), None, None) != 0:
                    raise OSError(ctypes.get_errno(), "ptrace")
            held.append(int(task.name))
    assert held, f"no thread {name}: {[(task / 'comm').read_text() for task in pathlib.Path(f'/proc/{outside}/task').iterdir()]}"
    # A process is gone for its parent only when the tracer has taken note of the end of each thread that it holds.
    for thread in held:
        threading.Thread(target=take_note, args=(thread,), daemon=True).start()
    yield


def take_note(thread):
    with contextlib.suppress(ChildProcessError):
        while True:
            _, status = os.waitpid(thread, WALL)
            if os.WIFEXITED(status) or os.WIFSIGNALED(status):
                return


@contextlib.contextmanager
def watch_threads(container, process):
    """A list whose only item is the greatest number of threads that the process had during the block."""
    place = pathlib.Path(f"/proc/{outer_number(container, process)}/task")
    most, is_over = [0], threading.Event()

    def count():
        while not is_over.wait(0.02):
            most[0] = max(most[0], len(list(place.iterdir())))

    counter = threading.Thread(target=count)
    counter.start()
    yield most
    is_over.set()
    counter.join()


def outer_number(container, process):
    """The number that this system gives to a process of the container."""
    return next(
        int(place.name) for place in pathlib.Path("/proc").iterdir()
        if place.name.isdigit() and inner_number(place) == process and belongs(place, container)
    )  # fmt: skip


def inner_number(place):
    with contextlib.suppress(OSError):
        for line in (place / "status").read_text().splitlines():
            if line.startswith("NSpid:"):
                return int(line.split()[-1])
    return 0


def belongs(place, container):
    with contextlib.suppress(OSError):
        return os.readlink(place / "ns" / "pid") == os.readlink(f"/proc/{container.leader}/ns/pid")
    return False
