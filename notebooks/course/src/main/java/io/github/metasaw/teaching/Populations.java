package io.github.metasaw.teaching;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.Tabular;
import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The populations that studies sample: each has an effect beta_i, and an information phi_i that one
 * observation carries about it; a study of n_i observations has the variance s_i^2 = 1 / (n_i
 * phi_i). With eta_i the share of study i in all observations, inverse-variance weights are eta_i
 * phi_i over their sum (Rice, Higgins and Lumley 2018, J. R. Stat. Soc. A 181, 205).
 *
 * @param labels of the studies [k]
 * @param beta effects, on the scale of yi [k]
 * @param phi information per observation; 1 / phi is a variance, on the scale of yi squared [k]
 * @param eta shares of the observations, summing to 1 [k]
 */
public record Populations(
    List<String> labels, List<Double> beta, List<Double> phi, List<Double> eta) implements Tabular {

  /** Copies the lists. */
  public Populations {
    labels = List.copyOf(labels);
    beta = List.copyOf(beta);
    phi = List.copyOf(phi);
    eta = List.copyOf(eta);
  }

  /**
   * Populations whose parameters are known, as in a simulation.
   *
   * @param labels of the studies [k]
   * @param beta effects [k]
   * @param phi information per observation, positive [k]
   * @param n number of observations of each study, positive [k]
   * @return the populations
   * @throws MetaException if the lengths differ, or a number cannot be used
   */
  public static Populations of(List<String> labels, double[] beta, double[] phi, double[] n) {
    for (double[] each : new double[][] {beta, phi, n}) {
      if (each.length != labels.size() || each.length == 0) {
        throw MetaException.of(
            "beta, phi and n have a value for each of the %d labels".formatted(labels.size()));
      }
    }
    double total = Arrays.stream(n).sum();
    for (int i = 0; i < n.length; i++) {
      if (!(phi[i] > 0 && n[i] > 0 && Double.isFinite(total + phi[i] + beta[i]))) {
        throw MetaException.of(
            "'%s' has beta %s, phi %s and n %s; all must be finite, phi and n positive"
                .formatted(labels.get(i), beta[i], phi[i], n[i]));
      }
    }
    return new Populations(
        labels, boxed(beta), boxed(phi), boxed(Arrays.stream(n).map(x -> x / total).toArray()));
  }

  /**
   * Populations as the studies estimate them: beta_i = yi, phi_i = 1 / (n_i vi).
   *
   * @param studies with the column {@code n}
   * @param n name of the column of the numbers of observations
   * @return the populations
   * @throws MetaException if there is no such column, or a number cannot be used
   */
  public static Populations of(Studies studies, String n) {
    double[] size = studies.numbers(n);
    double[] v = studies.vi();
    double[] phi = IntStream.range(0, v.length).mapToDouble(i -> 1 / (size[i] * v[i])).toArray();
    return of(studies.labels(), studies.yi(), phi, size);
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  /**
   * The number of populations.
   *
   * @return k
   */
  public int k() {
    return labels.size();
  }

  /**
   * The weighted average of the effects.
   *
   * @param weights in any unit [k]
   * @return sum of weights times effects, over the sum of weights
   */
  public double average(double... weights) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < k(); i++) {
      sum += weights[i] * beta.get(i);
      total += weights[i];
    }
    return sum / total;
  }

  /**
   * The shares of the inverse-variance weights.
   *
   * @return eta_i phi_i over their sum [k]
   */
  public double[] precision() {
    double[] weights = IntStream.range(0, k()).mapToDouble(i -> eta.get(i) * phi.get(i)).toArray();
    double total = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(w -> w / total).toArray();
  }

  /**
   * The average with inverse-variance weights, beta_F.
   *
   * @return the most precise average, on the scale of yi
   */
  public double betaF() {
    return average(precision());
  }

  /**
   * The precision-weighted variance of the effects about beta_F.
   *
   * @return a variance, 0 or larger
   */
  public double zeta2() {
    return spread(precision());
  }

  /**
   * The mean square of the effects about beta_F, with equal weights.
   *
   * @return on the scale of yi squared, 0 or larger
   */
  public double dispersion() {
    double[] equal = new double[k()];
    Arrays.fill(equal, 1.0 / k());
    return spread(equal);
  }

  private double spread(double[] shares) {
    double centre = betaF();
    double sum = 0;
    for (int i = 0; i < k(); i++) {
      sum += shares[i] * (beta.get(i) - centre) * (beta.get(i) - centre);
    }
    return sum;
  }

  /**
   * The populations as a table; sd is that of one observation, 1 / sqrt(phi).
   *
   * @return study, beta, phi, sd, eta, precision: one row per population
   */
  @Override
  public Table table() {
    return Table.create(
        "populations",
        StringColumn.create("study", labels),
        DoubleColumn.create("beta", beta),
        DoubleColumn.create("phi", phi),
        DoubleColumn.create("sd", phi.stream().mapToDouble(x -> 1 / Math.sqrt(x)).toArray()),
        DoubleColumn.create("eta", eta),
        DoubleColumn.create("precision", precision()));
  }
}
