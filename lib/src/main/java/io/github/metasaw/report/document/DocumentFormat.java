package io.github.metasaw.report.document;

import io.github.metasaw.data.OutputFile;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a document is written as. A new format is one constant. */
public enum DocumentFormat implements Named {
  /** Markdown, with its figures as PNG files beside it. */
  MD("text/markdown") {
    @Override
    Files write(Document document, String stem) {
      return MarkdownWriter.write(document, stem);
    }
  },
  /** A page that holds its figures and loads nothing. */
  HTML("text/html") {
    @Override
    Files write(Document document, String stem) {
      return Files.of(Document.bytes(HtmlWriter.page(document)));
    }
  },
  /** LaTeX, with its figures as PNG files beside it. */
  TEX("application/x-tex") {
    @Override
    Files write(Document document, String stem) {
      return TexWriter.write(document, stem);
    }
  },
  /** Word, by the module metasaw-office. */
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document") {
    @Override
    Files write(Document document, String stem) {
      return Files.of(OfficeWriter.find().write(document));
    }

    @Override
    boolean isOwn(byte[] content) {
      return WordFile.isUnedited(content);
    }
  },
  /** The references alone, for BibTeX. */
  BIB("application/x-bibtex") {
    @Override
    Files write(Document document, String stem) {
      return Files.of(
          Document.bytes(
              document.references().stream()
                  .map(Citation::bibtex)
                  .collect(Collectors.joining("\n", "% " + MARK + "\n\n", ""))));
    }
  };

  /** Every text format says in its first lines who wrote it, so that its own files are known. */
  static final String MARK = "Written by Metasaw";

  private static final int HEAD = 400;

  private final String mimeType;

  DocumentFormat(String mimeType) {
    this.mimeType = mimeType;
  }

  /**
   * A written document.
   *
   * @param document its own bytes
   * @param figures files that must lie beside it, by their names
   */
  record Files(byte[] document, Map<String, byte[]> figures) {

    /** Takes a copy of the map. */
    Files {
      figures = new TreeMap<>(figures);
    }

    /** A document in one file. */
    static Files of(byte[] document) {
      return new Files(document, Map.of());
    }
  }

  /**
   * The format of a file of that name.
   *
   * @param name of a file, with its ending
   * @return the format
   * @throws MetaException for another ending
   */
  public static DocumentFormat of(String name) {
    return Named.parse("report format", OutputFile.ending(name), "for " + name, values());
  }

  /** The endings of all formats. */
  public static List<String> endings() {
    return Named.ids(values());
  }

  /** The ending of its files, without a dot: {@code docx}. */
  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its MIME type: {@code text/markdown}. */
  public String mimeType() {
    return mimeType;
  }

  /**
   * A document in this format.
   *
   * @param document what is written
   * @param stem name of its file without the ending, from which those of figures are made
   * @return its bytes, and those of the files beside it
   */
  abstract Files write(Document document, String stem);

  /**
   * Whether Metasaw wrote a file, and nobody has edited it since as far as the file says.
   *
   * @param content of the file
   * @return false for a file of another program
   */
  boolean isOwn(byte[] content) {
    byte[] head = Arrays.copyOf(content, Math.min(HEAD, content.length));
    return new String(head, StandardCharsets.UTF_8).contains(MARK);
  }
}
