"""Executes notebooks in the kernel 'metasaw': an executed copy and a page or a Word document each."""

import argparse
import asyncio
import pathlib
import re
import signal
import subprocess
import sys
import tempfile

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

# Python, isolated, does not look beside the program.
sys.path.insert(0, str(pathlib.Path(__file__).parent))
import page
import pictures
import word

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class Progress(NotebookClient):
    """A client that says which cell it is at, and ends in order when it is interrupted."""

    interrupted = False

    async def async_execute_cell(self, cell, cell_index, **kwargs):
        print(f"\r  cell {cell_index + 1} of {len(self.nb.cells)} ", end="", flush=True)
        return await super().async_execute_cell(cell, cell_index, **kwargs)

    async def async_start_new_kernel_client(self, **kwargs):
        client = await super().async_start_new_kernel_client(**kwargs)
        run = asyncio.current_task()

        def stop():
            # Ctrl-C comes from the terminal, and once more from the program that started this one.
            if not self.interrupted:
                self.interrupted = True
                run.cancel()

        try:
            asyncio.get_running_loop().add_signal_handler(signal.SIGINT, stop)
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop)
        except NotImplementedError:
            pass  # Windows
        return client


def read(path):
    """The notebook of a file; ends the program, before any notebook runs, if it holds none."""
    try:
        return nbformat.read(path, as_version=4)
    except (ValueError, AttributeError, TypeError, nbformat.ValidationError):
        print(f"metasaw: {path} holds no notebook", file=sys.stderr)
        sys.exit(2)


def refuse_unwritable(folders):
    """Ends the program, before any notebook runs, if its results could not be written."""
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as fault:
            end(f"'{folder}' cannot be written ({fault.strerror}); name another with --out DIR")


def end(fault):
    print(f"metasaw: {fault}", file=sys.stderr)
    sys.exit(1)


def first_error(notebook):
    """Number of the cell that failed, and the line of its trace that says why."""
    for number, cell in enumerate(notebook.cells, 1):
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                trace = COLOUR.sub("", "\n".join(output.traceback)).splitlines()
                said = [line.strip() for line in trace if line.strip()]
                return number, (said or output.evalue.splitlines() or [output.ename])[0]
    return 0, ""


def convert(notebook, stem, formats):
    """Writes pages beside stem, whose name may have dots of its own."""
    if "html" in formats:
        stem.with_name(stem.name + ".html").write_text(page.convert(notebook), encoding="utf-8")
    if "docx" in formats:
        word.convert(notebook, stem.with_name(stem.name + ".docx"), stem.name)


def execute(path, notebook, out, timeout, in_place, formats):
    print(path.name, flush=True)
    client = Progress(
        notebook,
        timeout=timeout,
        kernel_name="metasaw",
        # When each cell ran is nothing that a reader sees, and differs in every run.
        record_timing=False,
        resources={"metadata": {"path": str(path.resolve().parent)}},
    )
    failed = False
    try:
        # The kernel logs its threads to stderr; what a cell prints there comes as an output.
        client.execute(stderr=subprocess.DEVNULL)
    except CellExecutionError:
        failed = True
        print("\r  cell %d failed: %s" % first_error(notebook))
    except (CellTimeoutError, DeadKernelError) as stopped:
        if client.interrupted:
            raise KeyboardInterrupt from None
        failed = True
        print("\r  stopped: %s" % str(stopped).splitlines()[0])
    else:
        print("\r  done            ")
    copy = out / path.name
    if in_place:
        copy = path
    elif copy.resolve() == path.resolve():
        copy = out / (path.stem + ".executed.ipynb")
    pictures.pack(notebook)
    nbformat.write(notebook, copy)
    convert(notebook, copy.with_suffix(""), formats)
    return not failed


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("."))
    parser.add_argument("--timeout", type=int, default=600)
    parser.add_argument("--in-place", action="store_true")
    parser.add_argument("--no-execute", action="store_true")
    parser.add_argument("--to", default="html")
    parser.add_argument("notebooks", nargs="+", type=pathlib.Path)
    args = parser.parse_args()
    formats = args.to.split(",")
    notebooks = [(path, read(path)) for path in args.notebooks]
    refuse_unwritable({path.parent for path, _ in notebooks} if args.in_place else {args.out})
    if args.no_execute:
        for path, notebook in notebooks:
            convert(notebook, args.out / path.stem, formats)
        return
    try:
        good = [execute(*one, args.out, args.timeout, args.in_place, formats) for one in notebooks]
    except (KeyboardInterrupt, asyncio.CancelledError):
        print("\r  interrupted: no copy was written")
        sys.exit(130)
    except OSError as fault:
        end(f"'{fault.filename}' cannot be written ({fault.strerror})")
    sys.exit(0 if all(good) else 1)


main()
