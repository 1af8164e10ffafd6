package io.github.metasaw.plot.forest;

import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The extra columns of a forest plot in a narrow window, as a line of small type below each label:
 * {@code 4/123 | 11/139} below the heading {@code Events/total: treatment | control}.
 */
final class StackedCells {

  private static final String BETWEEN_GROUPS = " | ";
  private static final String WITHIN_GROUP = "/";
  private static final String MISSING = "–";

  /** Wider lines are shortened in the middle. */
  private static final double WIDEST = 260;

  private final List<List<Integer>> groups = new ArrayList<>();
  private final List<ForestColumn> columns;
  private final double size;
  private final List<String> lines;

  /**
   * Places cells below the labels.
   *
   * @param data forest plot whose columns are stacked
   * @param size type size of the labels
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
    // If only some columns had sums, they could be mistaken for the sums of other columns.
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

  /** One heading for the lines; column heads that are the same in all groups appear once. */
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

  /**
   * Column heads joined into one text; in lower case within a group, because they follow its name.
   */
  private String heads(List<Integer> group) {
    List<String> heads = group.stream().map(c -> columns.get(c).head()).toList();
    boolean isGrouped = !columns.get(group.get(0)).group().isEmpty();
    return String.join(
        WITHIN_GROUP, isGrouped ? heads.stream().map(StackedCells::small).toList() : heads);
  }

  /** The head in lower case, unless it is an abbreviation. */
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

  /** Additional height of a row for its line, in pixels. */
  double height(int row) {
    return lines.get(row).isEmpty() ? 0 : size + 2;
  }

  /** The width of the widest line. */
  double width() {
    double widest =
        lines.stream().mapToDouble(line -> Fonts.width(line, size, false)).max().orElse(0);
    return Math.min(WIDEST, widest);
  }

  /** Adds the line of a row whose label has its baseline at {@code base}. */
  void draw(int row, double left, double base, List<Mark> marks) {
    String line = lines.get(row);
    if (!line.isEmpty()) {
      write(Fonts.shorten(line, size, false, WIDEST), line, left, base + size + 2, marks);
    }
  }

  /** Adds the heading, below headings whose baseline is at {@code base}; returns its height. */
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
