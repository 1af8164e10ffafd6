package io.github.metasaw.report.document;

import io.github.metasaw.plot.Figure;
import java.util.List;

/** A part of a document. Text is plain: each format escapes what it reads as its own. */
public sealed interface Block {

  /**
   * A heading.
   *
   * @param level 1 for a section, 2 for a part of it
   * @param text in plain text
   */
  record Heading(int level, String text) implements Block {}

  /**
   * A paragraph.
   *
   * @param text in plain text
   */
  record Paragraph(String text) implements Block {}

  /**
   * A formula on a line of its own.
   *
   * @param text in Unicode, for formats without mathematics
   * @param tex the same in LaTeX, without delimiters
   */
  record Formula(String text, String tex) implements Block {}

  /**
   * An unordered list.
   *
   * @param texts one per item, in plain text
   */
  record Items(List<String> texts) implements Block {

    /** Takes a copy. */
    public Items {
      texts = List.copyOf(texts);
    }
  }

  /**
   * A numbered table.
   *
   * @param caption in plain text, with a full stop
   * @param sheet headings, cells, and the lines below; its title and the lines above it are not
   *     written
   */
  record NumberedTable(String caption, Sheet sheet) implements Block {}

  /**
   * A numbered figure. Its description becomes the alternative text.
   *
   * @param caption in plain text, with a full stop
   * @param figure what is shown
   */
  record NumberedFigure(String caption, Figure figure) implements Block {}

  /**
   * Source code.
   *
   * @param language its name in lower case: {@code java}
   * @param text lines of code
   */
  record Code(String language, String text) implements Block {}
}
