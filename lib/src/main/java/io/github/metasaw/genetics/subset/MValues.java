package io.github.metasaw.genetics.subset;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.Tabular;
import io.github.metasaw.data.column.CellText;
import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.parallel.Interrupts;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.special.Gamma;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * m-values: the posterior probability that a study has the effect (Han and Eskin 2012, PLoS Genet.
 * 8, e1002555), by exact enumeration of the 2^k ways in which studies may have it or not.
 *
 * <p>Studies without the effect have yi ~ N(0, vi); those that have it share one, yi ~ N(mu, vi),
 * mu ~ N(0, sd^2). The share of studies that have it is Beta(a, b). METASOFT's defaults are sd =
 * 0.2 and Beta(1, 1). METASOFT leaves m-values empty where p is not small; here they are always
 * computed.
 *
 * @param labels of the studies [k]
 * @param mValues posterior probability that the study has the effect [k]
 * @param none posterior probability that no study has it
 * @param log10BF of the model against the null that no study has an effect, the empty set being one
 *     of its possibilities
 * @param sd of the prior of the effect
 */
public record MValues(
    List<String> labels, List<Double> mValues, double none, double log10BF, double sd)
    implements Tabular {

  private static final int MAX_STUDIES = 25;
  private static final int LOW_BITS = 10;

  /** Copies the lists. */
  public MValues {
    labels = List.copyOf(labels);
    mValues = List.copyOf(mValues);
  }

  /**
   * m-values with METASOFT's defaults: sd 0.2, Beta(1, 1).
   *
   * @param studies up to 25, with independent sampling errors
   * @return the m-values
   * @throws MetaException if sampling errors are correlated, or there are more than 25 studies
   */
  public static MValues of(Studies studies) {
    return of(studies, 0.2, 1, 1);
  }

  /**
   * m-values of studies.
   *
   * @param studies up to 25, with independent sampling errors
   * @param sd of the prior of the effect, on the scale of yi
   * @param a of Beta(a, b), the prior of the share of studies with the effect
   * @param b of Beta(a, b)
   * @return the m-values
   * @throws MetaException if sampling errors are correlated, there are more than 25 studies, or a
   *     parameter is not positive
   */
  public static MValues of(Studies studies, double sd, double a, double b) {
    if (!(studies.V() instanceof Diagonal)) {
      throw MetaException.of("m-values take studies with independent errors");
    }
    return of(studies.labels(), studies.yi(), studies.vi(), sd, a, b);
  }

  /**
   * m-values of studies given as arrays.
   *
   * @param labels of up to 25 studies [k]
   * @param yi estimates [k]
   * @param vi sampling variances, positive [k]
   * @param sd of the prior of the effect, on the scale of yi
   * @param a of Beta(a, b), the prior of the share of studies with the effect
   * @param b of Beta(a, b)
   * @return the m-values
   * @throws MetaException if there are no studies or more than 25, or a number cannot be used
   */
  public static MValues of(
      List<String> labels, double[] yi, double[] vi, double sd, double a, double b) {
    int k = yi.length;
    if (k == 0 || k > MAX_STUDIES) {
      throw MetaException.of(
          "m-values take 1 to %d studies, these are %d".formatted(MAX_STUDIES, k));
    }
    for (double positive : new double[] {sd, a, b}) {
      if (!(positive > 0 && positive < Double.POSITIVE_INFINITY)) {
        throw MetaException.of(
            "sd, a and b must be positive and finite, not " + CellText.number(positive));
      }
    }
    double[] w = new double[k];
    double[] wy = new double[k];
    for (int i = 0; i < k; i++) {
      if (!(vi[i] > 0 && Double.isFinite(vi[i]) && Double.isFinite(yi[i]))) {
        throw MetaException.of(
            "'%s' has estimate %s and variance %s; both must be finite, and the variance positive"
                .formatted(labels.get(i), CheckNumber.plain(yi[i]), CheckNumber.plain(vi[i])));
      }
      w[i] = 1 / vi[i];
      wy[i] = yi[i] / vi[i];
    }
    return new Enumeration(w, wy, sd * sd, logPriors(k, a, b)).result(labels, sd);
  }

  /** ln of the prior of one set of n studies, n = 0 to k: B(n + a, k - n + b) / B(a, b). */
  private static double[] logPriors(int k, double a, double b) {
    double[] log = new double[k + 1];
    double constant = Gamma.logGamma(a + b) - Gamma.logGamma(a) - Gamma.logGamma(b);
    for (int n = 0; n <= k; n++) {
      log[n] =
          constant + Gamma.logGamma(n + a) + Gamma.logGamma(k - n + b) - Gamma.logGamma(k + a + b);
    }
    return log;
  }

  /**
   * The m-values as a table.
   *
   * @return study, m_value: one row per study
   */
  @Override
  public Table table() {
    return Table.create(
        "m_values",
        StringColumn.create("study", labels),
        DoubleColumn.create("m_value", mValues.stream().mapToDouble(x -> x).toArray()));
  }

  /** The sums of a set are those of its upper and its lower bits: no drift, few additions. */
  private static final class Enumeration {
    private final int k;
    private final int low;
    private final double variance;
    private final double[] logPrior;
    private final double[] lowW;
    private final double[] lowT;
    private final double[] highW;
    private final double[] highT;

    Enumeration(double[] w, double[] wy, double variance, double[] logPrior) {
      this.k = w.length;
      this.low = Math.min(k, LOW_BITS);
      this.variance = variance;
      this.logPrior = logPrior;
      this.lowW = sums(w, 0, low);
      this.lowT = sums(wy, 0, low);
      this.highW = sums(w, low, k);
      this.highT = sums(wy, low, k);
    }

    private static double[] sums(double[] values, int from, int to) {
      double[] sums = new double[1 << (to - from)];
      for (int set = 1; set < sums.length; set++) {
        sums[set] = sums[set & (set - 1)] + values[from + Integer.numberOfTrailingZeros(set)];
      }
      return sums;
    }

    private double log(int high, int lowSet) {
      double d = 1 + variance * (highW[high] + lowW[lowSet]);
      double T = highT[high] + lowT[lowSet];
      return logPrior[Integer.bitCount(high) + Integer.bitCount(lowSet)]
          + 0.5 * (variance * T * T / d - Math.log(d));
    }

    MValues result(List<String> labels, double sd) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int high = 0; high < highW.length; high++) {
        Interrupts.check();
        for (int set = 0; set < lowW.length; set++) {
          largest = Math.max(largest, log(high, set));
        }
      }
      double total = 0;
      double[] byLow = new double[lowW.length];
      double[] byHigh = new double[highW.length];
      for (int high = 0; high < highW.length; high++) {
        Interrupts.check();
        for (int set = 0; set < lowW.length; set++) {
          double weight = Math.exp(log(high, set) - largest);
          total += weight;
          byLow[set] += weight;
          byHigh[high] += weight;
        }
      }
      double[] m = new double[k];
      add(m, 0, byLow);
      add(m, low, byHigh);
      double none = Math.exp(logPrior[0] - largest) / total;
      double sum = total;
      List<Double> values = Arrays.stream(m).map(x -> x / sum).boxed().toList();
      return new MValues(labels, values, none, (largest + Math.log(total)) / Math.log(10), sd);
    }

    private static void add(double[] m, int from, double[] bySet) {
      for (int set = 1; set < bySet.length; set++) {
        for (int left = set; left != 0; left &= left - 1) {
          m[from + Integer.numberOfTrailingZeros(left)] += bySet[set];
        }
      }
    }
  }
}
