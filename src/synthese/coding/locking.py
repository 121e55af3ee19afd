"""One writer a file: an exclusive lock that the system takes back when its holder dies."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["exclusively"]

_NO_LOCKS = {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}

if sys.platform == "win32":
    import msvcrt

    # Windows keeps others from reading locked bytes, so a byte far behind the end of any log is locked.
    _BYTE = 0x7FFFFFF0

    def _lock(descriptor: int) -> None:
        while True:
            os.lseek(descriptor, _BYTE, os.SEEK_SET)
            try:
                msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
            except OSError as error:
                if error.errno != errno.EDEADLK:  # this one says that ten tries were not enough
                    raise
            else:
                return

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, _BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        # flock, not lockf: a lock of lockf is gone as soon as the same process closes the file somewhere else.
        fcntl.flock(descriptor, fcntl.LOCK_EX)

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


@contextmanager
def exclusively(descriptor: int) -> Iterator[bool]:
    """Hold the only lock on an open file.

    Args:
        descriptor: The file's descriptor, opened for writing.

    Yields:
        True; False on a network drive that knows no locks, where appending in one write has to do.
    """
    try:
        _lock(descriptor)
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
        yield False
        return
    try:
        yield True
    finally:
        _unlock(descriptor)
