package io.github.metasaw.model.counts;

/**
 * The events of the first group as a function of the log odds ratio, given both margins of the
 * table: Fisher's noncentral hypergeometric distribution, P(a) proportional to C(n1, a) C(n2, m -
 * a) exp(a eta) with m events in all (Fisher 1935). No other parameter is in it. R: {@code
 * dFNCHypergeo} of BiasedUrn.
 */
public final class HypergeometricLikelihood implements PredictorLikelihood {

  /** Terms smaller than this share of the largest are left out. */
  private static final double NEGLIGIBLE = 1e-18;

  /** Odds at which the largest count is the mode of every table. */
  private static final double HUGE = 1e100;

  private final double n1;
  private final double n2;
  private final double events;
  private final int low;

  /** The count less the smallest possible. */
  private final int observed;

  /** log of C(n1, low + j) C(n2, events - low - j), less that of j = 0. */
  private final double[] logWeight;

  /** Weight of j + 1 over that of j. */
  private final double[] ratio;

  private HypergeometricLikelihood(double a, double n1, double n2, double events) {
    this.n1 = n1;
    this.n2 = n2;
    this.events = events;
    this.low = (int) Math.max(0, events - n2);
    int size = (int) Math.min(n1, events) - low + 1;
    this.observed = (int) a - low;
    this.logWeight = new double[size];
    this.ratio = new double[size];
    for (int j = 0; j + 1 < size; j++) {
      double count = low + j;
      ratio[j] = (n1 - count) * (events - count) / ((count + 1) * (n2 - events + count + 1));
      logWeight[j + 1] = logWeight[j] + Math.log(ratio[j]);
    }
  }

  /**
   * Of a table of whole numbers.
   *
   * @param a events of the first group
   * @param n1 size of the first group
   * @param c events of the second group
   * @param n2 size of the second group
   * @return the likelihood of the log odds ratio; constant 0 where the margins leave one table only
   */
  public static HypergeometricLikelihood of(double a, double n1, double c, double n2) {
    return new HypergeometricLikelihood(a, n1, n2, a + c);
  }

  @Override
  public void at(double eta, double[] out) {
    int mode = mode(eta);
    double odds = Math.exp(eta);
    double sum = 1;
    double first = 0;
    double second = 0;
    double term = 1;
    for (int j = mode; j + 1 < ratio.length; ) {
      term *= ratio[j] * odds;
      j++;
      double gap = j - mode;
      sum += term;
      first += term * gap;
      second += term * gap * gap;
      if (term < NEGLIGIBLE * sum) {
        break;
      }
    }
    term = 1;
    for (int j = mode; j > 0; ) {
      j--;
      term /= ratio[j] * odds;
      double gap = j - mode;
      sum += term;
      first += term * gap;
      second += term * gap * gap;
      if (term < NEGLIGIBLE * sum) {
        break;
      }
    }
    double mean = first / sum;
    out[0] = logWeight[observed] - logWeight[mode] + (observed - mode) * eta - Math.log(sum);
    out[1] = observed - mode - mean;
    out[2] = -(second / sum - mean * mean);
  }

  @Override
  public double value(double eta) {
    int mode = mode(eta);
    double odds = Math.exp(eta);
    double sum = 1;
    double term = 1;
    for (int j = mode; j + 1 < ratio.length && term >= NEGLIGIBLE * sum; j++) {
      term *= ratio[j] * odds;
      sum += term;
    }
    term = 1;
    for (int j = mode - 1; j >= 0 && term >= NEGLIGIBLE * sum; j--) {
      term /= ratio[j] * odds;
      sum += term;
    }
    return logWeight[observed] - logWeight[mode] + (observed - mode) * eta - Math.log(sum);
  }

  /** Where the ratio of successive weights falls below 1: the root of a quadratic. */
  private int mode(double eta) {
    int last = ratio.length - 1;
    if (last == 0) {
      return 0;
    }
    double odds = Math.exp(eta);
    if (!(odds > 0)) {
      return 0;
    }
    if (odds > HUGE) { // whose square may be no number
      return last;
    }
    double a = odds - 1;
    double b = -((n1 + events + 2) * odds + n2 - events);
    double c = (n1 + 1) * (events + 1) * odds;
    double root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
    double count = Math.floor(2 * c / (root - b));
    return (int) Math.max(0, Math.min(last, count - low));
  }

  /**
   * Whether the margins allow only one table, which is uninformative about the odds ratio.
   *
   * @return true without events, or without non-events
   */
  public boolean isConstant() {
    return ratio.length == 1;
  }
}
