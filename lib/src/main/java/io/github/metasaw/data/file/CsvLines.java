package io.github.metasaw.data.file;

import io.github.metasaw.diagnostic.MetaException;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of separated text, cells as they stand (RFC 4180): a quoted cell may hold separators
 * and line ends, and a doubled quote in it is a quote. Lines without any text are left out. A blank
 * as separator stands for any number of blanks and tabs.
 */
final class CsvLines {

  private final String text;
  private final char separator;
  private int at;
  private int line = 1;

  private CsvLines(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  static List<Line> of(String text, char separator) {
    CsvLines parser = new CsvLines(text, separator);
    List<Line> lines = new ArrayList<>();
    while (parser.at < text.length()) {
      Line next = parser.next();
      if (next.filled() > 0) {
        lines.add(next);
      }
    }
    return lines;
  }

  private Line next() {
    int start = line;
    List<String> cells = new ArrayList<>();
    skipBlanks();
    do {
      cells.add(isAt('"') ? quoted() : plain());
    } while (skipSeparator() && !isEndAfterBlanks());
    boolean isReturn = skip('\r');
    if (skip('\n') || isReturn) {
      line++;
    }
    return new Line(start, cells);
  }

  private String plain() {
    int start = at;
    while (at < text.length() && !isSeparator() && !isAt('\n') && !isAt('\r')) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    int start = line;
    StringBuilder cell = new StringBuilder();
    at++;
    while (!isAt('"') || (at + 1 < text.length() && text.charAt(at + 1) == '"')) {
      if (at >= text.length()) {
        throw MetaException.of(
            "the quote that opens in line " + start + " is never closed: close it, or remove it");
      }
      at += isAt('"') ? 1 : 0;
      line += isAt('\n') ? 1 : 0;
      cell.append(text.charAt(at++));
    }
    at++;
    // Text after the closing quote belongs to the cell, as spreadsheets read it.
    return cell.append(plain()).toString();
  }

  private void skipBlanks() {
    while (separator == CellSource.BLANK && (isAt(' ') || isAt('\t'))) {
      at++;
    }
  }

  /** Whether only blanks were left of a line that blanks separate. */
  private boolean isEndAfterBlanks() {
    skipBlanks();
    return separator == CellSource.BLANK && (at >= text.length() || isAt('\n') || isAt('\r'));
  }

  private boolean skipSeparator() {
    boolean isHere = isSeparator();
    at += isHere ? 1 : 0;
    return isHere;
  }

  private boolean isSeparator() {
    return isAt(separator) || (separator == CellSource.BLANK && isAt('\t'));
  }

  private boolean isAt(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private boolean skip(char c) {
    boolean here = isAt(c);
    at += here ? 1 : 0;
    return here;
  }
}
