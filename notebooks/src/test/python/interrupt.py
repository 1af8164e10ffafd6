"""Runs a command, interrupts it as Ctrl-C does, and prints its exit code and what it said last.

The first word is a text of the command's output after which it is interrupted, or a number of seconds.
"""

import os
import signal
import subprocess
import sys
import time


def await_text(process, text):
    said = ""
    while text not in said:
        part = os.read(process.stdout.fileno(), 1 << 16)
        if not part:
            sys.exit("ended by itself: " + said)
        said += part.decode()


def main():
    after, command = sys.argv[1], sys.argv[2:]
    # A test that runs in the background may have been told to ignore interrupts, and would pass it on.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    if after.isdigit():
        time.sleep(int(after))
    else:
        await_text(process, after)
    # To the whole group, as a terminal does.
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate(timeout=60)[0].decode().strip().splitlines()
    print("exit %d: %s" % (process.returncode, said[-1].strip() if said else ""))


main()
