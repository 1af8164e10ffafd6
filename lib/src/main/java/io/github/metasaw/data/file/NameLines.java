package io.github.metasaw.data.file;

import io.github.metasaw.data.file.NumberParser.Form;
import io.github.metasaw.diagnostic.Check;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of columns where they take two lines: groups of columns above ({@code Treatment}),
 * which stand over the first of their columns only, and the columns below ({@code events}, {@code
 * total}). They are joined to {@code Treatment events} and {@code Treatment total}.
 */
final class NameLines {

  private NameLines() {}

  /** The lines of a table, with one line of names. */
  static List<Line> joined(List<Line> lines, List<Check> checks) {
    if (lines.size() < 3 || !isTwoLines(lines)) {
      return lines;
    }
    Line names = joined(lines.get(0), lines.get(1));
    checks.add(
        Check.note(
            "name_lines",
            "2",
            "Two lines of names were joined, as in '%s'."
                .formatted(
                    names.cells().stream()
                        .filter(name -> name.contains(" ") && !lines.get(0).cells().contains(name))
                        .findFirst()
                        .orElse(names.text()))));
    List<Line> table = new ArrayList<>(List.of(names));
    table.addAll(lines.subList(2, lines.size()));
    return table;
  }

  /** Whether a line may hold names: texts that are no numbers. */
  static boolean isNames(Line line) {
    return line.stored().isEmpty()
        && line.cells().stream()
            .map(String::strip)
            .allMatch(cell -> cell.isEmpty() || Form.of(cell) == Form.NONE);
  }

  /** Whether the first line names groups, without which names below would repeat. */
  static boolean isGroups(List<Line> lines) {
    if (lines.size() < 3 || !isTwoLines(lines)) {
      return false;
    }
    List<String> names = lines.get(1).cells().stream().filter(name -> !name.isBlank()).toList();
    return names.stream().distinct().count() < names.size();
  }

  /**
   * Whether names continue in the second line, where the first has gaps above columns of numbers.
   */
  private static boolean isTwoLines(List<Line> lines) {
    Line groups = lines.get(0);
    Line names = lines.get(1);
    if (groups.filled() < 2 || names.filled() < 2 || !isNames(groups) || !isNames(names)) {
      return false;
    }
    boolean isGap = false;
    for (int c = 0; c < names.cells().size(); c++) {
      String name = cell(names, c);
      if (cell(groups, c).isEmpty() && !name.isEmpty()) {
        if (NumberParser.isMissingNumber(name) || !isNumeric(lines, c)) {
          return false;
        }
        isGap = true;
      }
    }
    return isGap;
  }

  /** Whether a number stands in a column below the second line. */
  private static boolean isNumeric(List<Line> lines, int column) {
    return lines.stream()
        .skip(2)
        .anyMatch(line -> line.stored().get(column) || Form.of(cell(line, column)) != Form.NONE);
  }

  private static Line joined(Line groups, Line names) {
    List<String> joined = new ArrayList<>();
    String group = "";
    for (int c = 0; c < Math.max(groups.cells().size(), names.cells().size()); c++) {
      String above = cell(groups, c);
      String below = cell(names, c);
      group = above.isEmpty() ? group : above;
      boolean isOne = below.isEmpty() || below.equals(above);
      joined.add(isOne ? above : group + " " + below);
    }
    return new Line(names.number(), joined);
  }

  private static String cell(Line line, int column) {
    return column < line.cells().size() ? line.cells().get(column).strip() : "";
  }
}
