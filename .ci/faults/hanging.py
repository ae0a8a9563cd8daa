"""Files whose opening hangs until the block ends, as on a mount whose server is gone. Needs root and fanotify."""

import ctypes
import os

from verdict import Skipped

CLASS_CONTENT, MARK_ADD, OPEN_PERMISSION, AT_FDCWD = 4, 1, 0x10000, -100


class Hanging:
    """The permission to open is asked of this process, which does not answer."""

    def __init__(self, paths):
        libc = ctypes.CDLL(None, use_errno=True)
        self.group = libc.fanotify_init(CLASS_CONTENT, os.O_RDONLY)
        if self.group < 0:
            raise Skipped(f"no file can be made to hang: {os.strerror(ctypes.get_errno())}")
        self.paths, self.libc = list(paths), libc

    def __enter__(self):
        for path in self.paths:
            # Changed first, so that the exporter reads it again: this process could not open it later either.
            path.write_text("another")
            if self.libc.fanotify_mark(self.group, MARK_ADD, ctypes.c_uint64(OPEN_PERMISSION), AT_FDCWD, os.fsencode(path)) < 0:
                os.close(self.group)
                raise Skipped(f"no file can be made to hang: {os.strerror(ctypes.get_errno())}")
        return self

    def __exit__(self, *_):
        # With the group all that wait go on.
        os.close(self.group)
