package io.github.metasaw.plot.forest;

import io.github.metasaw.diagnostic.PlainText;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The extra columns of a forest plot in a narrow window, as a line of small type below each label:
 * {@code 4/123 | 11/139} below the heading {@code Events/total: treatment | control}. The weights
 * of several models stand in a second line.
 */
final class StackedCells {

  private static final String BETWEEN_GROUPS = " | ";
  private static final String WITHIN_GROUP = "/";
  private static final String MISSING = "–";

  /** Wider lines are shortened in the middle. */
  private static final double WIDEST = 260;

  /** A heading, and the text of each row below its label; empty for rows without one. */
  private record CellLine(String heading, List<String> texts) {}

  private final List<CellLine> lines = new ArrayList<>();
  private final ForestLights lights;
  private final double size;

  /**
   * Places cells, and the weights of several models, below the labels.
   *
   * @param data forest plot whose columns are stacked
   * @param numbers how its weights are written
   * @param size type size of the labels
   */
  StackedCells(ForestData data, ForestNumbers numbers, double size) {
    this.size = size - 2;
    this.lights = data.lights();
    List<ForestColumn> columns = data.columns();
    if (!columns.isEmpty()) {
      List<List<Integer>> groups = groups(columns);
      lines.add(
          new CellLine(
              heading(columns, groups),
              data.rows().stream().map(row -> cells(row, groups)).toList()));
    }
    if (areStacked(data)) {
      lines.add(
          new CellLine(
              "Weights: " + String.join(BETWEEN_GROUPS, data.weightHeads()),
              data.rows().stream().map(row -> weights(row, data, numbers)).toList()));
    }
  }

  private StackedCells(double size) {
    this.size = size - 2;
    this.lights = ForestLights.none();
  }

  /** Nothing below the labels. */
  static StackedCells none(double size) {
    return new StackedCells(size);
  }

  /** Whether weights are below the labels too: those of a single model have their column. */
  static boolean areStacked(ForestData data) {
    return data.weightHeads().size() > 1;
  }

  /** Columns that stand under one heading. */
  private static List<List<Integer>> groups(List<ForestColumn> columns) {
    List<List<Integer>> groups = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      String group = columns.get(c).group();
      boolean isTogether = c > 0 && !group.isEmpty() && group.equals(columns.get(c - 1).group());
      if (!isTogether) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(c);
    }
    return groups;
  }

  private static String cells(ForestRow row, List<List<Integer>> groups) {
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

  private static String weights(ForestRow row, ForestData data, ForestNumbers numbers) {
    List<String> weights =
        IntStream.range(0, data.weightHeads().size())
            .mapToObj(model -> numbers.weight(row, model))
            .map(weight -> weight.isEmpty() ? MISSING : weight)
            .toList();
    return weights.stream().allMatch(MISSING::equals) ? "" : String.join(BETWEEN_GROUPS, weights);
  }

  private static String joined(List<Integer> group, List<String> cells) {
    List<String> parts =
        group.stream().map(c -> cells.get(c).isBlank() ? MISSING : cells.get(c)).toList();
    return parts.stream().allMatch(MISSING::equals) ? MISSING : String.join(WITHIN_GROUP, parts);
  }

  /** The headings of all lines, from the top to the bottom. */
  List<String> headings() {
    List<String> headings = new ArrayList<>(lines.stream().map(CellLine::heading).toList());
    if (!lights.isEmpty()) {
      headings.add(ForestLights.GROUP + ": " + String.join(", ", lights.heads()));
    }
    return headings;
  }

  /** One heading for the lines; column heads that are the same in all groups appear once. */
  private static String heading(List<ForestColumn> columns, List<List<Integer>> groups) {
    List<String> heads = groups.stream().map(group -> heads(columns, group)).toList();
    boolean areAlike = heads.size() > 1 && heads.stream().distinct().count() == 1;
    List<String> names = groups.stream().map(group -> columns.get(group.get(0)).group()).toList();
    if (areAlike) {
      return "%s: %s"
          .formatted(PlainText.capital(heads.get(0)), String.join(BETWEEN_GROUPS, names));
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
  private static String heads(List<ForestColumn> columns, List<Integer> group) {
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

  /** Additional height of a row for its lines, in pixels. */
  double height(int row) {
    long shown = lines.stream().filter(line -> !line.texts().get(row).isEmpty()).count();
    return shown * (size + 2) + (hasLights(row) ? lightHeight() : 0);
  }

  private boolean hasLights(int row) {
    return !lights.isEmpty() && !lights.rows().get(row).isEmpty();
  }

  private double lightHeight() {
    return size + 6;
  }

  /** The width of the widest line. */
  double width() {
    double widest =
        lines.stream()
            .flatMap(line -> line.texts().stream())
            .mapToDouble(text -> Fonts.width(text, size, false))
            .max()
            .orElse(0);
    return Math.max(Math.min(WIDEST, widest), ForestLights.width(lights.heads().size(), size + 2));
  }

  /** Adds the lines of a row whose label has its baseline at {@code base}. */
  void draw(int row, double left, double base, List<Mark> marks) {
    double y = base;
    for (CellLine line : lines) {
      String text = line.texts().get(row);
      if (!text.isEmpty()) {
        y += size + 2;
        write(Fonts.shorten(text, size, false, WIDEST), text, left, y, marks);
      }
    }
    if (hasLights(row)) {
      lights.drawRow(row, left, y + lightHeight(), size + 2, marks);
    }
  }

  /** Adds the headings, below headings whose baseline is at {@code base}; returns their height. */
  double head(double left, double base, double width, List<Mark> marks) {
    double y = base;
    for (String heading : headings()) {
      y += size + 3;
      write(Fonts.fit(heading, size, false, width), heading, left, y, marks);
    }
    return y - base;
  }

  private void write(String shown, String full, double x, double y, List<Mark> marks) {
    marks.add(new Mark.Text(x, y, shown, size, false, Anchor.START, Theme.MUTED, full));
  }
}
