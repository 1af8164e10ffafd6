package io.github.metasaw.plot.forest;

import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Heterogeneity;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Subgroups;
import io.github.metasaw.plot.scene.Digits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;

/** What a forest plot says of heterogeneity. */
final class ForestWords {

  private ForestWords() {}

  /** {@code Heterogeneity: Q = 5.43, df = 7, p = .6074; I² = 0.0 %, τ² = 0}. */
  static String heterogeneity(FrequentistFit fit) {
    String what = fit.design().isInterceptOnly() ? "Heterogeneity: " : "Residual heterogeneity: ";
    return what + spread(fit);
  }

  /** {@code Heterogeneity: τ median 0.12, 95 % interval 0.01 to 0.31; tau = half_cauchy(0.5)}. */
  static String heterogeneity(BayesFit fit) {
    String what = fit.design().isInterceptOnly() ? "Heterogeneity: " : "Residual heterogeneity: ";
    if (!fit.variables().contains(BayesFit.TAU) || fit.prior(BayesFit.TAU).isEmpty()) {
      return what + parts(fit);
    }
    String prior = fit.prior(BayesFit.TAU).map(p -> ", prior " + p.code()).orElse("");
    Interval tau = fit.interval(BayesFit.TAU, fit.level());
    String spread =
        tau.width() > 0
            ? "τ median %s, %s interval %s to %s"
                .formatted(
                    Digits.significant(fit.median(BayesFit.TAU)),
                    Digits.percent(fit.level()),
                    Digits.significant(tau.lower()),
                    Digits.significant(tau.upper()))
            : "τ known, " + Digits.plain(tau.lower());
    return what + spread + prior;
  }

  /** {@code sigma median 0.34, sd(study) median 0.18}: of a model with more than one tau. */
  private static String parts(BayesFit fit) {
    List<String> own = fit.parameters();
    return own.subList(fit.design().columns(), own.size()).stream()
        .map(name -> name + " median " + Digits.significant(fit.median(name)))
        .collect(Collectors.joining(", "));
  }

  /** {@link #heterogeneity} without its first word. */
  static String spread(FrequentistFit fit) {
    Heterogeneity h = fit.heterogeneity();
    if (Double.isNaN(h.Q())) {
      return sds(fit.components());
    }
    String line = test(h.Q(), h.df(), h.Qp()) + ";  I² = " + Digits.fixed(100 * h.I2(), 1) + " %";
    boolean random = !fit.method().equals("common") && !fit.method().equals("fixed");
    if (random && !isOneTau(fit)) {
      return line + ",  " + sds(fit.components());
    }
    return random ? line + ",  τ² = " + Digits.significant(h.tau2()) : line;
  }

  /** Whether the heterogeneity is one variance for all rows, and nothing besides. */
  private static boolean isOneTau(FrequentistFit fit) {
    double[] sigma = fit.sigma();
    return fit.components().rowCount() <= 1
        && Arrays.stream(sigma).allMatch(value -> value == sigma[0]);
  }

  /** {@code SD: sigma 0.2214, study 0.4927}: of a model that has no one τ. */
  private static String sds(Table components) {
    List<String> sds = new ArrayList<>();
    for (int i = 0; i < components.rowCount(); i++) {
      double sd = components.doubleColumn("sd").getDouble(i);
      sds.add(components.stringColumn("component").get(i) + " " + Digits.significant(sd));
    }
    return "SD: " + String.join(", ", sds);
  }

  /** {@code Differences between subgroups: Q = 3.21, df = 1, p = .0732}. */
  static String differences(Subgroups subgroups, String model) {
    return "Differences between subgroups"
        + (model.isEmpty() ? ": " : ", " + model + ": ")
        + test(subgroups.Q(), subgroups.df(), subgroups.p());
  }

  private static String test(double q, int df, double p) {
    return "Q = " + Digits.fixed(q, 2) + ", df = " + df + ", " + Digits.p(p);
  }
}
