"""python -m exercise_watchdog module:function ARGUMENT...: calls it, and ends with its starter.

The starter holds our standard input open and writes nothing to it. However the starter ends, the
system then closes the pipe, and this process ends too.
"""

import importlib
import os
import sys
import threading


def _wait_for_the_end() -> None:
    while os.read(0, 4096):
        pass
    os._exit(0)


def main() -> None:
    # A Ctrl-C in the terminal is for the starter, which then stops its children in order.
    if os.getpgrp() != os.getpid():
        os.setpgid(0, 0)
    threading.Thread(target=_wait_for_the_end, name="watchdog", daemon=True).start()
    module, function = sys.argv[1].split(":")
    sys.argv = [module, *sys.argv[2:]]
    sys.exit(getattr(importlib.import_module(module), function)())


if __name__ == "__main__":
    main()
