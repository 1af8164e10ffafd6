package io.github.metasaw.report.document;

import io.github.metasaw.diagnostic.PlainText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A document as LaTeX, for pdfLaTeX and the later engines. */
final class TexWriter extends DocumentVisitor {

  private static final String PREAMBLE =
      """
      \\documentclass{article}
      \\usepackage[utf8]{inputenc}
      \\usepackage[T1]{fontenc}
      \\usepackage{amsmath,booktabs,graphicx,longtable}
      """;

  /** What LaTeX reads as its own, and characters that its usual fonts lack. */
  private static final Map<Integer, String> SYMBOLS =
      Map.ofEntries(
          Map.entry((int) '\\', "\\textbackslash{}"),
          Map.entry((int) '{', "\\{"),
          Map.entry((int) '}', "\\}"),
          Map.entry((int) '$', "\\$"),
          Map.entry((int) '&', "\\&"),
          Map.entry((int) '%', "\\%"),
          Map.entry((int) '#', "\\#"),
          Map.entry((int) '_', "\\_"),
          Map.entry((int) '~', "\\textasciitilde{}"),
          Map.entry((int) '^', "\\textasciicircum{}"),
          Map.entry((int) '<', "\\textless{}"),
          Map.entry((int) '>', "\\textgreater{}"),
          Map.entry((int) '|', "\\textbar{}"),
          Map.entry((int) '"', "\\textquotedbl{}"),
          Map.entry((int) '–', "--"),
          Map.entry((int) '…', "\\ldots{}"),
          Map.entry((int) '²', "\\textsuperscript{2}"),
          Map.entry((int) '×', "$\\times$"),
          Map.entry((int) '∞', "$\\infty$"),
          Map.entry((int) '≤', "$\\le$"),
          Map.entry((int) '≥', "$\\ge$"),
          Map.entry((int) '−', "$-$"),
          Map.entry((int) 'τ', "$\\tau$"),
          Map.entry((int) 'μ', "$\\mu$"),
          Map.entry((int) 'σ', "$\\sigma$"),
          Map.entry((int) 'ζ', "$\\zeta$"),
          Map.entry((int) 'β', "$\\beta$"),
          Map.entry((int) 'θ', "$\\theta$"),
          Map.entry((int) 'ρ', "$\\rho$"),
          Map.entry((int) 'χ', "$\\chi$"),
          Map.entry((int) 'ℹ', "\\textbf{i}"),
          Map.entry((int) '⚠', "\\textbf{!}"),
          Map.entry((int) '✓', "$\\surd$"),
          Map.entry((int) '✗', "$\\times$"));

  private final StringBuilder out = new StringBuilder();
  private final Map<String, byte[]> files = new TreeMap<>();
  private final String stem;

  private TexWriter(String stem) {
    this.stem = stem;
  }

  static DocumentFormat.Files write(Document document, String stem) {
    TexWriter writer = new TexWriter(stem);
    writer.visit(document);
    String text =
        "%% %s\n%s%s\\end{document}\n".formatted(DocumentFormat.MARK, PREAMBLE, writer.out);
    return new DocumentFormat.Files(Document.bytes(text), writer.files);
  }

  @Override
  protected void title(String text) {
    out.append(
        "\\title{%s}\n\\author{}\n\\date{}\n\\begin{document}\n\\maketitle\n\n"
            .formatted(escape(text)));
  }

  @Override
  protected void heading(Block.Heading heading) {
    String command = heading.level() == 1 ? "section" : "subsection";
    out.append("\\%s{%s}\n\n".formatted(command, escape(heading.text())));
  }

  @Override
  protected void paragraph(String text) {
    out.append(escape(text)).append("\n\n");
  }

  @Override
  protected void formula(Block.Formula formula) {
    out.append("\\begin{equation*}\n").append(formula.tex()).append("\n\\end{equation*}\n\n");
  }

  @Override
  protected void items(Block.Items items) {
    out.append("\\begin{itemize}\n");
    items.texts().forEach(text -> out.append("\\item ").append(escape(text)).append('\n'));
    out.append("\\end{itemize}\n\n");
  }

  @Override
  protected void table(int number, Block.NumberedTable table) {
    out.append(table(table.caption(), table.sheet())).append('\n');
  }

  @Override
  protected void figure(int number, Block.NumberedFigure figure) {
    String file = "%s-figure-%d.png".formatted(stem, number);
    files.put(file, figure.figure().png());
    out.append("\\begin{figure}[htbp]\n\\centering\n");
    out.append("\\includegraphics[width=\\linewidth]{%s}\n".formatted(file));
    out.append("\\caption{%s}\n\\end{figure}\n\n".formatted(escape(figure.caption())));
  }

  @Override
  protected void code(Block.Code code) {
    String safe = PlainText.lines(code.text()).replace("\\end{verbatim}", "\\end {verbatim}");
    out.append("\\begin{verbatim}\n").append(safe.strip()).append("\n\\end{verbatim}\n\n");
  }

  /** A table that may run over pages; one of many characters is in small type. */
  static String table(String caption, Sheet sheet) {
    TexColumns layout = TexColumns.of(sheet);
    StringBuilder table = new StringBuilder(layout.begin());
    table.append("\\begin{longtable}{%s}\n".formatted(layout.columns()));
    if (!caption.isEmpty()) {
      table.append("\\caption{%s}\\\\\n".formatted(escape(caption)));
    }
    table.append("\\toprule\n").append(row(sheet.headers()));
    table.append("\\midrule\n\\endhead\n");
    sheet.rows().forEach(row -> table.append(row(row)));
    table.append("\\bottomrule\n\\end{longtable}\n").append(layout.end());
    return table.append(lines(sheet.below())).toString();
  }

  /** Lines above or below a table, each a paragraph. */
  static String lines(List<String> lines) {
    return lines.stream()
        .map(line -> "\\noindent " + escape(line) + "\n\n")
        .collect(Collectors.joining());
  }

  private static String row(List<String> cells) {
    return cells.stream().map(TexWriter::escape).collect(Collectors.joining(" & ", "", " \\\\\n"));
  }

  /** Text without the characters that LaTeX reads as its own. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    PlainText.of(text)
        .codePoints()
        .forEach(
            c -> {
              String symbol = SYMBOLS.get(c);
              if (symbol == null) {
                escaped.appendCodePoint(c);
              } else {
                escaped.append(symbol);
              }
            });
    // A bracket after a line break would be read as its option.
    return escaped.indexOf("[") == 0 ? "{}" + escaped : escaped.toString();
  }
}
