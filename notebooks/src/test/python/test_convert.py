"""Notebooks as pages and as Word documents: formulas, tables and figures, and nothing from elsewhere."""

import base64
import pathlib
import re
import struct
import subprocess
import sys
import unittest
import xml.dom.minidom
import zipfile
import zlib
from urllib.parse import quote

import bs4
import docx
import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

LAUNCHER = pathlib.Path("../kernel-ext/src/main/resources/io/github/metasaw/launcher")
sys.path.insert(0, str(LAUNCHER))

import columns  # noqa: E402
import formulas  # noqa: E402
import page  # noqa: E402
import pictures  # noqa: E402
import word  # noqa: E402

OUT = pathlib.Path("target/converted")
WRITTEN = "<svg xmlns='http://www.w3.org/2000/svg' width='30' height='20'><text>5 % é</text></svg>"
NOTEBOOKS = sorted(pathlib.Path(".").glob("*.ipynb")) + sorted(pathlib.Path("exercises").glob("*.ipynb"))


def outputs(notebook):
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


class Columns(unittest.TestCase):
    @staticmethod
    def rows(*texts):
        cells = "".join('<td style="text-align: right">%s</td>' % text for text in texts)
        return [bs4.BeautifulSoup("<table><tr>%s</tr></table>" % cells, "html.parser").find_all("td")]

    def check(self, *texts):
        points, margins, widths = columns.layout(self.rows(*texts), len(texts))
        self.assertLessEqual(sum(widths), columns.PAGE)
        for text, width in zip(texts, widths):
            self.assertGreaterEqual(width + 1, len(text) * points * columns.PER_CHARACTER + margins, text)
        return points

    def test_numbers_are_whole(self):
        self.assertEqual(columns.LARGEST, self.check("-0.7145", "0.1798"))
        self.assertEqual(columns.LARGEST, self.check("A long name of a study, as of 1948", "-0.7145"))
        self.assertLess(self.check(*["-1.2345678"] * 8), columns.LARGEST)

    def test_a_table_wider_than_the_page_fills_it(self):
        points, _, widths = columns.layout(self.rows(*["-1.23456789"] * 20), 20)
        self.assertEqual(columns.SMALLEST, points)
        self.assertLessEqual(sum(widths), columns.PAGE)
        self.assertGreater(sum(widths), columns.PAGE - 20)


class Formulas(unittest.TestCase):
    def test_text(self):
        for tex, text in (
            (r"\hat\beta_i \sim N(\beta_i, \sigma_i^2)", "β̂ᵢ ∼ N(βᵢ, σᵢ²)"),
            (r"\frac{\sum w_i y_i}{\sum w_i}", "(∑ wᵢyᵢ)/(∑ wᵢ)"),
            (r"\tfrac12", "1/2"),
            (r"U(-10, 10)", "U(−10, 10)"),
            (r"e^{\gamma_0 + \gamma_1}", "e^(γ₀+γ₁)"),
            (r"\max\left(0, \frac{Q - (k - 1)}{C}\right)", "max(0, (Q − (k − 1))/C)"),
            (r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", "(a, b; c, d)"),
            (r"x' \leq \sqrt[3]{y}", "x′ ≤ ∛y"),
            (r"\text{data and } \mathbf V^{-1}", "data and V⁻¹"),
        ):
            self.assertEqual(text, formulas.word(tex))

    def test_mathml(self):
        self.assertIn("<msubsup><mi>σ</mi><mi>i</mi><mn>2</mn></msubsup>", formulas.page(r"\sigma_i^2", False))
        self.assertIn("<munderover>", formulas.page(r"\sum_{i=1}^k", True))
        self.assertIn("<mfrac><mn>1</mn><mn>2</mn></mfrac>", formulas.page(r"\frac12", True))

    def test_everything_closes(self):
        for tex in (r"\frac", "{", "}", r"\left(", "a_", "^", r"\begin{pmatrix} a", r"\unknown{x}", "", "<&>", "\\"):
            xml.dom.minidom.parseString(formulas.page(tex, True))
            formulas.word(tex)


class Lessons(unittest.TestCase):
    """What is in the outputs is in both forms, of every notebook."""

    def test_all(self):
        OUT.mkdir(parents=True, exist_ok=True)
        for path in NOTEBOOKS:
            with self.subTest(path.name):
                notebook = nbformat.read(path, as_version=4)
                self.check(notebook, OUT / (path.stem + ".docx"))

    def check(self, notebook, file):
        markdown = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
        tables = sum(output.get("data", {}).get("text/html", "").count("<table") for output in outputs(notebook))
        tables += sum(len(re.findall(r"^\|[-:| ]+\|$", source, re.M)) for source in markdown)
        figures = sum("image/png" in output.get("data", {}) for output in outputs(notebook))
        html = page.convert(notebook)
        self.assertEqual(tables, html.count("<table"))
        self.assertEqual([], re.findall(r"(?:src|srcset|href)=\"https?://[^\"]*\.(?:js|css|woff2?)[^\"]*\"", html))
        self.assertEqual([], re.findall(r"<script[^>]*src=|@import|url\(\s*['\"]?http", html))
        formulas_shown = sum(len(re.findall(r"\$\$.+?\$\$", source, re.S)) for source in markdown)
        self.assertGreaterEqual(html.count("<math"), formulas_shown)
        word.convert(notebook, file, "title")
        document = docx.Document(str(file))
        self.assertEqual(tables, len(document.tables))
        self.assertEqual(figures, len(document.inline_shapes))
        for shape in document.inline_shapes:
            self.assertGreater(len(shape._inline.docPr.get("descr", "")), 10)
        text = "\n".join(paragraph.text for paragraph in document.paragraphs)
        for cell in notebook.cells:
            for line in cell.source.splitlines():
                if cell.cell_type == "code" and line.strip():
                    self.assertIn(line.expandtabs(4).rstrip(), text)
                if re.match("#+ [^$`*_]+$", line):
                    self.assertIn(line.strip("# "), text)
        self.assertFalse(re.search(r"\\(frac|sigma|hat)", text))
        self.assertFalse(re.search("[\ue000\ue001]", text + html))


class Foreign(unittest.TestCase):
    """Notebooks of other kernels, with what ours do not hold."""

    def test_all_kinds(self):
        png = base64.b64encode(word.EMPTY_PNG).decode()
        svg = base64.b64encode(b'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"></svg>').decode()
        markdown = "# A $x_1$\n\n1. one *b*\n   - two\n\n> said `$5` and $5 and $6\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n---\n[l](https://a.b) <br> ![p](data:image/png;base64,%s)"
        notebook = new_notebook(
            cells=[
                new_markdown_cell(markdown % png),
                new_code_cell(
                    "x = 1 < 2\n\n\ty",
                    outputs=[
                        new_output("stream", name="stdout", text="\x1b[31mred\x1b[0m \x00<&>"),
                        new_output("error", ename="E", evalue="v", traceback=["\x1b[31mE\x1b[0m: v"]),
                        new_output("display_data", data={"text/html": f'<img src="data:image/svg+xml;base64,{svg}"/>'}),
                        new_output("display_data", data={"text/html": f'<img src="data:image/svg+xml;charset=utf-8,{quote(WRITTEN)}"/>'}),
                        new_output("display_data", data={"text/html": "<table><tr><th>a</th><td colspan=2>b</td></tr><tr><td>1</td><td>2</td><td>3</td></tr></table><script>x</script>"}),
                        new_output("display_data", data={"text/latex": "$\\alpha$"}),
                        new_output("display_data", data={"text/plain": "plain"}),
                        new_output("display_data", data={}),
                    ],
                ),
            ]
        )
        OUT.mkdir(parents=True, exist_ok=True)
        word.convert(notebook, OUT / "foreign.docx", "a < b & c")
        document = docx.Document(str(OUT / "foreign.docx"))
        text = "\n".join(paragraph.text for paragraph in document.paragraphs)
        for said in ("A x₁", "1. one b", "• two", "said $5 and $5 and $6", "x = 1 < 2", "red <&>", "E: v", "α", "plain", "l"):
            self.assertIn(said, text)
        self.assertEqual(2, len(document.tables))
        self.assertEqual(3, len(document.inline_shapes))
        with zipfile.ZipFile(OUT / "foreign.docx") as archive:
            vectors = [archive.read(name) for name in archive.namelist() if name.endswith(".svg")]
        self.assertIn(WRITTEN.encode(), vectors)
        self.assertEqual("a < b & c", document.core_properties.title)
        html = page.convert(notebook)
        self.assertIn("<math", html)
        self.assertIn("$5 and $6", html)


class Pictures(unittest.TestCase):
    """Packed pictures have the same pixels; what cannot be packed stays as it is."""

    @staticmethod
    def pixels(png):
        parts = list(pictures.chunks(png))
        width, height, bits = struct.unpack(">IIB", parts[0][1][:9])
        rows = zlib.decompress(b"".join(content for name, content in parts if name == b"IDAT"))
        length = 1 + (width * bits + 7) // 8
        above, found = bytes(length - 1), []
        for start in range(0, len(rows), length):
            row = rows[start + 1 : start + length]
            if rows[start] == 2:
                row = bytes((here + there) & 255 for here, there in zip(row, above))
            else:
                assert rows[start] == 0
            found.append(row)
            above = row
        return found

    def picture(self, rows, bits=4):
        header = struct.pack(">IIBBBBB", 2 * (len(rows[0]) - 1), len(rows), bits, 3, 0, 0, 0)
        chunks = ((b"IHDR", header), (b"PLTE", bytes(48)), (b"IDAT", zlib.compress(b"".join(rows), 1)), (b"IEND", b""))
        return pictures.SIGNATURE + b"".join(pictures.chunk(*one) for one in chunks)

    def test_same_pixels(self):
        steps = [b"\0" + bytes((17 * x + 3 * y * y) % 256 for x in range(300)) for y in range(200)]
        flat = [b"\0" + bytes([y % 7]) * 300 for y in range(200)]
        for rows in (steps, flat):
            png = self.picture(rows)
            packed = pictures.smaller(png)
            self.assertEqual(self.pixels(png), self.pixels(packed))
            self.assertLess(len(packed), len(png))

    def test_others_stay(self):
        for png in (word.EMPTY_PNG, b"", b"no picture", pictures.SIGNATURE, self.picture([b"\1" + bytes(9)] * 4)):
            self.assertEqual(png, pictures.smaller(png))

    def test_a_notebook(self):
        png = self.picture([b"\0" + bytes(300)] * 200)
        data = {"image/png": base64.b64encode(png).decode(), "text/plain": "x"}
        notebook = new_notebook(cells=[new_code_cell("f", outputs=[new_output("display_data", data=data)]), new_markdown_cell("m")])
        pictures.pack(notebook)
        packed = base64.b64decode(notebook.cells[0].outputs[0].data["image/png"])
        self.assertLess(len(packed), len(png))
        self.assertEqual(self.pixels(png), self.pixels(packed))


class Damaged(unittest.TestCase):
    def test_no_notebook(self):
        OUT.mkdir(parents=True, exist_ok=True)
        file = OUT / "damaged.ipynb"
        for text in ("", "[]", "{}", '{"nbformat": 4}', "not JSON"):
            file.write_text(text)
            run = subprocess.run(
                [sys.executable, "-I", "-B", str(LAUNCHER / "run.py"), "--no-execute", str(file)],
                capture_output=True,
                text=True,
            )
            self.assertEqual((2, f"metasaw: {file} holds no notebook\n"), (run.returncode, run.stderr))

    def test_a_folder_that_cannot_be(self):
        OUT.mkdir(parents=True, exist_ok=True)
        file = OUT / "whole.ipynb"
        nbformat.write(new_notebook(cells=[new_markdown_cell("m")]), file)
        run = subprocess.run(
            [sys.executable, "-I", "-B", str(LAUNCHER / "run.py"), f"--out={file}/pages", str(file)],
            capture_output=True,
            text=True,
        )
        fault = f"metasaw: '{file}/pages' cannot be written (Not a directory); name another with --out DIR\n"
        self.assertEqual((1, fault), (run.returncode, run.stderr))


if __name__ == "__main__":
    unittest.main()
