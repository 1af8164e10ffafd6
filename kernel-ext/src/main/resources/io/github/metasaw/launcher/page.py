"""Notebooks as pages that load nothing: figures, styles and formulas are in the page itself."""

import copy
import re

from nbconvert import HTMLExporter

import formulas
from cells import FORMULA, masked

# Programs of the usual page that other hosts serve: MathJax, require.js, jQuery, Mermaid.
SCRIPT = re.compile(r"<script\b[^>]*>.*?</script>", re.S | re.I)
REMOTE = re.compile(r"https?://|\bMathJax\b|\brequirejs\b", re.I)
ATTRIBUTE = re.compile('(?:id|href|aria-label)="[^"]*\ue000[^"]*"')


def convert(notebook):
    found = []
    masked_notebook = copy.deepcopy(notebook)
    for cell in masked_notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = masked(cell.source, found)
    page, _ = HTMLExporter(embed_images=True).from_notebook_node(masked_notebook)
    page = SCRIPT.sub(lambda script: "" if REMOTE.search(script.group()) else script.group(), page)
    page = ATTRIBUTE.sub(lambda attribute: FORMULA.sub("", attribute.group()), page)
    return FORMULA.sub(lambda match: formulas.page(*found[int(match.group(1))]), page)
