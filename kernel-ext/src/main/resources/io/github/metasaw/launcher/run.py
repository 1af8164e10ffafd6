"""Executes notebooks in the kernel 'metasaw': an executed copy and a self-contained HTML page each."""

import argparse
import pathlib
import subprocess
import sys

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbconvert import HTMLExporter


class Progress(NotebookClient):
    """A client that says which cell it is at."""

    async def async_execute_cell(self, cell, cell_index, **kwargs):
        print(f"\r  cell {cell_index + 1} of {len(self.nb.cells)} ", end="", flush=True)
        return await super().async_execute_cell(cell, cell_index, **kwargs)


def first_error(notebook):
    for number, cell in enumerate(notebook.cells, 1):
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                return number, output.get("evalue") or "\n".join(output.get("traceback", []))
    return None, ""


def execute(path, out, timeout):
    print(path.name, flush=True)
    notebook = nbformat.read(path, as_version=4)
    client = Progress(
        notebook,
        timeout=timeout,
        kernel_name="metasaw",
        resources={"metadata": {"path": str(path.resolve().parent)}},
    )
    failed = False
    try:
        # The kernel logs its threads to stderr; what a cell prints there comes as an output.
        client.execute(stderr=subprocess.DEVNULL)
    except CellExecutionError:
        failed = True
        number, message = first_error(notebook)
        print(f"\r  cell {number} failed: {message.splitlines()[0] if message else ''}")
    else:
        print("\r  done            ")
    copy = out / path.name
    if copy.resolve() == path.resolve():
        copy = out / (path.stem + ".executed.ipynb")
    nbformat.write(notebook, copy)
    page, _ = HTMLExporter(embed_images=True).from_notebook_node(notebook)
    copy.with_suffix(".html").write_text(page, encoding="utf-8")
    return not failed


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("."))
    parser.add_argument("--timeout", type=int, default=600)
    parser.add_argument("notebooks", nargs="+", type=pathlib.Path)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    good = [execute(path, args.out, args.timeout) for path in args.notebooks]
    sys.exit(0 if all(good) else 1)


main()
