package io.github.metasaw.data.file;

import java.util.ArrayList;
import java.util.List;

/** Finds what parts the cells of a text: tab, semicolon, comma, bar, or blanks. */
final class SeparatorFinder {

  private static final List<Character> SEPARATORS = List.of('\t', ';', ',', '|');
  private static final String DECLARED = "sep=";

  private SeparatorFinder() {}

  /** The cells of a text; a first line {@code sep=;}, as Excel writes it, names the separator. */
  static CellSource cells(String text) {
    if (text.startsWith(DECLARED) && text.length() > DECLARED.length()) {
      char separator = text.charAt(DECLARED.length());
      return new CellSource(
          separator, CsvLines.of(text.replaceFirst("[^\\r\\n]*(\\r\\n|\\r|\\n)?", ""), separator));
    }
    List<CellSource> candidates = new ArrayList<>();
    for (char candidate : SEPARATORS) {
      if (text.indexOf(candidate) >= 0) {
        candidates.add(new CellSource(candidate, CsvLines.of(text, candidate)));
      }
    }
    return best(candidates, text);
  }

  /** The one that gives every line the same and most cells, else most lines the same. */
  private static CellSource best(List<CellSource> candidates, String text) {
    CellSource best = null;
    int most = 1;
    for (CellSource candidate : candidates) {
      int cells = candidate.lines().get(0).cells().size();
      boolean isEven = candidate.lines().stream().allMatch(line -> line.cells().size() == cells);
      if (isEven && cells > most) {
        most = cells;
        best = candidate;
      }
    }
    if (best != null) {
      return best;
    }
    char separator = isBlankSeparated(text) ? CellSource.BLANK : mostEven(candidates, text);
    return new CellSource(separator, CsvLines.of(text, separator));
  }

  /** Whether every line has the same number of words, row names apart. */
  private static boolean isBlankSeparated(String text) {
    List<Line> lines =
        CsvLines.of(text, CellSource.BLANK).stream()
            .filter(line -> !FileLayout.isComment(line))
            .toList();
    if (lines.size() < 2) {
      return false;
    }
    int width = lines.get(lines.size() - 1).cells().size();
    boolean isEven =
        lines.stream().skip(1).allMatch(line -> line.cells().size() == width)
            && (lines.get(0).cells().size() == width
                || FileLayout.hasRowNames(lines, width, CellSource.BLANK));
    return isEven && width > 1;
  }

  /** The separator by which most lines have the same number of cells, two or more. */
  private static char mostEven(List<CellSource> candidates, String text) {
    char best = ',';
    int most = 0;
    for (CellSource candidate : candidates) {
      List<Line> lines = candidate.lines();
      int width = FileLayout.usual(lines, line -> line.cells().size());
      int same = (int) lines.stream().filter(line -> line.cells().size() == width).count();
      if (width > 1 && same > most) {
        most = same;
        best = candidate.separator();
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
