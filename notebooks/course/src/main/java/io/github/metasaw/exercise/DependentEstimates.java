package io.github.metasaw.exercise;

import static io.github.metasaw.exercise.ByHand.map;

import io.github.metasaw.Meta;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** V of two outcomes, what a covariance does to a mean, and weights that are not variances. */
final class DependentEstimates {

  private static final FreqOptions ML = FreqOptions.defaults().withMethod("ML");

  private final double[] v1 = {0.04, 0.03};
  private final double[] v2 = {0.05, 0.02};
  private final double[] r = {0.4, 0.2};
  private final KnownV right = KnownV.bivariate(v1, v2, r);
  private final double[] covariance = {right.get(0, 1), right.get(2, 3)};
  private final double[] product = {r[0] * v1[0] * v2[0], r[1] * v1[1] * v2[1]};
  private final double both = v1[0] + v2[0];
  private final double twice = 2 * covariance[0];
  private final Table bcg = Meta.dataset("bcg");
  private final FrequentistFit known = Meta.fit(bcg, "yi ~ 1 + meta_V(V = vi)\nsigma ~ 1", ML);
  private final String covariances = "Between the outcomes stands a covariance. ";

  private DependentEstimates() {}

  static Task task() {
    return new DependentEstimates().build();
  }

  private Task build() {
    return Task.of(
            8,
            "Correlated estimates, and weights that are no variances",
            "KnownV.bivariate(v1, v2, cor12) makes this V.",
            matrix(),
            seMean(),
            seBcg())
        .asking(
            "Two studies report two outcomes. The sampling variances of the first outcome "
                + "are 0.04 and 0.03, of the second 0.05 and 0.02; the errors correlate by 0.4 in "
                + "the first study and by 0.2 in the second. Rows are y1 and y2 of the first "
                + "study, then of the second.")
        .on(bcg);
  }

  private MatrixQuestion matrix() {
    return MatrixQuestion.of(
            "V",
            "V of y1 and y2 of the first study, then y1 and y2 of the second",
            right.toArray(),
            "Four rows: variances on the diagonal, a block for each study, 0 between studies.")
        .mistake(pairs(v1, v2, r), covariances + "0.4 and 0.2 are correlations.")
        .mistake(
            pairs(v1, v2, product),
            covariances + "A correlation is multiplied by SDs, not by variances.")
        .mistake(
            pairs(v1, v2, new double[2]),
            "Two outcomes of one study share people, so their errors are correlated.")
        .mistake(
            pairs(map(v1, Math::sqrt), map(v2, Math::sqrt), covariance),
            "The diagonal holds variances, not SDs.")
        .mistake(
            pairs(map(v1, v -> v * v), map(v2, v -> v * v), product),
            "v1 and v2 are variances already: nothing is to be squared.")
        .mistake(
            stacked(right), "Here both y1 stand before both y2. Keep the rows of a study together.")
        .mistake(upper(right), "A covariance stands on both sides of the diagonal.");
  }

  private NumberQuestion seMean() {
    return NumberQuestion.of(
            "seMean",
            "the standard error of (y1 + y2)/2 of the first study",
            Math.sqrt((both + twice) / 4),
            "The variance of a sum has three parts; then mind the half.")
        .mistake(Math.sqrt(both / 4), "Two correlated estimates do not tell as much as two apart.")
        .mistake((both + twice) / 4, "This is the variance.")
        .mistake(Math.sqrt((both - twice) / 4), "The minus sign is for a difference.")
        .mistake(Math.sqrt((both + covariance[0]) / 4), "The covariance enters twice.")
        .mistake(Math.sqrt(both + twice), "This is the SE of the sum, not of the mean.")
        .mistake(Math.sqrt((both + twice) / 2), "A half outside is a quarter in a variance.");
  }

  private NumberQuestion seBcg() {
    return NumberQuestion.of(
            "seBcg",
            "the standard error of the mean of bcg, whose sampling variances are vi, by ML"
                + " with sigma ~ 1",
            known.se(),
            "Use %%meta bcg --method ML with meta_V and a line for sigma; read se of (Intercept).")
        .mistake(
            weighted(bcg, "vi").se(),
            "Weighted by 1/vi as well: every row is counted many times, and the SE is too small.")
        .mistake(
            weighted(bcg, "none").se(),
            "Weights say how often a row was seen. How precise it is belongs into meta_V.")
        .mistake(
            Models.fit(bcg, "common").se(),
            "A common effect has no sigma. These trials differ by more than chance.")
        .mistake(Models.fit(bcg, "REML").se(), "This is REML, a good choice; here ML is asked.");
  }

  /** The mistake of giving 1/vi as likelihood weights, with variances in V or without. */
  private static FrequentistFit weighted(Table bcg, String variances) {
    double[] vi = bcg.numberColumn("vi").asDoubleArray();
    Table table = bcg.copy();
    table.addColumns(DoubleColumn.create("none", new double[vi.length]));
    return Meta.fit(
        table,
        "yi ~ 1 + meta_V(V = " + variances + ")\nsigma ~ 1",
        ML.withLikelihoodWeights(map(vi, v -> 1 / v)));
  }

  /** Two studies of two outcomes: diagonal a, b, and one number between a pair. */
  private static double[][] pairs(double[] a, double[] b, double[] between) {
    double[][] v = new double[4][4];
    for (int i = 0; i < 2; i++) {
      v[2 * i][2 * i] = a[i];
      v[2 * i + 1][2 * i + 1] = b[i];
      v[2 * i][2 * i + 1] = between[i];
      v[2 * i + 1][2 * i] = between[i];
    }
    return v;
  }

  /** The rows by outcome and not by study. */
  private static double[][] stacked(KnownV v) {
    int[] order = {0, 2, 1, 3};
    double[][] moved = new double[4][4];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        moved[i][j] = v.get(order[i], order[j]);
      }
    }
    return moved;
  }

  /** Nothing below the diagonal. */
  private static double[][] upper(KnownV v) {
    double[][] half = v.toArray();
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < i; j++) {
        half[i][j] = 0;
      }
    }
    return half;
  }
}
