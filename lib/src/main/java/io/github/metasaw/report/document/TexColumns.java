package io.github.metasaw.report.document;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Columns of a table in LaTeX: columns of long text are broken over lines, and a table that is wide
 * all the same is written in smaller type with slighter margins.
 *
 * @param columns as longtable reads them: {@code lrp} with a width
 * @param begin what opens smaller type; may be empty
 * @param end what closes it; may be empty
 */
record TexColumns(String columns, String begin, String end) {

  /** Characters of a line of an article in type of 10 points. */
  private static final double LINE = 69;

  /** Characters that the margins of a column take. */
  private static final double MARGINS = 2.5;

  /** A cell as short as this is not broken over lines. */
  private static final int ONE_LINE = 24;

  /** Opens small type with slight margins; what is still wider stands out to both sides alike. */
  private static final String SMALL =
      """
      {\\scriptsize\\setlength{\\tabcolsep}{3pt}
      \\setlength{\\LTleft}{0pt plus 1fill minus 1fill}\\setlength{\\LTright}{\\LTleft}
      """;

  private static final double NARROWEST = 0.12;
  private static final double WIDEST = 0.6;

  /** Columns for a sheet. */
  static TexColumns of(Sheet sheet) {
    int[] longest =
        IntStream.range(0, sheet.headers().size()).map(column -> longest(sheet, column)).toArray();
    double fixed = IntStream.of(longest).filter(n -> n <= ONE_LINE).sum();
    double broken = IntStream.of(longest).filter(n -> n > ONE_LINE).sum();
    double left = 1 - (fixed + MARGINS * longest.length) / LINE;
    double[] shares =
        IntStream.of(longest)
            .mapToDouble(n -> n <= ONE_LINE ? 0 : share(n / broken * left, n))
            .toArray();
    double needed = fixed + MARGINS * longest.length;
    for (double share : shares) {
      needed += share * LINE;
    }
    String columns =
        IntStream.range(0, shares.length)
            .mapToObj(column -> column(sheet.numeric().get(column), shares[column]))
            .collect(Collectors.joining());
    return needed <= LINE + 1
        ? new TexColumns(columns, "", "")
        : new TexColumns(columns, SMALL, "}\n");
  }

  private static double share(double share, int characters) {
    return Math.max(NARROWEST, Math.min(share, Math.min(WIDEST, characters / LINE)));
  }

  private static String column(boolean isNumeric, double share) {
    if (share > 0) {
      return String.format(Locale.ROOT, "p{%.2f\\linewidth}", share);
    }
    return isNumeric ? "r" : "l";
  }

  private static int longest(Sheet sheet, int column) {
    return IntStream.concat(
            IntStream.of(sheet.headers().get(column).length()),
            sheet.rows().stream().mapToInt(row -> row.get(column).length()))
        .max()
        .orElse(0);
  }
}
