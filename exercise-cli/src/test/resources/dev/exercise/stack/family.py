"""Has a child, and a grandchild in a session of its own, as Airflow's scheduler has a task's shell."""

import subprocess
import sys

GRANDCHILD = [sys.executable, "-c", "import time; time.sleep(600)"]
CHILD = f"""
import subprocess
grandchild = subprocess.Popen({GRANDCHILD!r}, start_new_session=True)
print(grandchild.pid, flush=True)
grandchild.wait()
"""


def main():
    child = subprocess.Popen([sys.executable, "-c", CHILD], stdout=subprocess.PIPE, text=True)
    print(child.pid, child.stdout.readline().strip(), flush=True)
    child.wait()
