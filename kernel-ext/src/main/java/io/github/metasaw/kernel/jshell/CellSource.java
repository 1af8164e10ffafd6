package io.github.metasaw.kernel.jshell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a cell: a magic over it, magics alone, or Java in which magics stand at the beginning
 * of a line or to the right of an assignment. A per cent sign in a string or a text block is Java.
 *
 * @param java the text with a call in the place of each magic
 * @param magics what stands on lines of their own after a per cent sign, in order
 * @param isMagicsAlone whether there is nothing else than magics, comments and blank lines
 */
record CellSource(String java, List<String> magics, boolean isMagicsAlone) {

  private static final Pattern BARE = Pattern.compile("\\s*%(\\w.*|\\?.*)");

  private static final Pattern QUESTION = Pattern.compile("\\s*(\\?\\s*%.*|%%?[\\w-]+\\?\\s*)");

  /** A declaration or an assignment: nothing but names and types to the left. */
  private static final Pattern ASSIGNED =
      Pattern.compile("(\\s*(?:[\\w.$<>\\[\\],?]+\\s+)*[\\w.$]+\\s*=)\\s*%(\\w.*)");

  /** The same while it is typed. */
  private static final Pattern OPEN =
      Pattern.compile("(\\s*(?:[\\w.$<>\\[\\],?]+\\s+)*[\\w.$]+\\s*=)\\s*%");

  private static final Pattern OVER_CELL = Pattern.compile("\\s*%%(\\w.*?)(?:\\R(?s:(.*))|$)");

  private static final Pattern COMMENT = Pattern.compile("\\s*(//.*)?");

  private static final String TEXT_BLOCK = "\"\"\"";

  CellSource {
    magics = List.copyOf(magics);
  }

  /**
   * Reads a cell that has no magic over it.
   *
   * @param cell its text
   * @return what it consists of
   */
  static CellSource of(String cell) {
    List<String> magics = new ArrayList<>();
    List<String> java = new ArrayList<>();
    boolean isInText = false;
    boolean isAlone = true;
    for (String line : cell.split("\n", -1)) {
      Matcher bare = BARE.matcher(line);
      Matcher assigned = ASSIGNED.matcher(line);
      if (!isInText && QUESTION.matcher(line).matches()) {
        magics.add(line.strip().replaceFirst("^%%?", ""));
        java.add(statement(magics.get(magics.size() - 1)));
      } else if (!isInText && bare.matches()) {
        magics.add(bare.group(1));
        java.add(statement(bare.group(1)));
      } else if (!isInText && assigned.matches()) {
        isAlone = false;
        java.add(assigned.group(1) + " " + MagicCalls.java(assigned.group(2)) + ";");
      } else {
        isAlone &= COMMENT.matcher(line).matches();
        java.add(line);
        isInText ^= count(line) % 2 == 1;
      }
    }
    return new CellSource(String.join("\n", java), magics, isAlone && !magics.isEmpty());
  }

  private static String statement(String magic) {
    return MagicCalls.java(magic) + ";";
  }

  /**
   * The magic for which a statement stands.
   *
   * @param statement of the cell's Java
   * @return empty for Java of the user
   */
  Optional<MagicCall> call(String statement) {
    return magics.stream()
        .filter(magic -> statement(magic).equals(statement))
        .findFirst()
        .map(MagicCall::line);
  }

  /** How often a text block begins or ends on a line. */
  private static int count(String line) {
    return (line.length() - line.replace(TEXT_BLOCK, "").length()) / TEXT_BLOCK.length();
  }

  /**
   * The magic over a cell.
   *
   * @param cell its text
   * @return empty if it begins with something else
   */
  static Optional<MagicCall> overCell(String cell) {
    Matcher over = OVER_CELL.matcher(cell.stripLeading());
    if (!over.matches() || QUESTION.matcher(over.group(1)).matches()) {
      return Optional.empty();
    }
    return Optional.of(MagicCall.cell(over.group(1), over.group(2) == null ? "" : over.group(2)));
  }

  /**
   * Where a magic begins on a line.
   *
   * @param line of a cell
   * @return number of characters before the per cent sign; -1 for Java
   */
  static int signOf(String line) {
    boolean isBare = line.stripLeading().startsWith("%");
    return isBare || ASSIGNED.matcher(line).matches() || OPEN.matcher(line).matches()
        ? line.indexOf('%')
        : -1;
  }

  /**
   * The cell with blanks in the place of its magics, for the analysis of the Java around them.
   *
   * @param cell its text
   * @return as long as the cell
   */
  static String withoutMagics(String cell) {
    List<String> java = new ArrayList<>();
    for (String line : cell.split("\n", -1)) {
      Matcher assigned = ASSIGNED.matcher(line);
      if (BARE.matcher(line).matches() || QUESTION.matcher(line).matches()) {
        java.add(" ".repeat(line.length()));
      } else if (assigned.matches()) {
        String rest = "null;";
        int room = line.length() - assigned.group(1).length();
        java.add(assigned.group(1) + " ".repeat(Math.max(0, room - rest.length())) + rest);
      } else {
        java.add(line);
      }
    }
    return String.join("\n", java);
  }
}
