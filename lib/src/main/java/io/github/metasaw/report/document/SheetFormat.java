package io.github.metasaw.report.document;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.PlainText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a sheet is written as. A new format is one constant: its MIME type and its writer. Csv and
 * tsv hold the cells with their headings, to be read by programs; the others the title and the
 * lines above and below too.
 */
public enum SheetFormat {
  TXT("text/plain") {
    @Override
    public String write(Sheet sheet) {
      return sheet.text();
    }
  },
  HTML("text/html") {
    @Override
    public String write(Sheet sheet) {
      return sheet.html();
    }
  },
  CSV("text/csv") {
    @Override
    public String write(Sheet sheet) {
      return lines(sheet, ",", SheetFormat::quoted);
    }
  },
  TSV("text/tab-separated-values") {
    @Override
    public String write(Sheet sheet) {
      return lines(sheet, "\t", PlainText::of);
    }
  },
  MD("text/markdown") {
    @Override
    public String write(Sheet sheet) {
      List<String> lines = new ArrayList<>();
      if (!sheet.title().isEmpty()) {
        lines.add("**" + marked(sheet.title()) + "**");
        lines.add("");
      }
      sheet.above().forEach(line -> lines.add(marked(line) + "  "));
      lines.add("");
      lines.add(row(sheet.headers()));
      lines.add(
          sheet.numeric().stream()
              .map(isNumeric -> isNumeric ? "---:" : ":---")
              .collect(Collectors.joining(" | ", "| ", " |")));
      sheet.rows().forEach(row -> lines.add(row(row)));
      lines.add("");
      sheet.below().forEach(line -> lines.add(marked(line) + "  "));
      return String.join("\n", lines) + "\n";
    }
  };

  private final String mimeType;

  SheetFormat(String mimeType) {
    this.mimeType = mimeType;
  }

  /**
   * The format of a file of that name.
   *
   * @param name of a file, with its ending
   * @return the format
   * @throws MetaException for another ending
   */
  public static SheetFormat of(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    for (SheetFormat format : values()) {
      if (format.ending().equals(ending)) {
        return format;
      }
    }
    throw MetaException.unknown(
        "table format",
        ending,
        "for " + name,
        Arrays.stream(values()).map(SheetFormat::ending).toList());
  }

  /** The ending of its files, without a dot: {@code csv}. */
  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its MIME type: {@code text/csv}. */
  public String mimeType() {
    return mimeType;
  }

  /**
   * A sheet in this format.
   *
   * @param sheet what is written
   * @return the content of a file
   */
  public abstract String write(Sheet sheet);

  private static String lines(
      Sheet sheet, String separator, java.util.function.UnaryOperator<String> cell) {
    List<List<String>> all = new ArrayList<>();
    all.add(sheet.headers());
    all.addAll(sheet.rows());
    return all.stream()
        .map(row -> row.stream().map(cell).collect(Collectors.joining(separator)))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** RFC 4180. */
  private static String quoted(String cell) {
    String plain = PlainText.of(cell);
    return plain.matches("[^,\"\n]*") ? plain : '"' + plain.replace("\"", "\"\"") + '"';
  }

  private static String row(List<String> cells) {
    return cells.stream().map(SheetFormat::marked).collect(Collectors.joining(" | ", "| ", " |"));
  }

  /** Text without the characters that Markdown reads as its own. */
  private static String marked(String text) {
    return PlainText.of(text).replaceAll("([\\\\`*_{}\\[\\]<>#|~])", "\\\\$1");
  }
}
