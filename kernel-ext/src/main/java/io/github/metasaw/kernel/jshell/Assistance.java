package io.github.metasaw.kernel.jshell;

import io.github.metasaw.kernel.Completion;
import io.github.metasaw.kernel.MetasawMagics;
import io.github.metasaw.kernel.magic.MagicHost;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;

/** What Tab and Shift-Tab tell: of magics by their declarations, of Java by JShell. */
final class Assistance {

  /** Java up to a text that is handed to a method of a variable. */
  private static final Pattern ARGUMENT =
      Pattern.compile("\\b(?<variable>\\w+)\\s*\\.\\s*\\w+\\s*\\([^()]*$");

  private final MagicsRegistry magics;
  private final Completion completion;
  private final JavaShell shell;

  Assistance(MagicsRegistry magics, MagicHost host, JavaShell shell) {
    this.magics = magics;
    this.completion = new Completion(MetasawMagics.registry(), host);
    this.shell = shell;
  }

  /**
   * The line of a magic.
   *
   * @param text from the per cent sign on
   * @param cursor number of characters before it
   * @param start of the text in the cell
   */
  private record Line(String text, int cursor, int start) {}

  private static Optional<Line> magicLine(String code, int cursor) {
    int begin = code.lastIndexOf('\n', cursor - 1) + 1;
    int end = code.indexOf('\n', cursor);
    String line = code.substring(begin, end < 0 ? code.length() : end);
    int sign = CellSource.signOf(line);
    return sign < 0 || begin + sign >= cursor
        ? Optional.empty()
        : Optional.of(new Line(line.substring(sign), cursor - begin - sign, begin + sign));
  }

  /** Whether a place belongs to a magic. */
  boolean isMagic(String code, int cursor) {
    return magicLine(code, cursor).isPresent() || bodyStart(code, cursor) >= 0;
  }

  /** Where the lines below a cell magic begin, if the cursor is in them; otherwise -1. */
  private static int bodyStart(String code, int cursor) {
    int end = code.indexOf('\n');
    return CellSource.overCell(code).isPresent() && end >= 0 && cursor > end ? end + 1 : -1;
  }

  /**
   * What may stand at a place of a magic.
   *
   * @param code of the cell
   * @param cursor number of characters before it
   * @return empty in Java
   */
  Optional<JavaShell.Words> magicWords(String code, int cursor) {
    int body = bodyStart(code, cursor);
    if (body >= 0) {
      String first = code.substring(0, body).strip();
      int start = cursor;
      while (start > body && isPart(code.charAt(start - 1))) {
        start--;
      }
      String before = code.substring(code.lastIndexOf('\n', start - 1) + 1, start);
      return Optional.of(
          new JavaShell.Words(
              completion.inBody(first, before, code.substring(start, cursor)), start));
    }
    return magicLine(code, cursor).map(line -> wordsOf(line, cursor));
  }

  private static boolean isPart(char c) {
    return Character.isJavaIdentifierPart(c) || c == '.';
  }

  private JavaShell.Words wordsOf(Line line, int cursor) {
    String before = line.text().substring(0, line.cursor());
    int start = line.cursor();
    while (start > 0 && !Character.isWhitespace(before.charAt(start - 1))) {
      start--;
    }
    List<String> words = new ArrayList<>(completion.at(line.text(), line.cursor()));
    if (start == 0) {
      String part = before.replaceFirst("^%%?", "");
      boolean isCell = before.startsWith("%%");
      add(
          words,
          part,
          isCell ? "%%" : "%",
          isCell ? magics.getCellMagicNames() : magics.getLineMagicNames());
    }
    return new JavaShell.Words(words, cursor - (line.cursor() - start));
  }

  private static void add(List<String> words, String part, String sign, Collection<String> names) {
    names.stream()
        .filter(name -> name.startsWith(part))
        .map(name -> sign + name)
        .filter(word -> !words.contains(word))
        .sorted()
        .forEach(words::add);
  }

  /**
   * The help of what stands at a place of a magic.
   *
   * @param code of the cell
   * @param cursor number of characters before it
   * @return something that the kernel can render; empty in Java, and for a magic without help
   */
  Optional<Object> magicHelp(String code, int cursor) {
    int body = bodyStart(code, cursor);
    if (body >= 0) {
      String first = code.substring(0, body).strip();
      return completion.help(first, Math.min(2, first.length())).map(sheet -> sheet);
    }
    return magicLine(code, Math.max(cursor, 1))
        .flatMap(
            line -> {
              String text = line.text().replaceFirst("\\?\\s*$", "");
              return completion.help(text, Math.min(line.cursor(), text.length()));
            })
        .map(sheet -> sheet);
  }

  /**
   * What may stand at a place of Java.
   *
   * @param code of the cell
   * @param cursor number of characters before it
   * @return in a text that is handed to a method of a variable, what the variable knows by name: a
   *     posterior its parameters, a fit its coefficients, a table its columns; elsewhere in a text
   *     nothing; otherwise what JShell proposes
   */
  JavaShell.Words javaWords(String code, int cursor) {
    int begin = code.lastIndexOf('\n', cursor - 1) + 1;
    int quote = openQuote(code, begin, cursor);
    if (quote < 0) {
      return shell.complete(CellSource.withoutMagics(code), cursor);
    }
    Matcher call = ARGUMENT.matcher(code.substring(begin, quote));
    List<String> names =
        call.find()
            ? completion.known(call.group("variable"), code.substring(quote + 1, cursor))
            : List.of();
    return new JavaShell.Words(names, quote + 1);
  }

  /** Where the text begins in which a place of a line lies; -1 if it lies in none. */
  private static int openQuote(String code, int begin, int cursor) {
    int open = -1;
    for (int i = begin; i < cursor; i++) {
      if (code.charAt(i) == '\\') {
        i++;
      } else if (code.charAt(i) == '"') {
        open = open < 0 ? i : -1;
      }
    }
    return open;
  }

  /**
   * What Java knows of the name at a place.
   *
   * @param code of the cell
   * @param cursor number of characters before it
   * @return signatures with their documentation
   */
  List<String> javaHelp(String code, int cursor) {
    String java = CellSource.withoutMagics(code);
    int end = cursor;
    while (end < java.length() && Character.isJavaIdentifierPart(java.charAt(end))) {
      end++;
    }
    int bracket = end;
    while (bracket < java.length() && Character.isWhitespace(java.charAt(bracket))) {
      bracket++;
    }
    boolean isCall = bracket < java.length() && java.charAt(bracket) == '(';
    List<String> found = shell.describe(java, isCall ? bracket + 1 : end);
    return found.isEmpty() && !isCall
        ? shell.describe(java.substring(0, end) + "(", end + 1)
        : found;
  }
}
