#!/usr/bin/env python3
"""Builds the book into notebooks/target/book, and checks its links.

    python3 notebooks/book/build.py

The first run installs Sphinx into a virtual environment, notebooks/target/book-venv, and needs the
network; the site that it makes does not.
"""

import argparse
import hashlib
import html.parser
import json
import os
import re
import shutil
import subprocess
import sys
import urllib.parse
from pathlib import Path

HERE = Path(__file__).resolve().parent
NOTEBOOKS = HERE.parent
TARGET = NOTEBOOKS / "target"
ICON = NOTEBOOKS.parent / "kernel-ext/src/main/resources/io/github/metasaw/launcher/logo-svg.svg"


def environment():
    """Returns the Python of an environment that has what requirements.txt names."""
    venv = TARGET / "book-venv"
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    requirements = HERE / "requirements.txt"
    stamp = venv / "requirements.sha256"
    wanted = hashlib.sha256(requirements.read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text() != wanted:
        shutil.rmtree(venv, ignore_errors=True)
        run(sys.executable, "-m", "venv", venv)
        run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
            "-r", requirements)
        stamp.write_text(wanted)
    return python


def run(*command):
    """Runs a program. If it fails, this one ends with its code; it has said why itself."""
    code = subprocess.run([str(word) for word in command]).returncode
    if code:
        sys.exit(code)


def sources():
    """Gathers the pages: the files beside this one, the lessons and the exercises."""
    source = TARGET / "book-source"
    shutil.rmtree(source, ignore_errors=True)
    shutil.copytree(HERE, source, ignore=shutil.ignore_patterns("__pycache__", "build.py"))
    shutil.copy(ICON, source / "static" / "logo.svg")
    for notebook in sorted(NOTEBOOKS.glob("0*.ipynb")) + sorted(NOTEBOOKS.glob("exercises/*.ipynb")):
        page = json.loads(notebook.read_text(encoding="utf-8"))
        one_title(page)
        beside(page)
        page["cells"].append(download(notebook.name))
        (source / notebook.name).write_text(json.dumps(page, ensure_ascii=False), encoding="utf-8")
    return source


def one_title(page):
    """Sphinx takes each heading of the first level for a page; a lesson has one, its title."""
    markdown = [cell for cell in page["cells"] if cell["cell_type"] == "markdown"]
    titles = sum(len(re.findall(r"^# ", text(cell), re.M)) for cell in markdown)
    if titles > 1:
        first = True
        for cell in markdown:
            lowered = re.sub(r"^(#+) ", r"#\1 ", text(cell), flags=re.M)
            if first:
                lowered = re.sub(r"^## ", "# ", lowered, count=1, flags=re.M)
                first = False
            cell["source"] = lowered


def beside(page):
    """In the book the exercises stand beside the lessons."""
    for cell in page["cells"]:
        if cell["cell_type"] == "markdown":
            cell["source"] = text(cell).replace("](exercises/", "](")


def download(name):
    """A last cell that offers the notebook itself."""
    return {
        "cell_type": "markdown",
        "id": "download",
        "metadata": {},
        "source": f"---\n{{nb-download}}`Download this notebook <{name}>`",
    }


def text(cell):
    """The source of a cell, which is stored as text or as lines."""
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)


class Page(html.parser.HTMLParser):
    """What a page can be linked at, what it links to, and what it loads."""

    def __init__(self, file):
        super().__init__()
        self.anchors, self.links, self.loads = set(), [], []
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if attributes.get("id"):
            self.anchors.add(attributes["id"])
        if tag == "a" and attributes.get("href"):
            self.links.append(attributes["href"])
        loaded = attributes.get("src") or (attributes.get("href") if tag == "link" else None)
        if loaded:
            self.loads.append(loaded)


def faults(site):
    """Links to nowhere, and files that are missing or on another host."""
    pages = {file: Page(file) for file in sorted(site.rglob("*.html"))}
    found = []
    for file, page in pages.items():
        for link in page.links + page.loads:
            parts = urllib.parse.urlsplit(link)
            if parts.scheme or parts.netloc:
                if link in page.loads and parts.scheme != "data":
                    found.append(f"{file.name} loads {link}")
                continue
            path = urllib.parse.unquote(parts.path)
            there = (file.parent / path).resolve() if path else file
            if not there.exists():
                found.append(f"{file.name} links to {link}, which is not there")
            elif parts.fragment and there in pages:
                if urllib.parse.unquote(parts.fragment) not in pages[there].anchors:
                    found.append(f"{file.name} links to {link}, which has no such place")
    return found


def main():
    """Builds, checks, and says where the book is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=TARGET / "book", help="folder of the site")
    out = parser.parse_args().out.resolve()
    python = environment()
    shutil.rmtree(out, ignore_errors=True)
    run(python, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html",
        "-d", TARGET / "book-doctrees", sources(), out)
    found = faults(out)
    for fault in found:
        print(fault, file=sys.stderr)
    if found:
        sys.exit(1)
    print(out / "index.html")


if __name__ == "__main__":
    main()
