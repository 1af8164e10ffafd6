package io.github.metasaw.data.effect.convert;

/**
 * Two-by-two tables from their margins and one statistic. Exact for statistics that were not
 * rounded; counts are rounded to whole people. R: metafor's {@code conv.2x2}.
 *
 * @param ai events in group 1
 * @param bi people without the event in group 1
 * @param ci events in group 2
 * @param di people without the event in group 2
 */
public record TableRecovery(double ai, double bi, double ci, double di) {

  private static final TableRecovery NONE =
      new TableRecovery(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /**
   * The table of an odds ratio (Bonett 2007).
   *
   * @param oddsRatio above 0
   * @param n1 people in group 1
   * @param events events in both groups
   * @param n people in both groups
   * @return the table, NaN where no table has these margins and this odds ratio
   */
  public static TableRecovery ofOddsRatio(double oddsRatio, double n1, double events, double n) {
    if (Math.abs(oddsRatio - 1) < 1e-12) {
      return of(n1 * events / n, n1, events, n);
    }
    double sum = oddsRatio * (n1 + events) + n - n1 - events;
    double root = sum * sum - 4 * (oddsRatio - 1) * oddsRatio * n1 * events;
    return of((sum - Math.sqrt(root)) / (2 * (oddsRatio - 1)), n1, events, n);
  }

  /**
   * The table of a phi coefficient.
   *
   * @param phi between -1 and 1
   * @param n1 people in group 1
   * @param events events in both groups
   * @param n people in both groups
   * @return the table, NaN where no table has these margins and this coefficient
   */
  public static TableRecovery ofPhi(double phi, double n1, double events, double n) {
    double margins = n1 * (n - n1) * events * (n - events);
    return of((n1 * events + phi * Math.sqrt(margins)) / n, n1, events, n);
  }

  /**
   * The table of a chi-square statistic of independence.
   *
   * @param chiSquare the statistic, negative if group 1 has fewer events than expected
   * @param isCorrected whether Yates's correction for continuity was used
   * @param n1 people in group 1
   * @param events events in both groups
   * @param n people in both groups
   * @return the table, NaN where no table has these margins and this statistic
   */
  public static TableRecovery ofChiSquare(
      double chiSquare, boolean isCorrected, double n1, double events, double n) {
    double margins = n1 * (n - n1) * events * (n - events);
    double gap = Math.sqrt(Math.abs(chiSquare) * margins / n) + (isCorrected ? n / 2 : 0);
    return ofPhi(Math.signum(chiSquare) * gap / Math.sqrt(margins), n1, events, n);
  }

  private static TableRecovery of(double a, double n1, double events, double n) {
    double rounded = Math.rint(a);
    TableRecovery table =
        new TableRecovery(rounded, n1 - rounded, events - rounded, n - n1 - events + rounded);
    boolean isPossible = table.ai >= 0 && table.bi >= 0 && table.ci >= 0 && table.di >= 0;
    return isPossible ? table : NONE;
  }

  /**
   * The events that a percentage means.
   *
   * @param percent of people with the event, 0 to 100
   * @param n people
   * @return a whole number of events
   */
  public static double eventsOfPercent(double percent, double n) {
    return Math.rint(percent / 100 * n);
  }
}
