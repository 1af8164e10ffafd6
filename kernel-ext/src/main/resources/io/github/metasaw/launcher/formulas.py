"""Formulas of Markdown cells, written in LaTeX: as MathML for pages, as Unicode text for Word."""

import html
import re

GREEK = dict(
    alpha="α", beta="β", gamma="γ", delta="δ", epsilon="ϵ", varepsilon="ε", zeta="ζ", eta="η", theta="θ",
    vartheta="ϑ", iota="ι", kappa="κ", lambda_="λ", mu="μ", nu="ν", xi="ξ", pi="π", rho="ρ", sigma="σ",
    tau="τ", upsilon="υ", phi="ϕ", varphi="φ", chi="χ", psi="ψ", omega="ω", Gamma="Γ", Delta="Δ", Theta="Θ",
    Lambda="Λ", Xi="Ξ", Pi="Π", Sigma="Σ", Upsilon="Υ", Phi="Φ", Psi="Ψ", Omega="Ω", ell="ℓ", infty="∞",
    partial="∂", nabla="∇", emptyset="∅", hbar="ℏ",
)
GREEK["lambda"] = GREEK.pop("lambda_")

OPERATORS = dict(
    sim="∼", propto="∝", mid="∣", cdot="·", times="×", pm="±", mp="∓", leq="≤", le="≤", geq="≥", ge="≥",
    neq="≠", ne="≠", approx="≈", equiv="≡", ll="≪", gg="≫", to="→", rightarrow="→", Rightarrow="⇒",
    leftarrow="←", mapsto="↦", iff="⇔", in_="∈", notin="∉", subset="⊂", subseteq="⊆", cup="∪", cap="∩",
    forall="∀", exists="∃", neg="¬", land="∧", lor="∨", perp="⊥", top="⊤", dots="…", ldots="…", cdots="⋯",
    vdots="⋮", ddots="⋱", circ="∘", otimes="⊗", oplus="⊕", ast="∗", star="⋆", prime="′", langle="⟨",
    rangle="⟩", lvert="|", rvert="|", vert="|", lVert="‖", rVert="‖", Vert="‖", lfloor="⌊", rfloor="⌋",
    lceil="⌈", rceil="⌉", colon=":", div="÷", cong="≅", simeq="≃", bullet="•", backslash="\\",
)
OPERATORS["in"] = OPERATORS.pop("in_")

LARGE = dict(sum="∑", prod="∏", int="∫", bigcup="⋃", bigcap="⋂", coprod="∐")
LIMITS = {"max", "min", "sup", "inf", "lim", "argmax", "argmin"}
FUNCTIONS = LIMITS | {
    "log", "ln", "exp", "sin", "cos", "tan", "tanh", "sinh", "cosh", "arctan", "det", "dim", "Pr", "tr", "logit",
}
SPACES = {",": "\u2009", ";": "\u2005", ":": "\u2005", " ": " ", "quad": "\u2003", "qquad": "\u2003\u2003", "!": ""}
ACCENTS = dict(
    hat="\u0302", widehat="\u0302", bar="\u0304", overline="\u0304", tilde="\u0303", widetilde="\u0303",
    dot="\u0307", ddot="\u0308", vec="\u20d7", check="\u030c",
)
SPACING_ACCENTS = dict(
    hat="^", widehat="^", bar="¯", overline="¯", tilde="~", widetilde="~", dot="˙", ddot="¨", vec="→", check="ˇ"
)
ROMAN = {"mathrm", "text", "textrm", "operatorname", "mbox", "mathsf", "texttt", "mathtt", "textit"}
BOLD = {"mathbf", "boldsymbol", "bm", "textbf"}
SCRIPT = {"mathcal": "script", "mathbb": "double-struck", "mathit": "italic", "mathscr": "script"}
FENCES = {"pmatrix": "()", "bmatrix": "[]", "vmatrix": "||", "Bmatrix": "{}", "cases": "{ "}
STYLES = {"textstyle", "displaystyle", "scriptstyle", "limits", "nolimits", "big", "Big", "bigg", "Bigg", "bigl",
          "bigr", "Bigl", "Bigr", "nonumber", "notag"}

SUPERSCRIPTS = dict(zip("0123456789+-−=()niTabcdefghjklmoprstuvwxyz′*⊤",
                        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱᵀᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻ′*ᵀ"))
SUBSCRIPTS = dict(zip("0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ"))

TOKEN = re.compile(r"\\([A-Za-z]+)\*?\s*|\\(.)|(\s+)|(\d+(?:\.\d+)?)|(.)", re.S)


class Parser:
    """LaTeX as a tree of tuples: kind, then what belongs to it."""

    def __init__(self, tex):
        self.tokens = []
        for word, sign, blank, number, other in TOKEN.findall(tex):
            if word:
                self.tokens.append("\\" + word)
            elif sign:
                self.tokens.append("\\" + sign)
            elif blank:
                self.tokens.append(" ")
            else:
                self.tokens.append(number or other)
        self.at = 0

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self):
        token = self.peek()
        self.at += 1
        return token

    def blanks(self):
        while self.peek() == " ":
            self.at += 1

    def row(self, *ends):
        """What stands up to one of the tokens, which is left."""
        parts = []
        while self.peek() is not None and self.peek() not in ends:
            if self.peek() == " ":
                self.at += 1
                continue
            part = self.scripts(self.atom())
            if part is not None:
                parts.append(part)
        return ("row", parts)

    def argument(self):
        self.blanks()
        if self.peek() == "{":
            self.take()
            row = self.row("}")
            self.take()
            return row
        token = self.peek() or ""
        if len(token) > 1 and token[0].isdigit():  # \frac12 is one half
            self.tokens[self.at] = token[1:]
            return ("number", token[0])
        return self.atom() if token else ("row", [])

    def raw(self):
        """An argument as text, with its blanks."""
        self.blanks()
        if self.peek() != "{":
            return self.take() or ""
        self.take()
        text, depth = "", 1
        while self.peek() is not None:
            token = self.take()
            depth += (token == "{") - (token == "}")
            if depth == 0:
                break
            text += token[1:] if token in ("\\ ", "\\%", "\\_", "\\&") else token
        return text

    def scripts(self, base):
        below = above = None
        while True:
            self.blanks()
            if self.peek() == "_":
                self.take()
                below = self.argument()
            elif self.peek() == "^":
                self.take()
                above = self.argument()
            elif self.peek() == "'":
                self.take()
                above = ("row", [("op", "′")] + ([above] if above else []))
            elif self.peek() in ("\\limits", "\\nolimits"):
                self.take()
            else:
                break
        return base if below is None and above is None else ("scripts", base or ("row", []), below, above)

    def atom(self):
        token = self.take()
        if token == "{":
            row = self.row("}")
            self.take()
            return row
        if not token.startswith("\\") or len(token) == 1:
            if token[0].isdigit():
                return ("number", token)
            if token.isalpha():
                return ("name", token, "")
            return ("op", "−" if token == "-" else "∼" if token == "~" else token)
        return self.command(token[1:])

    def command(self, name):
        if name in GREEK:
            return ("name", GREEK[name], "")
        if name in OPERATORS:
            return ("op", OPERATORS[name])
        if name in LARGE:
            return ("large", LARGE[name])
        if name in FUNCTIONS:
            return ("function", name)
        if name in SPACES:
            return ("space", SPACES[name])
        if name in STYLES:
            return None
        if name in ACCENTS:
            return ("accent", name, self.argument())
        if name in ROMAN:
            return ("text", self.raw())
        if name in BOLD:
            return ("styled", "bold", self.argument())
        if name in SCRIPT:
            return ("styled", SCRIPT[name], self.argument())
        if name in ("frac", "tfrac", "dfrac"):
            return ("fraction", self.argument(), self.argument())
        if name == "binom":
            return ("fenced", "(", ("stack", self.argument(), self.argument()), ")")
        if name == "sqrt":
            return self.root()
        if name in ("stackrel", "overset", "underset"):
            first, second = self.argument(), self.argument()
            return ("over" if name != "underset" else "under", second, first)
        if name == "left":
            return self.fenced()
        if name == "begin":
            return self.environment()
        return ("op", name) if not name.isalpha() else ("text", "\\" + name)

    def root(self):
        self.blanks()
        degree = None
        if self.peek() == "[":
            self.take()
            degree = self.row("]")
            self.take()
        return ("root", self.argument(), degree)

    def fence(self):
        self.blanks()
        token = self.take() or "."
        return "" if token == "." else OPERATORS.get(token[1:], token[1:]) if token.startswith("\\") else token

    def fenced(self):
        opening = self.fence()
        inner = self.row("\\right")
        self.take()
        return ("fenced", opening, inner, self.fence())

    def environment(self):
        name = self.raw().rstrip("*")
        if name == "array":
            self.raw()
        rows, cells = [], []
        while True:
            cells.append(self.row("&", "\\\\", "\\end"))
            end = self.take()
            if end != "&":
                if any(cell[1] for cell in cells):
                    rows.append(cells)
                cells = []
            if end is None or end == "\\end":
                break
        self.raw()
        fences = FENCES.get(name, "  ")
        return ("table", rows, fences[0].strip(), fences[1].strip(), name)


def parse(tex):
    return Parser(tex.strip()).row()


def element(name, *inner, **attributes):
    said = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{said}>{''.join(inner)}</{name}>"


def mathml(node):
    kind = node[0]
    if kind == "row":
        inner = []
        for part, after in zip(node[1], node[1][1:] + [None]):
            inner.append(mathml(part))
            is_named = part[0] == "function" or (part[0] == "scripts" and part[1][0] == "function")
            if is_named and after is not None and text(after)[:1] not in tuple("([{|,;=)]"):
                inner.append(element("mspace", width="0.17em"))
        return inner[0] if len(inner) == 1 else element("mrow", *inner)
    if kind == "number":
        return element("mn", node[1])
    if kind == "name":
        return element("mi", html.escape("".join(typed(letter, node[2]) for letter in node[1])))
    if kind == "op":
        return element("mo", html.escape(node[1]))
    if kind == "large":
        return element("mo", node[1], largeop="true", movablelimits="true")
    if kind == "function":
        return element("mi", node[1])
    if kind == "space":
        return element("mspace", width={"\u2009": "0.17em", "\u2005": "0.28em", " ": "0.33em", "\u2003": "1em",
                                        "\u2003\u2003": "2em", "": "0"}[node[1]])
    if kind == "text":
        return element("mtext", html.escape(node[1]).replace(" ", "\u00a0"))
    if kind == "styled":
        return mathml(styled(node[2], node[1]))
    if kind == "accent":
        return element("mover", mathml(node[2]), element("mo", SPACING_ACCENTS[node[1]], stretchy="false"), accent="true")
    if kind == "fraction":
        return element("mfrac", mathml(node[1]), mathml(node[2]))
    if kind == "stack":
        return element("mfrac", mathml(node[1]), mathml(node[2]), linethickness="0")
    if kind == "root":
        return element("mroot", mathml(node[1]), mathml(node[2])) if node[2] else element("msqrt", mathml(node[1]))
    if kind in ("over", "under"):
        return element("m" + kind, mathml(node[1]), mathml(node[2]))
    if kind == "fenced":
        return element("mrow", fence(node[1]), mathml(node[2]), fence(node[3]))
    if kind == "table":
        cells = [element("mtr", *[element("mtd", mathml(cell)) for cell in row]) for row in node[1]]
        align = {"columnalign": "right left"} if node[4].startswith(("align", "split")) else {}
        return element("mrow", fence(node[2]), element("mtable", *cells, **align), fence(node[3]))
    return script(node)


# First letters of the alphabets of a type: capitals, small letters, Greek capitals and small letters.
ALPHABETS = {"bold": (0x1D400, 0x1D41A, 0x1D6A8, 0x1D6C2), "double-struck": (0x1D538, 0x1D552, 0, 0),
             "script": (0x1D4D0, 0x1D4EA, 0, 0)}
STRUCK = dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ"))


def typed(letter, variant):
    """A letter in another type: browsers read the characters of Unicode, not the attribute of MathML."""
    if variant == "double-struck" and letter in STRUCK:
        return STRUCK[letter]
    if variant == "bold" and letter.isdigit():
        return chr(0x1D7CE + int(letter))
    for first, last, start in zip("AaΑα", "ZzΩω", ALPHABETS.get(variant, (0, 0, 0, 0))):
        if start and first <= letter <= last:
            return chr(start + ord(letter) - ord(first))
    return letter


def fence(sign):
    return element("mo", html.escape(sign), stretchy="true", fence="true") if sign else ""


def script(node):
    base, below, above = node[1:]
    has_limits = base[0] == "large" or (base[0] == "function" and base[1] in LIMITS)
    low, high = ("under", "over") if has_limits else ("sub", "sup")
    inner = mathml(base)
    parts = [mathml(part) for part in (below, above) if part is not None]
    name = "m" + (low if below is not None else "") + (high if above is not None else "")
    return element(name, inner, *parts)


def styled(node, variant):
    """The letters of a formula in another type."""
    if node[0] == "name":
        return ("name", node[1], variant)
    if node[0] == "number":
        return ("name", node[1], variant)
    if node[0] == "row":
        return ("row", [styled(part, variant) for part in node[1]])
    if node[0] == "scripts":
        return ("scripts", styled(node[1], variant), node[2], node[3])
    return node


SPACED = set("=∼∝≤≥≠≈≡<>→⇒∣±×+−∈≪≫⇔")


def text(node):
    """Unicode text for a formula."""
    kind = node[0]
    if kind == "row":
        return joined(node[1])
    if kind in ("number", "name", "op", "large", "function", "text"):
        return node[1]
    if kind == "space":
        return " " * min(2, len(node[1])) if node[1] else ""
    if kind == "styled":
        return text(node[2])
    if kind == "accent":
        inner = text(node[2])
        return inner[:1] + ACCENTS[node[1]] + inner[1:] if len(inner) < 3 else f"{node[1]}({inner})"
    if kind == "fraction":
        return f"{grouped(node[1])}/{grouped(node[2])}"
    if kind == "stack":
        return f"{text(node[1])} choose {text(node[2])}"
    if kind == "root":
        sign = {"3": "∛", "4": "∜"}.get(text(node[2]), "√") if node[2] else "√"
        return sign + grouped(node[1])
    if kind in ("over", "under"):
        return f"{text(node[1])} ({text(node[2])})"
    if kind == "fenced":
        return node[1] + text(node[2]) + node[3]
    if kind == "table":
        separator = ", " if "matrix" in node[4] else " "
        rows = [separator.join(text(cell) for cell in row) for row in node[1]]
        return node[2] + "; ".join(rows) + node[3]
    inner = text(node[1])
    below = raised(node[2], SUBSCRIPTS, "_") if node[2] is not None else ""
    above = raised(node[3], SUPERSCRIPTS, "^") if node[3] is not None else ""
    return inner + below + above


def joined(parts):
    out = ""
    for i, part in enumerate(parts):
        said = text(part)
        before = out.rstrip()[-1:]
        is_spaced = part[0] == "op" and said in SPACED and i < len(parts) - 1
        is_sign = said in "−+±" and (not before or before in SPACED or before in "([{,;/")
        is_named = part[0] in ("large", "function") or (
            part[0] == "scripts" and part[1][0] in ("large", "function")
        )
        if (is_spaced and not is_sign and before) or (part[0] == "over" and said[:1] in SPACED):
            out = out.rstrip() + f" {said} "
        elif is_named:
            gap = " " if out and out[-1] not in " ([{/" else ""
            opens = i + 1 < len(parts) and text(parts[i + 1])[:1] in "([{|"
            out += gap + said + ("" if opens else " ")
        elif part[0] == "op" and said in ",;":
            out += said + " "
        elif part[0] == "fraction" and i + 1 < len(parts) and parts[i + 1][0] not in ("op", "space"):
            out += f"({said}) "
        else:
            out += said
    return re.sub(r" +", " ", out).replace("( ", "(").strip() if out.strip() else out


def grouped(node):
    said = text(node)
    is_short = len(re.sub("[\u0300-\u036f₀-₉ᵢⱼₖₙ⁰¹²³⁴-⁹]", "", said)) <= 1 or said.isalnum()
    return said if is_short else f"({said})"


def raised(node, letters, sign):
    said = text(node).replace(" ", "")
    if said and all(letter in letters for letter in said):
        return "".join(letters[letter] for letter in said)
    return sign + (said if len(said) == 1 else f"({said})")


def page(tex, display):
    """A formula for a page, which keeps its LaTeX for those who copy it."""
    inner = mathml(parse(tex))
    return element(
        "math",
        element("semantics", inner, element("annotation", html.escape(tex.strip()), encoding="application/x-tex")),
        xmlns="http://www.w3.org/1998/Math/MathML",
        display="block" if display else "inline",
    )


def word(tex):
    """A formula for a text."""
    return text(parse(tex))
