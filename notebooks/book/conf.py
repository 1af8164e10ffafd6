"""The book: the executed lessons and a glossary as a static site that needs no other host."""

import importlib.util
import shutil
from pathlib import Path

project = "Metasaw"
author = "The Metasaw developers"
copyright = "2026, The Metasaw developers"
language = "en"

extensions = ["myst_nb", "sphinx.ext.mathjax"]

# Lessons are shown as they were executed and committed.
nb_execution_mode = "off"
# The HTML of a table or a forest plot adapts to the width of the page; an SVG is sharper than a PNG.
nb_mime_priority_overrides = [
    ("html", "text/html", 0),
    ("html", "image/svg+xml", 10),
    ("html", "image/png", 20),
    ("html", "text/plain", 30),
]
myst_enable_extensions = ["dollarmath", "amsmath", "deflist"]
myst_heading_anchors = 3
source_suffix = {".md": "myst-nb", ".ipynb": "myst-nb"}

html_theme = "furo"
html_title = "Metasaw"
# build.py copies the icon of the kernel.
html_favicon = "static/logo.svg"
html_static_path = ["static"]
html_css_files = ["book.css"]
# The notebook of each page can be downloaded.
html_copy_source = True
html_show_sphinx = False
html_theme_options = {"top_of_page_buttons": []}
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}

# MathJax with its own fonts.
mathjax_path = "mathjax/tex-svg.js"


def copy_mathjax(app, error):
    """Copies MathJax beside the pages."""
    if error is None and app.builder.format == "html":
        package = Path(importlib.util.find_spec("sphinx-mathjax-offline").origin).parent
        target = Path(app.outdir, "_static", "mathjax")
        target.mkdir(parents=True, exist_ok=True)
        source = package / "static" / "mathjax"
        shutil.copy(source / "tex-svg.js", target)
        # Extensions that MathJax loads when a formula needs them, such as bold symbols.
        extensions = Path("input", "tex", "extensions")
        shutil.copytree(source / extensions, target / extensions, dirs_exist_ok=True)


def setup(app):
    """Called by Sphinx."""
    app.connect("build-finished", copy_mathjax)
