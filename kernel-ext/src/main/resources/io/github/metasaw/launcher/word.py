"""Notebooks as documents for Word: headings, text, tables, figures with alternative text, code."""

import base64
import re
import struct
import zipfile
from urllib.parse import unquote_to_bytes
from xml.sax.saxutils import escape, quoteattr

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PreformattedString
from nbconvert.filters.ansi import strip_ansi
from nbconvert.filters.markdown_mistune import markdown2html_mistune

import formulas
from cells import FORMULA, masked
from columns import layout

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SVG_BLIP = (
    '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="%s"/></a:ext></a:extLst>'
)
EMPTY_PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)

EMU_PER_PIXEL = 9525
PAGE_WIDTH = 600  # pixels between the margins
PAGE_HEIGHT = 830
BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "pre", "blockquote", "hr", "details",
          "section", "figure", "figcaption", "summary", "dl", "dt", "dd", "article", "header", "footer"}
SILENT = {"script", "style", "iframe", "svg", "head", "template"}
# Characters that XML does not know.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Document:
    def __init__(self):
        self.body = []
        self.relations = []
        self.media = {}
        self.formulas = []
        self.pictures = 0
        self.waiting = None  # a picture that takes the place of the next vector image

    # parts of a paragraph

    def run(self, text, style=frozenset()):
        text = CONTROL.sub("", text)
        if not text:
            return ""
        said = "".join(f"<w:{part}/>" for part in ("b", "i") if part in style)
        if "code" in style:
            said = '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>' + said
        if "link" in style:
            said += '<w:color w:val="1F5FA8"/><w:u w:val="single"/>'
        for part, value in (("sub", "subscript"), ("sup", "superscript")):
            if part in style:
                said += f'<w:vertAlign w:val="{value}"/>'
        parts = []
        for i, line in enumerate(text.split("\n")):
            parts.append("<w:br/>" if i else "")
            parts.append(f'<w:t xml:space="preserve">{escape(line)}</w:t>')
        return f"<w:r>{'<w:rPr>' + said + '</w:rPr>' if said else ''}{''.join(parts)}</w:r>"

    def text(self, text, style):
        """Plain text, with the formulas that it holds in italics."""
        out = []
        for i, part in enumerate(FORMULA.split(text)):
            if i % 2:
                out.append(self.run(formulas.word(self.formulas[int(part)][0]), style | {"i"}))
            else:
                out.append(self.run(re.sub(r"\s+", " ", part), style))
        return "".join(out)

    def inline(self, node, style=frozenset()):
        if isinstance(node, PreformattedString):
            return ""
        if isinstance(node, NavigableString):
            return self.text(str(node), style)
        if node.name in SILENT or "anchor-link" in node.get("class", []):
            return ""
        if node.name == "br":
            return "<w:r><w:br/></w:r>"
        if node.name == "img":
            return self.image(node)
        more = {"strong": "b", "b": "b", "th": "b", "em": "i", "i": "i", "code": "code", "sub": "sub", "sup": "sup",
                "kbd": "code"}.get(node.name)
        inner = style | ({more} if more else set())
        href = node.get("href", "") if node.name == "a" else ""
        is_link = href.startswith(("http://", "https://", "mailto:"))
        runs = "".join(self.inline(child, inner | ({"link"} if is_link else set())) for child in node.children)
        if not is_link:
            return runs
        return f'<w:hyperlink r:id="{self.relation("hyperlink", href, True)}">{runs}</w:hyperlink>'

    def relation(self, kind, target, is_outside=False):
        name = f"rId{len(self.relations) + 10}"
        outside = ' TargetMode="External"' if is_outside else ""
        self.relations.append(
            f'<Relationship Id="{name}" Type="{RELATIONS}/{kind}" Target={quoteattr(target)}{outside}/>'
        )
        return name

    # images

    def image(self, node):
        source = node.get("src", "")
        if node.get("width") == "0":
            return ""  # the narrow form of a figure that has a wide one
        if source.startswith("data:image/svg+xml") and "," in source:
            if self.waiting:
                png, width, height = self.waiting
                self.waiting = None
                return self.picture(png, width, height, node.get("alt", ""))
            kind, content = source.split(",", 1)
            svg = base64.b64decode(content) if kind.endswith(";base64") else unquote_to_bytes(content)
            return self.vector(svg, node.get("alt", ""))
        if source.startswith("data:image/png;base64,"):
            png = base64.b64decode(source.split(",", 1)[1])
            return self.picture(png, *struct.unpack(">II", png[16:24]), node.get("alt", ""))
        return self.run(f"[{node.get('alt') or source[:80]}]", {"i"})

    def vector(self, svg, alt):
        found = re.search(rb'width="([\d.]+)" height="([\d.]+)"', svg)
        width, height = (float(found.group(1)), float(found.group(2))) if found else (500, 400)
        name = f"media/image{self.pictures + 1}.svg"
        self.media[name] = svg
        return self.picture(EMPTY_PNG, width, height, alt, SVG_BLIP % self.relation("image", name))

    def picture(self, png, width, height, alt, extension=""):
        self.pictures += 1
        name = f"media/image{self.pictures}.png"
        self.media[name] = png
        relation = self.relation("image", name)
        scale = min(1, PAGE_WIDTH / width, PAGE_HEIGHT / height)
        size = f'cx="{int(width * scale * EMU_PER_PIXEL)}" cy="{int(height * scale * EMU_PER_PIXEL)}"'
        said = quoteattr(CONTROL.sub("", alt))
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f'<wp:docPr id="{self.pictures}" name="Figure {self.pictures}" descr={said}/>'
            f'<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f'<pic:nvPicPr><pic:cNvPr id="{self.pictures}" name="image{self.pictures}"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{relation}">{extension}</a:blip><a:stretch><a:fillRect/></a:stretch>'
            f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            f"</wp:inline></w:drawing></w:r>"
        )

    # blocks

    def paragraph(self, runs, style="Normal", properties=""):
        if runs:
            self.body.append(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>')

    def code(self, text, style="Code"):
        text = strip_ansi(text).rstrip()
        if text.strip():
            self.paragraph(self.run(text.expandtabs(4)), style)

    def html(self, html):
        self.blocks(BeautifulSoup(html, "html.parser"))

    def blocks(self, node, style="Normal", properties="", mark=""):
        """The blocks of a node; text between them becomes a paragraph."""
        runs = [self.run(mark)] if mark else []

        def flush():
            if any("<w:t" in run and re.search(r">[^<\s][^<]*</w:t>", run) or "<w:drawing" in run for run in runs):
                self.paragraph("".join(runs), style, properties)
            runs.clear()

        for child in node.children:
            if isinstance(child, Tag) and child.name in SILENT:
                continue
            if isinstance(child, Tag) and child.name in BLOCKS:
                if child.name != "p" or not mark:
                    flush()
                    self.block(child, style, properties)
                else:
                    runs.append(self.inline(child))
            else:
                runs.append(self.inline(child))
        flush()

    def block(self, node, style, properties):
        name = node.name
        if re.fullmatch("h[1-6]", name):
            self.paragraph(self.inline(node), f"Heading{min(4, int(name[1]))}")
        elif name == "table":
            self.table(node)
        elif name == "pre":
            self.code(node.get_text())
        elif name in ("ul", "ol"):
            self.items(node, 0)
        elif name == "hr":
            self.body.append('<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="4" w:color="A0A0A0"/></w:pBdr></w:pPr></w:p>')
        elif name == "blockquote":
            self.blocks(node, style, '<w:ind w:left="567"/>')
        else:
            before = '<w:keepNext/>' if node.find_next_sibling("table") else ""
            self.blocks(node, style, properties or before)

    def items(self, node, depth):
        for number, item in enumerate(node.find_all("li", recursive=False), int(node.get("start") or 1)):
            nested = [child.extract() for child in item.find_all(["ul", "ol"], recursive=False)]
            mark = f"{number}. " if node.name == "ol" else "• "
            indent = f'<w:ind w:left="{360 * (depth + 1)}" w:hanging="{300 if node.name == "ol" else 180}"/>'
            self.blocks(item, "ListBullet", indent, mark)
            for inner in nested:
                self.items(inner, depth + 1)

    def table(self, node):
        rows = []
        for row in node.find_all("tr"):
            if row.find_parent("table") is node:
                cells = row.find_all(["td", "th"], recursive=False)
                # Types of columns stand under their heads, in smaller letters.
                if not (cells and all("opacity" in cell.get("style", "") for cell in cells)):
                    rows.append(cells)
        columns = max((sum(int(cell.get("colspan") or 1) for cell in row) for row in rows), default=0)
        if not columns:
            return
        points, margins, widths = layout(rows, columns)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        heads = {id(cell) for head in node.find_all("thead") for cell in head.find_all("th")}
        body = "".join(self.row(row, widths, points, heads) for row in rows)
        rule = '<w:%s w:val="single" w:sz="%d" w:space="0" w:color="%s"/>'
        borders = rule % ("top", 8, "404040") + rule % ("bottom", 8, "404040") + rule % ("insideH", 2, "D0D0D0")
        self.body.append(
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{margins // 2}" w:type="dxa"/>'
            f'<w:right w:w="{margins // 2}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'
        )
        self.body.append('<w:p><w:pPr><w:spacing w:after="60"/></w:pPr></w:p>')

    def row(self, cells, widths, points, heads):
        is_head = bool(cells) and all(id(cell) in heads for cell in cells)
        out, at = [], 0
        for cell in cells:
            span = int(cell.get("colspan") or 1)
            width = sum(widths[at : at + span])
            at += span
            align = re.search(r"text-align:\s*(right|center)", cell.get("style", ""))
            runs = "".join(self.inline(child, frozenset({"b"}) if cell.name == "th" else frozenset()) for child in cell.children)
            runs = runs.replace("<w:rPr>", f'<w:rPr><w:sz w:val="{2 * points}"/>')
            runs = runs.replace("<w:r><w:t", f'<w:r><w:rPr><w:sz w:val="{2 * points}"/></w:rPr><w:t')
            runs = re.sub(r'(<w:rPr>)(<w:sz w:val="\d+"/>)(.*?)(</w:rPr>)', ordered, runs)
            spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
            jc = f'<w:jc w:val="{align.group(1)}"/>' if align else ""
            out.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}</w:tcPr>'
                f'<w:p><w:pPr><w:spacing w:after="0"/>{jc}</w:pPr>{runs}</w:p></w:tc>'
            )
        header = "<w:tblHeader/>" if is_head else ""
        return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{''.join(out)}</w:tr>"

    # a notebook

    def cell(self, cell):
        if cell.cell_type == "markdown":
            source = masked(cell.source, self.formulas)
            for name, attachment in cell.get("attachments", {}).items():
                for kind, data in attachment.items():
                    source = source.replace(f"attachment:{name}", f"data:{kind};base64,{''.join(data)}")
            self.html(markdown2html_mistune(source))
        elif cell.cell_type == "code":
            if not cell.get("metadata", {}).get("jupyter", {}).get("source_hidden"):
                self.code(cell.source)
            for output in cell.outputs:
                self.output(output)

    def output(self, output):
        if output.output_type == "stream":
            self.code(output.text, "Output")
        elif output.output_type == "error":
            self.code("\n".join(output.traceback) or output.evalue, "Output")
        else:
            self.bundle(output.data, output.get("metadata", {}))

    def bundle(self, data, metadata):
        png = data.get("image/png")
        if png:
            raw = base64.b64decode(png)
            said = metadata.get("image/png", {})
            size = struct.unpack(">II", raw[16:24])
            self.waiting = (raw, said.get("width", size[0]), said.get("height", size[1]))
        if "text/html" in data:
            self.html(data["text/html"])
        elif "text/markdown" in data:
            self.html(markdown2html_mistune(masked(data["text/markdown"], self.formulas)))
        elif not png and "text/latex" in data:
            self.paragraph(self.run(formulas.word(data["text/latex"].strip("$ \n")), {"i"}))
        elif not png and "text/plain" in data:
            self.code(data["text/plain"], "Output")
        if self.waiting:
            raw, width, height = self.waiting
            self.waiting = None
            self.paragraph(self.picture(raw, width, height, description(data.get("image/svg+xml", ""))))

    def write(self, path, title):
        types = "".join(
            f'<Default Extension="{ending}" ContentType="{kind}"/>'
            for ending, kind in (
                ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
                ("xml", "application/xml"),
                ("png", "image/png"),
                ("svg", "image/svg+xml"),
            )
        )
        word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
        overrides = "".join(
            f'<Override PartName="{part}" ContentType="{kind}"/>'
            for part, kind in (
                ("/word/document.xml", word + "document.main+xml"),
                ("/word/styles.xml", word + "styles+xml"),
                ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
            )
        )
        page = (
            '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
            '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" '
            'w:gutter="0"/></w:sectPr>'
        )
        parts = {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">{types}{overrides}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/></Relationships>',
            "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{escape(title)}</dc:title><dc:creator>Metasaw</dc:creator></cp:coreProperties>",
            "word/document.xml": f"<w:document {NAMESPACES}><w:body>{''.join(self.body)}{page}</w:body></w:document>",
            "word/styles.xml": styles(),
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{RELATIONS}/styles" Target="styles.xml"/>'
            f"{''.join(self.relations)}</Relationships>",
        }
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in parts.items():
                archive.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
            for name, content in self.media.items():
                archive.writestr("word/" + name, content)


def ordered(match):
    """Size stands after type, weight and slope, and before the position of the letters."""
    said = match.group(3)
    later = re.search("<w:u |<w:vertAlign", said)
    at = later.start() if later else len(said)
    return match.group(1) + said[:at] + match.group(2) + said[at:] + match.group(4)


def description(svg):
    """What a figure shows, as it tells screen readers."""
    said = [re.search(f"<{tag}>(.*?)</{tag}>", svg, re.S) for tag in ("title", "desc")]
    return BeautifulSoup(". ".join(one.group(1) for one in said if one), "html.parser").get_text()


def styles():
    def style(name, title, size, more="", bold=False, font="Calibri"):
        weight = "<w:b/>" if bold else ""
        return (
            f'<w:style w:type="paragraph" w:styleId="{name}"{" w:default=" + chr(34) + "1" + chr(34) if name == "Normal" else ""}>'
            f'<w:name w:val="{title}"/><w:qFormat/><w:pPr>{more}</w:pPr>'
            f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>{weight}'
            f'<w:sz w:val="{2 * size}"/></w:rPr></w:style>'
        )

    def heading(level, size):
        more = f'<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="{level - 1}"/>'
        return style(f"Heading{level}", f"heading {level}", size, more, True)

    after = '<w:spacing w:after="120"/>'
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="F3F4F6"/>' + after
    return (
        f"<w:styles {NAMESPACES}>"
        + style("Normal", "Normal", 11, after)
        + "".join(heading(level, size) for level, size in ((1, 20), (2, 15), (3, 12), (4, 11)))
        + style("Code", "Code", 9, shade, font="Consolas")
        + style("Output", "Output", 8, after, font="Consolas")
        + style("ListBullet", "List Bullet", 11, '<w:spacing w:after="60"/>')
        + "</w:styles>"
    )


def convert(notebook, path, title):
    document = Document()
    for cell in notebook.cells:
        document.cell(cell)
    document.write(path, title)
