"""Executes a notebook in the kernel 'metasaw' and compares its outputs with those it was committed with.

Text and numbers apart: words must be equal, numbers nearly so. PNG need only be there, for it depends on the
fonts of the machine. Figures inside HTML are treated as figures beside it; the engine of a page without a kernel has a
test of its own and is not compared. Leaves the executed copy in --out. Exit code 1 where something differs.

A cell with the tag country_effects was committed with outputs of a table that is not ours to ship. Where METASAW_DATA
does not have it, such a cell runs on another table: it must not fail, but what it shows is not compared.
"""

import argparse
import base64
import os
import pathlib
import re
import subprocess
import sys
import urllib.parse

import nbformat
from nbclient import NotebookClient

NUMBER = re.compile(r"[-−]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
EMBEDDED = re.compile(r"data:image/(png|svg\+xml);base64,([A-Za-z0-9+/=]+)")
WRITTEN = re.compile(r'data:image/svg\+xml;charset=utf-8,([^"]*)')
ENGINE = re.compile(r"(id=&quot;engine&quot;[^>]*>)[A-Za-z0-9+/=]+")
COUNTRIES = ("country_effects.csv", "byCountry_testscores.csv")
RELATIVE = 1e-5
ABSOLUTE = 1e-8


def unpack(text):
    """Text with its embedded SVG readable, and without its embedded PNG and the engine of a page."""

    def plain(found):
        if found[1] == "png":
            return "data:image/png"
        return "data:image/svg+xml," + base64.b64decode(found[2]).decode("utf-8")

    text = EMBEDDED.sub(plain, ENGINE.sub(r"\1", text))
    return WRITTEN.sub(lambda found: "data:image/svg+xml," + urllib.parse.unquote(found[1]), text)


def pieces(text):
    """Words between numbers, and the numbers."""
    text = re.sub(r"@[0-9a-f]{4,}", "@", text)
    numbers = [float(n.replace("−", "-")) for n in NUMBER.findall(text)]
    return NUMBER.split(text), numbers


def same(old, new):
    old_words, old_numbers = pieces(old)
    new_words, new_numbers = pieces(new)
    return old_words == new_words and all(
        abs(a - b) <= ABSOLUTE + RELATIVE * abs(a) for a, b in zip(old_numbers, new_numbers)
    )


def missing():
    """Tags of cells whose table is not on this machine."""
    folder = pathlib.Path(os.environ.get("METASAW_DATA", "."))
    return set() if any((folder / name).is_file() for name in COUNTRIES) else {"country_effects"}


def normal(cell):
    """Outputs as (kind, text) in order, stream pieces joined; without the place of a progress bar that is gone."""
    found = []
    for output in cell.get("outputs", []):
        if output.output_type == "stream":
            if found and found[-1][0] == output.name:
                found[-1] = (output.name, found[-1][1] + output.text)
            else:
                found.append((output.name, output.text))
        elif output.output_type == "error":
            found.append(("error", output.ename + ": " + output.evalue))
        else:
            if not any(output.data.values()):
                continue
            for mime in sorted(output.data):
                content = output.data[mime]
                text = "" if mime == "image/png" else content
                found.append((mime, unpack(text if isinstance(text, str) else repr(text))))
    return found


def differences(old, new, missing=frozenset()):
    for number, (a, b) in enumerate(zip(old.cells, new.cells), 1):
        if a.cell_type != "code":
            continue
        before, after = normal(a), normal(b)
        head = "cell %d: %s" % (number, a.source.splitlines()[0] if a.source else "")
        if missing.intersection(a.metadata.get("tags", [])):
            yield from ("%s\n  %s" % (head, text) for kind, text in after if kind == "error")
            continue
        if [k for k, _ in before] != [k for k, _ in after]:
            yield "%s\n  was %s\n  is  %s" % (head, [k for k, _ in before], [k for k, _ in after])
            continue
        for (kind, was), (_, now) in zip(before, after):
            if not same(was, now):
                lines = [
                    "  - %s\n  + %s" % (x[:160], y[:160])
                    for x, y in zip(was.splitlines(), now.splitlines())
                    if not same(x, y)
                ]
                yield "%s (%s)\n%s" % (head, kind, "\n".join(lines[:5]) or "  another number of lines")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("notebook", type=pathlib.Path)
    args = parser.parse_args()
    committed = nbformat.read(args.notebook, as_version=4)
    code = [c for c in committed.cells if c.cell_type == "code" and c.source.strip()]
    if not any(c.outputs for c in code):
        sys.exit("%s was committed without outputs" % args.notebook)
    fresh = nbformat.read(args.notebook, as_version=4)
    client = NotebookClient(
        fresh,
        timeout=300,
        kernel_name="metasaw",
        allow_errors=True,
        resources={"metadata": {"path": str(args.notebook.resolve().parent)}},
    )
    client.execute(stderr=subprocess.DEVNULL)
    args.out.mkdir(parents=True, exist_ok=True)
    nbformat.write(fresh, args.out / args.notebook.name)
    found = list(differences(committed, fresh, missing()))
    print("\n".join(found))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
