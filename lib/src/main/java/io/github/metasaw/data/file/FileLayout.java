package io.github.metasaw.data.file;

import io.github.metasaw.data.file.CsvLines.Line;
import io.github.metasaw.diagnostic.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where the table stands in the text of a file: its separator, the line of names, and the lines
 * that are none of it (comments, titles above, notes below), which are left out and told.
 *
 * @param separator that parts cells; a blank stands for any number of blanks
 * @param lines of the table, the names first
 * @param hasRowNames whether lines have a cell more than there are names, as R writes row names
 * @param checks what was left out
 */
record FileLayout(char separator, List<Line> lines, boolean hasRowNames, List<Check> checks) {

  static final char BLANK = ' ';

  private static final List<Character> SEPARATORS = List.of('\t', ';', ',', '|');
  private static final String DECLARED = "sep=";
  private static final String COMMENT = "#";

  /** How notes below a table begin, or what only they have. */
  private static final Pattern NOTE =
      Pattern.compile(
          "(?i)(note|notes|source|sources|mean|median|total|sum|abbreviations?)\\b.*|.*\\S\\s*=.*|[*†‡].+");

  private static final int MAX_SHOWN = 60;

  static FileLayout of(String text) {
    boolean isDeclared = text.startsWith(DECLARED) && text.length() > DECLARED.length();
    char separator = isDeclared ? text.charAt(DECLARED.length()) : separator(text);
    String table = text.startsWith(DECLARED) ? text.substring(text.indexOf('\n') + 1) : text;
    List<Check> checks = new ArrayList<>();
    List<Line> lines = withoutComments(CsvLines.of(table, separator), checks);
    int width = usual(lines);
    boolean hasRowNames = hasRowNames(lines, width, separator);
    int first = titles(lines, hasRowNames ? width - 1 : width);
    int last = notes(lines, first, width);
    told("title_lines", "above the names", lines.subList(0, first), checks);
    told("foot_lines", "below the table", lines.subList(last, lines.size()), checks);
    return new FileLayout(separator, lines.subList(first, last), hasRowNames, checks);
  }

  private static List<Line> withoutComments(List<Line> lines, List<Check> checks) {
    List<Line> comments =
        lines.stream().filter(line -> line.cells().get(0).startsWith(COMMENT)).toList();
    boolean isHeader = comments.size() == 1 && comments.get(0).cells().size() > 1;
    if (comments.isEmpty() || comments.size() == lines.size() || isHeader) {
      return lines;
    }
    told("comment_lines", "that begin with #", comments, checks);
    return lines.stream().filter(line -> !comments.contains(line)).toList();
  }

  /** The number of cells that most lines have; of several the larger. */
  private static int usual(List<Line> lines) {
    Map<Integer, Integer> counts = new TreeMap<>();
    lines.forEach(line -> counts.merge(line.cells().size(), 1, Integer::sum));
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
  private static boolean hasRowNames(List<Line> lines, int width, char separator) {
    if ((separator != BLANK && separator != '\t') || lines.size() < 2 || width < 2) {
      return false;
    }
    List<Line> rows = lines.subList(1, lines.size());
    return lines.get(0).cells().size() == width - 1
        && rows.stream().allMatch(line -> line.cells().size() == width);
  }

  /** How many lines stand above the names: those with one filled cell, where the table has more. */
  private static int titles(List<Line> lines, int width) {
    int first = 0;
    while (width > 1 && first < lines.size() - 1 && filled(lines.get(first)) == 1) {
      first++;
    }
    boolean isHeader = filled(lines.get(first)) == Math.min(width, lines.get(first).cells().size());
    return isHeader || first == 0 || filled(lines.get(first)) > 1 ? first : 0;
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
    boolean isAlone = filled(line) == 1 && !line.cells().get(0).isBlank();
    String text = String.join(" ", line.cells()).strip();
    return (isAlone && NOTE.matcher(text).matches())
        || (line.cells().size() > 1 && text.matches("\\S+ = .*"));
  }

  private static int filled(Line line) {
    return (int) line.cells().stream().filter(cell -> !cell.isBlank()).count();
  }

  private static void told(String name, String where, List<Line> lines, List<Check> checks) {
    if (lines.isEmpty()) {
      return;
    }
    String first = String.join(" ", lines.get(0).cells()).strip();
    String shown = first.length() > MAX_SHOWN ? first.substring(0, MAX_SHOWN) + "…" : first;
    checks.add(
        Check.note(
            name,
            Integer.toString(lines.size()),
            "%s %s left out: '%s'%s."
                .formatted(
                    lines.size() == 1 ? "A line " + where + " was" : "Lines " + where + " were",
                    lines.size() == 1 ? "" : "(" + lines.size() + ")",
                    shown,
                    lines.size() == 1 ? "" : " and so on")
                .replace("  ", " ")));
  }

  /** The one that gives every line the same and most cells, else most lines the same. */
  private static char separator(String text) {
    char best = ',';
    int most = 1;
    for (char candidate : SEPARATORS) {
      List<Line> lines = CsvLines.of(text, candidate);
      int cells = lines.get(0).cells().size();
      boolean isEven = lines.stream().allMatch(line -> line.cells().size() == cells);
      if (isEven && cells > most) {
        most = cells;
        best = candidate;
      }
    }
    if (most > 1) {
      return best;
    }
    if (isBlankSeparated(text)) {
      return BLANK;
    }
    return mostEven(text);
  }

  /** Whether every line has the same number of words, row names apart. */
  private static boolean isBlankSeparated(String text) {
    List<Line> lines =
        CsvLines.of(text, BLANK).stream()
            .filter(line -> !line.cells().get(0).startsWith(COMMENT))
            .toList();
    if (lines.size() < 2) {
      return false;
    }
    int width = lines.get(lines.size() - 1).cells().size();
    boolean isEven =
        lines.stream().skip(1).allMatch(line -> line.cells().size() == width)
            && (lines.get(0).cells().size() == width || hasRowNames(lines, width, BLANK));
    return isEven && width > 1;
  }

  /** The separator by which most lines have the same number of cells, two or more. */
  private static char mostEven(String text) {
    char best = ',';
    int most = 0;
    for (char candidate : SEPARATORS) {
      List<Line> lines = CsvLines.of(text, candidate);
      int width = usual(lines);
      int same = (int) lines.stream().filter(line -> line.cells().size() == width).count();
      if (width > 1 && same > most) {
        most = same;
        best = candidate;
      }
    }
    return most > 0 ? best : mostFrequent(text.lines().findFirst().orElse(""));
  }

  private static char mostFrequent(String header) {
    char best = ',';
    long most = 0;
    for (char candidate : SEPARATORS) {
      long count = header.chars().filter(c -> c == candidate).count();
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }
}
