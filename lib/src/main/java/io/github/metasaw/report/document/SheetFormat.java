package io.github.metasaw.report.document;

import io.github.metasaw.data.OutputFile;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.diagnostic.PlainText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a sheet is written as. A new format is one constant: its MIME type and its writer. Csv and
 * tsv hold the cells with their headings, to be read by programs; the others the title and the
 * lines above and below too.
 */
public enum SheetFormat implements Named {
  TXT("text/plain") {
    @Override
    public byte[] write(Sheet sheet) {
      return Document.bytes(sheet.text());
    }
  },
  /** A page of its own. */
  HTML("text/html") {
    @Override
    public byte[] write(Sheet sheet) {
      return Document.bytes(HtmlWriter.page(sheet.title(), sheet.html()));
    }
  },
  CSV("text/csv") {
    @Override
    public byte[] write(Sheet sheet) {
      return lines(sheet, ",", SheetFormat::quoted);
    }
  },
  TSV("text/tab-separated-values") {
    @Override
    public byte[] write(Sheet sheet) {
      return lines(sheet, "\t", PlainText::of);
    }
  },
  MD("text/markdown") {
    @Override
    public byte[] write(Sheet sheet) {
      List<String> parts = new ArrayList<>();
      parts.add("<!-- " + DocumentFormat.MARK + " -->");
      if (!sheet.title().isEmpty()) {
        parts.add("**" + MarkdownWriter.escape(sheet.title()) + "**");
      }
      Stream.of(
              MarkdownWriter.lines(sheet.above()),
              MarkdownWriter.table(sheet),
              MarkdownWriter.lines(sheet.below()))
          .filter(part -> !part.isEmpty())
          .forEach(parts::add);
      return Document.bytes(String.join("\n\n", parts) + "\n");
    }
  },
  /** A table to be put into a document by {@code \input}; it needs booktabs and longtable. */
  TEX("application/x-tex") {
    @Override
    public byte[] write(Sheet sheet) {
      return Document.bytes(
          "%% %s\n%s%s"
              .formatted(
                  DocumentFormat.MARK,
                  TexWriter.lines(sheet.above()),
                  TexWriter.table(sheet.title(), sheet)));
    }
  },
  /** A document with one table. */
  DOCX(DocumentFormat.DOCX.mimeType()) {
    @Override
    public byte[] write(Sheet sheet) {
      List<Block> blocks = new ArrayList<>();
      sheet.above().forEach(line -> blocks.add(new Block.Paragraph(line)));
      blocks.add(new Block.NumberedTable(sheet.title(), sheet));
      return OfficeWriter.find().write(Document.of("", blocks));
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
    return Named.parse("table format", OutputFile.ending(name), "for " + name, values());
  }

  /** The endings of all formats. */
  public static List<String> endings() {
    return Named.ids(values());
  }

  /** The ending of its files, without a dot: {@code csv}. */
  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its MIME type: {@code text/csv}. */
  public String mimeType() {
    return mimeType;
  }

  /** Whether files of this format are read by programs, so that they hold all digits. */
  public boolean isData() {
    return this == CSV || this == TSV;
  }

  /**
   * A sheet in this format.
   *
   * @param sheet what is written
   * @return the content of a file
   */
  public abstract byte[] write(Sheet sheet);

  /**
   * Writes a sheet. An earlier table with the same headings is replaced; another file is not.
   *
   * @param sheet what is written
   * @param file whose ending names the format
   * @return whether an earlier table was replaced
   * @throws MetaException for another ending, if another file is there, or if it cannot be written
   */
  public static boolean save(Sheet sheet, Path file) {
    SheetFormat format = of(file.getFileName() == null ? "" : file.getFileName().toString());
    OutputFile output = OutputFile.of(file);
    byte[] content = format.write(sheet);
    output.refuseToReplaceOther(earlier -> format.isEarlierForm(earlier, content));
    return output.write(content);
  }

  private boolean isEarlierForm(byte[] earlier, byte[] content) {
    return switch (this) {
      case DOCX -> DocumentFormat.DOCX.isOwn(earlier);
      case HTML, MD, TEX -> DocumentFormat.MD.isOwn(earlier);
      case CSV, TSV, TXT -> firstLine(earlier).equals(firstLine(content));
    };
  }

  private static String firstLine(byte[] content) {
    return new String(content, StandardCharsets.UTF_8).lines().findFirst().orElse("");
  }

  private static byte[] lines(Sheet sheet, String separator, UnaryOperator<String> cell) {
    List<List<String>> all = new ArrayList<>();
    all.add(sheet.headers());
    all.addAll(sheet.rows());
    return Document.bytes(
        all.stream()
            .map(row -> row.stream().map(cell).collect(Collectors.joining(separator)))
            .collect(Collectors.joining("\n", "", "\n")));
  }

  /** RFC 4180. */
  private static String quoted(String cell) {
    String plain = PlainText.of(cell);
    return plain.matches("[^,\"\n]*") ? plain : '"' + plain.replace("\"", "\"\"") + '"';
  }
}
