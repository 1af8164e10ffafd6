package io.github.metasaw.genetics.subset;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.Tabular;
import io.github.metasaw.data.column.CellText;
import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.linalg.Diagonal;
import java.util.Arrays;
import java.util.List;
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
    EffectSets sets = new EffectSets(w, sd, EffectSets.logPriors(k, a, b));
    double[] m = new double[k];
    sets.evaluate(wy, m);
    return new MValues(
        labels, Arrays.stream(m).boxed().toList(), sets.none(), sets.logBF() / Math.log(10), sd);
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
}
