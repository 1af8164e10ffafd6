package io.github.metasaw.report.document;

import io.github.metasaw.data.OutputFile;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.plot.FigureFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Headings, paragraphs, tables and figures in the order in which they are read. Immutable. Tables
 * and figures are numbered in this order.
 *
 * @param title of the whole
 * @param blocks its parts
 * @param references the works that it cites, as {@code .bib} files list them
 */
public record Document(String title, List<Block> blocks, List<Citation> references) {

  /** Takes copies. */
  public Document {
    blocks = List.copyOf(blocks);
    references = List.copyOf(references);
  }

  /**
   * A document without references.
   *
   * @param title of the whole
   * @param blocks its parts
   * @return the document
   */
  public static Document of(String title, List<Block> blocks) {
    return new Document(title, blocks, List.of());
  }

  /**
   * The document as a page within a page, for notebooks.
   *
   * @return HTML without head, all text escaped
   */
  public String html() {
    return HtmlWriter.fragment(this);
  }

  /**
   * The document as Markdown whose figures are left to their captions.
   *
   * @return readable in a terminal
   */
  public String text() {
    return MarkdownWriter.withoutFigures(this);
  }

  /**
   * Writes the document in the {@link DocumentFormat} of the file's ending. Figures that the format
   * cannot hold are written beside it. An earlier document that Metasaw wrote is replaced; another
   * file is not.
   *
   * @param file whose ending names the format
   * @return the files written, the document first
   * @throws MetaException for another ending, if another file is there, or if a file cannot be
   *     written
   */
  public List<Path> save(Path file) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    DocumentFormat format = DocumentFormat.of(name);
    OutputFile output = OutputFile.of(file);
    output.refuseToReplaceOther(format::isOwn);
    DocumentFormat.Files files = format.write(this, name.substring(0, name.lastIndexOf('.')));
    List<Path> written = new ArrayList<>();
    written.add(file);
    for (Map.Entry<String, byte[]> figure : files.figures().entrySet()) {
      Path path = file.resolveSibling(figure.getKey());
      OutputFile beside = OutputFile.of(path);
      beside.refuseToReplaceOther(FigureFormat.PNG::isFigure);
      beside.write(figure.getValue());
      written.add(path);
    }
    output.write(files.document());
    return written;
  }

  @Override
  public String toString() {
    return text();
  }

  /** Bytes of text as all text formats encode it. */
  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
