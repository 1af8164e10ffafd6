package io.github.metasaw.plot.posterior;

import io.github.metasaw.bayes.exact.OneVariancePosterior;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.plot.scene.Curve;
import io.github.metasaw.plot.scene.DrawnTable;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * The mean of each study's effect given tau, mu averaged over, and how probable each tau is (Gelman
 * et al. 2013, figure 5.6).
 *
 * @param shown the stretch of the axis of tau, from 0
 * @param lines one a study: the mean of theta_i over tau
 * @param density of tau; its probabilities where tau has finitely many values
 * @param marked a value of tau to point out; NaN for none
 */
record ConditionalEffects(Interval shown, List<EffectLine> lines, Curve density, double marked) {

  private static final int POINTS = 61;
  private static final int FINE = 241;

  /** One study. */
  record EffectLine(String label, Curve means) {}

  ConditionalEffects {
    lines = List.copyOf(lines);
  }

  static ConditionalEffects of(BayesFit fit) {
    Marginal tau = fit.exactMarginal(BayesFit.TAU).orElseGet(() -> fit.marginal(BayesFit.TAU));
    double most = DisplayRange.of(tau).upper();
    double[] grid = Curve.of(x -> x, 0, most, POINTS).xs();
    Table means = fit.thetaGivenTau(grid);
    int k = fit.studies().k();
    List<EffectLine> lines = new ArrayList<>();
    for (int i = 0; i < k; i++) {
      double[] mean = new double[grid.length];
      for (int t = 0; t < grid.length; t++) {
        mean[t] = means.doubleColumn("mean").getDouble(t * k + i);
      }
      lines.add(new EffectLine(fit.studies().labels().get(i), new Curve(grid, mean)));
    }
    return new ConditionalEffects(new Interval(0, most), lines, density(tau, most), Double.NaN);
  }

  /** Of a posterior on arrays. */
  static ConditionalEffects of(OneVariancePosterior posterior, List<String> labels) {
    double most = DisplayRange.of(posterior.tau()).upper();
    return of(posterior, labels, new MarkedTau(Double.NaN, most));
  }

  /** The same with one value of tau marked. */
  static ConditionalEffects of(
      OneVariancePosterior posterior, List<String> labels, MarkedTau marked) {
    Marginal tau = posterior.tau();
    double most = marked.most();
    double[] grid = Curve.of(x -> x, 0, most, POINTS).xs();
    double[][] means = posterior.meansGivenTau(grid);
    List<EffectLine> lines = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      double[] mean = new double[grid.length];
      for (int t = 0; t < grid.length; t++) {
        mean[t] = means[t][i];
      }
      lines.add(new EffectLine(labels.get(i), new Curve(grid, mean)));
    }
    return new ConditionalEffects(new Interval(0, most), lines, density(tau, most), marked.value());
  }

  private static Curve density(Marginal tau, double most) {
    return tau.points().length > 0
        ? DensityData.probabilities(tau)
        : Curve.of(tau::density, 0, most, FINE);
  }

  /** A row for each point of a curve. */
  Table table() {
    DrawnTable rows =
        DrawnTable.of("effects given tau", List.of("quantity", "study"), List.of("tau", "value"));
    lines.forEach(line -> rows.curve(List.of("mean of theta", line.label()), line.means()));
    rows.curve(List.of("posterior of tau", ""), density);
    return rows.table();
  }
}
