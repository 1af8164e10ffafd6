package io.github.metasaw.data.file;

import io.github.metasaw.diagnostic.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/**
 * Where the table stands in a file: the line of names, and the lines that are none of it (comments,
 * titles above, notes below), which are left out and told.
 *
 * @param lines of the table, the names first
 * @param hasRowNames whether lines have a cell more than there are names, as R writes row names
 * @param checks what was left out
 */
record FileLayout(List<Line> lines, boolean hasRowNames, List<Check> checks) {

  private static final String COMMENT = "#";

  /** How notes below a table begin, or what only they have. */
  private static final Pattern NOTE =
      Pattern.compile(
          "(?i)(note|notes|source|sources|mean|median|total|sum|abbreviations?)\\b.*|.*\\S\\s*=.*|[*†‡].+");

  private static final String RULE = ":?-{3,}:?";

  private static final int MAX_SHOWN = 60;

  static FileLayout of(CellSource source) {
    List<Check> checks = new ArrayList<>(source.checks());
    List<Line> cells = source.lines().stream().filter(line -> !isRule(line)).toList();
    List<Line> lines = withoutComments(cells.isEmpty() ? source.lines() : cells, checks);
    int width = usual(lines, line -> line.cells().size());
    boolean hasRowNames = hasRowNames(lines, width, source.separator());
    int first = titles(lines, hasRowNames ? width - 1 : width);
    int last = notes(lines, first, width);
    told("title_lines", "above the names", lines.subList(0, first), checks);
    told("foot_lines", "below the table", lines.subList(last, lines.size()), checks);
    List<Line> table = NameLines.joined(lines.subList(first, last), checks);
    return new FileLayout(table, hasRowNames, checks);
  }

  /** Whether a line begins as comments do in R and Python. */
  static boolean isComment(Line line) {
    return line.cells().get(0).startsWith(COMMENT);
  }

  /** Whether a line is the rule below the names of a table in Markdown. */
  private static boolean isRule(Line line) {
    boolean mayBe = line.cells().stream().anyMatch(cell -> cell.contains("---"));
    return mayBe
        && line.cells().size() > 1
        && line.cells().stream().allMatch(cell -> cell.isBlank() || cell.strip().matches(RULE));
  }

  private static List<Line> withoutComments(List<Line> lines, List<Check> checks) {
    List<Line> comments = lines.stream().filter(FileLayout::isComment).toList();
    boolean isHeader = comments.size() == 1 && comments.get(0).filled() > 1;
    if (comments.isEmpty() || comments.size() == lines.size() || isHeader) {
      return lines;
    }
    told("comment_lines", "that begin with #", comments, checks);
    return lines.stream().filter(line -> !isComment(line)).toList();
  }

  /** A count that most lines have; of several the larger. */
  static int usual(List<Line> lines, ToIntFunction<Line> count) {
    Map<Integer, Integer> counts = new TreeMap<>();
    lines.forEach(line -> counts.merge(count.applyAsInt(line), 1, Integer::sum));
    int best = 0;
    int most = 0;
    for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
      if (entry.getValue() >= most) {
        best = entry.getKey();
        most = entry.getValue();
      }
    }
    return best;
  }

  /**
   * R's table without a name for the column of row names: every line but the first has one more.
   */
  static boolean hasRowNames(List<Line> lines, int width, char separator) {
    if ((separator != CellSource.BLANK && separator != '\t') || lines.size() < 2 || width < 2) {
      return false;
    }
    List<Line> rows = lines.subList(1, lines.size());
    return lines.get(0).cells().size() == width - 1
        && rows.stream().allMatch(line -> line.cells().size() == width);
  }

  /**
   * How many lines stand above the names: those with one filled cell where the table has more, or
   * with half the usual number at most above a line of names.
   */
  private static int titles(List<Line> lines, int width) {
    int usual = usual(lines, Line::filled);
    int first = 0;
    while (width > 1 && first < lines.size() - 1 && lines.get(first).filled() == 1) {
      first++;
    }
    int names = first;
    while (names < lines.size() - 1
        && 2 * lines.get(names).filled() <= usual
        && !NameLines.isGroups(lines.subList(names, lines.size()))) {
      names++;
    }
    if (names > first && NameLines.isNames(lines.get(names))) {
      return names;
    }
    return first == 0 || lines.get(first).filled() > 1 ? first : 0;
  }

  /** The end of the table: notes below have one filled cell that reads like a note. */
  private static int notes(List<Line> lines, int first, int width) {
    int last = lines.size();
    while (width > 1 && last > first + 2 && isNote(lines.get(last - 1))) {
      last--;
    }
    return last;
  }

  private static boolean isNote(Line line) {
    boolean isAlone = line.filled() == 1 && !line.cells().get(0).isBlank();
    return (isAlone && NOTE.matcher(line.text()).matches())
        || (line.cells().size() > 1 && line.text().matches("\\S+ = .*"));
  }

  private static void told(String name, String where, List<Line> lines, List<Check> checks) {
    if (lines.isEmpty()) {
      return;
    }
    String first = lines.get(0).text();
    String shown = first.length() > MAX_SHOWN ? first.substring(0, MAX_SHOWN) + "…" : first;
    String message =
        lines.size() == 1
            ? "A line %s was left out: '%s'.".formatted(where, shown)
            : "Lines %s (%d) were left out: '%s' and so on.".formatted(where, lines.size(), shown);
    checks.add(Check.note(name, Integer.toString(lines.size()), message));
  }
}
