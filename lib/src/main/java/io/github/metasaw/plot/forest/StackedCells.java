package io.github.metasaw.plot.forest;

import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The extra columns of a forest plot as a line of small type below each label, in a narrow window:
 * {@code 4/123 | 11/139} below the heading {@code Events/total: treatment | control}.
 */
final class StackedCells {

  private static final String BETWEEN_GROUPS = " | ";
  private static final String WITHIN_GROUP = "/";
  private static final String MISSING = "–";

  /** A line that is wider is cut in its middle. */
  private static final double WIDEST = 260;

  private final List<List<Integer>> groups = new ArrayList<>();
  private final List<ForestColumn> columns;
  private final double size;
  private final List<String> lines;

  /**
   * Cells below labels.
   *
   * @param data whose columns are stacked
   * @param size of the type of the labels
   */
  StackedCells(ForestData data, double size) {
    this.columns = data.columns();
    this.size = size - 2;
    for (int c = 0; c < columns.size(); c++) {
      String group = columns.get(c).group();
      boolean isTogether = c > 0 && !group.isEmpty() && group.equals(columns.get(c - 1).group());
      if (!isTogether) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(c);
    }
    this.lines = data.rows().stream().map(this::line).toList();
  }

  private String line(ForestRow row) {
    List<String> cells = row.cells();
    boolean isTotal = row.kind() != ForestRow.Kind.STUDY;
    // Sums of some columns only would be taken for others.
    if (cells.stream().allMatch(String::isBlank)
        || (isTotal && cells.stream().anyMatch(String::isBlank))) {
      return "";
    }
    List<String> parts = groups.stream().map(group -> joined(group, cells)).toList();
    return String.join(BETWEEN_GROUPS, parts);
  }

  private static String joined(List<Integer> group, List<String> cells) {
    List<String> parts =
        group.stream().map(c -> cells.get(c).isBlank() ? MISSING : cells.get(c)).toList();
    return parts.stream().allMatch(MISSING::equals) ? MISSING : String.join(WITHIN_GROUP, parts);
  }

  /** What the lines are, in one line; the heads once where all groups have the same. */
  String heading() {
    List<String> heads = groups.stream().map(this::heads).toList();
    boolean areAlike = heads.size() > 1 && heads.stream().distinct().count() == 1;
    List<String> names = groups.stream().map(group -> columns.get(group.get(0)).group()).toList();
    if (areAlike) {
      return "%s: %s".formatted(capital(heads.get(0)), String.join(BETWEEN_GROUPS, names));
    }
    List<String> parts = new ArrayList<>();
    for (int g = 0; g < heads.size(); g++) {
      parts.add(names.get(g).isEmpty() ? heads.get(g) : names.get(g) + " " + heads.get(g));
    }
    return String.join(BETWEEN_GROUPS, parts);
  }

  /** Heads of columns in one word; those of a group in small letters, for they follow its name. */
  private String heads(List<Integer> group) {
    List<String> heads = group.stream().map(c -> columns.get(c).head()).toList();
    boolean isGrouped = !columns.get(group.get(0)).group().isEmpty();
    return String.join(
        WITHIN_GROUP, isGrouped ? heads.stream().map(StackedCells::small).toList() : heads);
  }

  /** A word in small letters, an abbreviation as it is. */
  private static String small(String head) {
    boolean isAbbreviation = head.equals(head.toUpperCase(Locale.ROOT));
    return isAbbreviation ? head : head.toLowerCase(Locale.ROOT);
  }

  private static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  boolean isEmpty() {
    return columns.isEmpty();
  }

  /** Pixels by which a row is higher for its line. */
  double height(int row) {
    return lines.get(row).isEmpty() ? 0 : size + 2;
  }

  /** The width of the widest line. */
  double width() {
    double widest =
        lines.stream().mapToDouble(line -> Fonts.width(line, size, false)).max().orElse(0);
    return Math.min(WIDEST, widest);
  }

  /** Adds the line of a row whose label stands on {@code base}. */
  void draw(int row, double left, double base, List<Mark> marks) {
    String line = lines.get(row);
    if (!line.isEmpty()) {
      write(Fonts.shorten(line, size, false, WIDEST), line, left, base + size + 2, marks);
    }
  }

  /** Adds the heading, below headings on {@code base}; returns its height. */
  double head(double left, double base, double width, List<Mark> marks) {
    if (isEmpty()) {
      return 0;
    }
    String heading = heading();
    write(Fonts.fit(heading, size, false, width), heading, left, base + size + 3, marks);
    return size + 3;
  }

  private void write(String shown, String full, double x, double y, List<Mark> marks) {
    marks.add(new Mark.Text(x, y, shown, size, false, Anchor.START, Theme.MUTED, full));
  }
}
