"""python -m exercise_watchdog module:function ARGUMENT...: calls it, and ends with its starter.

The starter holds our standard input open and writes nothing to it. However the starter ends, the
system then closes the pipe, and this process ends too, with all that it started.
"""

import importlib
import os
import sys
import threading

try:
    import psutil
except ImportError:
    # Not in every environment; what is run there starts nothing of its own.
    psutil = None

# Held by whoever ends this process. A main thread that waits for a child returns when the child is
# killed, and must not take the process away before the child's own children are killed too.
_END = threading.Lock()


def _wait_for_the_end() -> None:
    while os.read(0, 4096):
        pass
    _END.acquire()
    if psutil:
        for descendant in psutil.Process().children(recursive=True):
            try:
                descendant.kill()
            except psutil.NoSuchProcess:
                continue
    os._exit(0)


def main() -> None:
    # A Ctrl-C in the terminal is for the starter, which then stops its children in order.
    if os.getpgrp() != os.getpid():
        os.setpgid(0, 0)
    threading.Thread(target=_wait_for_the_end, name="watchdog", daemon=True).start()
    module, function = sys.argv[1].split(":")
    sys.argv = [module, *sys.argv[2:]]
    try:
        sys.exit(getattr(importlib.import_module(module), function)())
    finally:
        _END.acquire()


if __name__ == "__main__":
    main()
