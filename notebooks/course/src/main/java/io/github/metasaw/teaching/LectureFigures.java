package io.github.metasaw.teaching;

import io.github.metasaw.bayes.Sensitivity;
import io.github.metasaw.data.Studies;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.plot.Chart;
import io.github.metasaw.plot.Figure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Figures and tables of the lecture that a single study or fit of the library does not have. */
public final class LectureFigures {

  private static final int POINTS = 301;

  private LectureFigures() {}

  /**
   * Where the effects of studies are, taken together: the mean of their posteriors, each with a
   * flat prior.
   *
   * @param studies independent estimates
   * @param average a value to mark, such as the precision-weighted average
   * @return the figure
   */
  public static Figure effects(Studies studies, double average) {
    double[] yi = studies.yi();
    double[] sei = Arrays.stream(studies.vi()).map(Math::sqrt).toArray();
    double low = Arrays.stream(yi).min().orElseThrow() - 0.23;
    double high = Arrays.stream(yi).max().orElseThrow() + 0.37;
    double[] x = grid(low, high);
    double[] density = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      for (int j = 0; j < yi.length; j++) {
        density[i] += Normal.density((x[i] - yi[j]) / sei[j]) / sei[j] / yi.length;
      }
    }
    return Chart.of("Where the effects of the studies are, taken together", "effect", "density")
        .withArea("mean of the posteriors", x, density)
        .withRule("average", average)
        .figure();
  }

  /**
   * The densities of one variable in several posteriors.
   *
   * @param variable a name such as {@code zeta2}
   * @param names of the posteriors, for the legend
   * @param fits as many
   * @param marked values to mark
   * @return the figure, from the least 0.05 % quantile to the largest 98 % quantile
   */
  public static Figure densities(
      String variable, List<String> names, List<BayesFit> fits, double... marked) {
    double low = fits.stream().mapToDouble(f -> f.quantile(variable, 0.0005)).min().orElseThrow();
    double high = fits.stream().mapToDouble(f -> f.quantile(variable, 0.98)).max().orElseThrow();
    double[] x = grid(low, high);
    Chart chart = Chart.of("Posterior of " + variable, variable, "density");
    for (int i = 0; i < fits.size(); i++) {
      double[] y = Arrays.stream(x).map(fits.get(i).marginal(variable)::density).toArray();
      chart = chart.withLine(names.get(i), x, y);
    }
    return (marked.length == 0 ? chart : chart.withRule("marked", marked)).figure();
  }

  /**
   * What the data say of τ: likelihoods with μ integrated out, as shares of their maxima.
   *
   * @param names of the data, for the legend
   * @param fits as many, with a flat prior of μ
   * @param most the largest τ shown
   * @return the figure
   */
  public static Figure likelihoods(List<String> names, List<BayesFit> fits, double most) {
    double[] x = grid(0, most);
    Chart chart =
        Chart.of("What values of tau are plausible?", "tau", "likelihood, share of its maximum");
    for (int i = 0; i < fits.size(); i++) {
      double[] log = fits.get(i).logLikelihood(x);
      double top = Arrays.stream(log).max().orElseThrow();
      chart =
          chart.withLine(names.get(i), x, Arrays.stream(log).map(l -> Math.exp(l - top)).toArray());
    }
    return chart.figure();
  }

  /**
   * Two equally precise studies whose Z² is 25 and whose effects point in every direction: how much
   * of the signal is average, how much is difference.
   *
   * @return the figure
   */
  public static Figure signalOfTwo() {
    double[] degrees = new double[181];
    double[] average = new double[181];
    double[] difference = new double[181];
    double[] all = new double[181];
    for (int i = 0; i <= 180; i++) {
      double z1 = 5 * Math.cos(Math.toRadians(i));
      double z2 = 5 * Math.sin(Math.toRadians(i));
      degrees[i] = i;
      average[i] = (z1 + z2) * (z1 + z2) / 2;
      difference[i] = (z1 - z2) * (z1 - z2) / 2;
      all[i] = average[i] + difference[i];
    }
    return Chart.of(
            "Two studies of one size, Z² = 25 in every direction",
            "direction of (Z1, Z2), degrees",
            "signal")
        .withLine("Z_F², of the average", degrees, average)
        .withLine("Q, of the difference", degrees, difference)
        .withLine("Z², all of it", degrees, all)
        .withWord("equal", 45, 22)
        .withWord("opposite", 135, 22)
        .withWord("study 2 alone", 90, 21)
        .figure();
  }

  /**
   * A sensitivity analysis with a row for each prior of heterogeneity and a column for each
   * variable and each variance of the prior of μ.
   *
   * @param sensitivity over a grid
   * @param variables some of {@link Sensitivity#VARIABLES}
   * @return posterior means with SDs in brackets
   */
  public static Table byPrior(Sensitivity sensitivity, String... variables) {
    List<Double> psi2 = sensitivity.rows().stream().map(Sensitivity.Row::psi2).distinct().toList();
    List<String> priors =
        sensitivity.rows().stream().map(Sensitivity.Row::prior).distinct().toList();
    Table wide = Table.create("posterior mean (SD)", StringColumn.create("prior", priors));
    for (String variable : variables) {
      for (double variance : psi2) {
        StringColumn column =
            StringColumn.create(
                "%s, psi2 = %s"
                    .formatted(variable, DoubleColumn.create("x", variance).getString(0)));
        sensitivity.rows().stream()
            .filter(row -> row.psi2() == variance)
            .map(Sensitivity.Row::fit)
            .forEach(fit -> column.append(meanAndSd(fit, variable)));
        wide.addColumns(column);
      }
    }
    return wide;
  }

  private static String meanAndSd(BayesFit fit, String variable) {
    return String.format(
        Locale.ROOT,
        variable.endsWith("2") ? "%.5f (%.5f)" : "%.4f (%.4f)",
        fit.mean(variable),
        fit.sd(variable));
  }

  private static double[] grid(double low, double high) {
    double[] x = new double[POINTS];
    Arrays.setAll(x, i -> low + i * (high - low) / (POINTS - 1));
    return x;
  }
}
