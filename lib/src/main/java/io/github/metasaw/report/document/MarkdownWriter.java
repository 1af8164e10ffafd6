package io.github.metasaw.report.document;

import io.github.metasaw.diagnostic.PlainText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A document as Markdown, with pipe tables. */
final class MarkdownWriter extends DocumentVisitor {

  private final StringBuilder out = new StringBuilder();
  private final Map<String, byte[]> files = new TreeMap<>();
  private final String stem;

  /** Figures are written to files of that stem; none if it is empty. */
  private MarkdownWriter(String stem) {
    this.stem = stem;
  }

  static DocumentFormat.Files write(Document document, String stem) {
    MarkdownWriter writer = new MarkdownWriter(stem);
    writer.visit(document);
    String text = "<!-- " + DocumentFormat.MARK + " -->\n" + writer.out;
    return new DocumentFormat.Files(Document.bytes(text), writer.files);
  }

  static String withoutFigures(Document document) {
    MarkdownWriter writer = new MarkdownWriter("");
    writer.visit(document);
    return writer.out.toString().strip() + "\n";
  }

  @Override
  protected void title(String text) {
    if (!text.isEmpty()) {
      line("# " + escape(text));
    }
  }

  @Override
  protected void heading(Block.Heading heading) {
    line("#".repeat(heading.level() + 1) + " " + escape(heading.text()));
  }

  @Override
  protected void paragraph(String text) {
    line(escape(text));
  }

  @Override
  protected void formula(Block.Formula formula) {
    line("> " + escape(formula.text()));
  }

  @Override
  protected void items(Block.Items items) {
    line(items.texts().stream().map(text -> "- " + escape(text)).collect(Collectors.joining("\n")));
  }

  @Override
  protected void table(int number, Block.NumberedTable table) {
    line("**Table %d.** %s".formatted(number, escape(table.caption())));
    line(table(table.sheet()));
    if (!table.sheet().below().isEmpty()) {
      line(lines(table.sheet().below()));
    }
  }

  @Override
  protected void figure(int number, Block.NumberedFigure figure) {
    if (!stem.isEmpty()) {
      String file = "%s-figure-%d.png".formatted(stem, number);
      files.put(file, figure.figure().png());
      line("![%s](<%s>)".formatted(escape(figure.figure().description()), file));
    }
    line("**Figure %d.** %s".formatted(number, escape(figure.caption())));
  }

  @Override
  protected void code(Block.Code code) {
    // A fence longer than any in the code.
    String fence = code.text().contains("```") ? "`````" : "```";
    line(fence + code.language() + "\n" + PlainText.lines(code.text()).strip() + "\n" + fence);
  }

  private void line(String text) {
    out.append(text).append("\n\n");
  }

  /** The cells with their headings. */
  static String table(Sheet sheet) {
    StringBuilder table = new StringBuilder(row(sheet.headers())).append('\n');
    table.append(
        sheet.numeric().stream()
            .map(isNumeric -> isNumeric ? "---:" : ":---")
            .collect(Collectors.joining(" | ", "| ", " |")));
    sheet.rows().forEach(row -> table.append('\n').append(row(row)));
    return table.toString();
  }

  /** Each on a line of its own. */
  static String lines(List<String> lines) {
    return lines.stream().map(line -> escape(line) + "  ").collect(Collectors.joining("\n"));
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(MarkdownWriter::escape)
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  /** Text without the characters that Markdown reads as its own. */
  static String escape(String text) {
    return PlainText.of(text).replaceAll("([\\\\`*_{}\\[\\]<>#|~])", "\\\\$1");
  }
}
