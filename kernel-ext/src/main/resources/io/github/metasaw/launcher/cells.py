"""Formulas in Markdown cells: taken out before Markdown is read, which would take _ and * for its own."""

import re

# A formula, in a place where nothing reads it as Markdown.
FORMULA = re.compile("\ue000(\\d+)\ue001")

CODE = re.compile(r"(^ {0,3}(`{3,}|~{3,}).*?^ {0,3}\2\s*?$|`+[^`]+`+)", re.S | re.M)
TEX = re.compile(
    r"\$\$(?P<display>.+?)\$\$"
    r"|\\\[(?P<bracket>.+?)\\\]"
    r"|(?P<environment>\\begin\{(?P<name>equation|align|gather|multline)\*?\}.+?\\end\{(?P=name)\*?\})"
    r"|(?<![\\$\w])\$(?![\s$])(?P<inline>(?:\\.|[^$\\\n]|\n(?!\n))+?)(?<![\s\\])\$(?![\w$])",
    re.S,
)


def masked(source, formulas):
    """Markdown with numbers for its formulas, which are added to the list with whether they are displayed."""

    def number(match):
        inline = match.group("inline")
        tex = inline or match.group("display") or match.group("bracket") or match.group("environment")
        formulas.append((tex, inline is None))
        return f"\ue000{len(formulas) - 1}\ue001"

    parts = CODE.split(source)
    # The pattern has two groups: text, code, its fence.
    return "".join(TEX.sub(number, part) if i % 3 == 0 else part if i % 3 == 1 else "" for i, part in enumerate(parts))
