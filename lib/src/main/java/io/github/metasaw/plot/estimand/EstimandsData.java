package io.github.metasaw.plot.estimand;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.estimand.Estimand;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.ModelName;
import io.github.metasaw.fit.Pooled;
import io.github.metasaw.fit.PooledFit;
import io.github.metasaw.plot.scene.DrawnTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * How fits picture the effects of the studies: one effect, separate effects with an average, or a
 * distribution.
 *
 * @param shown stretch of the axis
 * @param level of the intervals
 * @param panels one a fit
 */
record EstimandsData(Interval shown, double level, List<EstimandPanel> panels) {

  /**
   * One fit.
   *
   * @param name of the model
   * @param kind of estimand
   * @param estimate of it
   * @param interval of it
   * @param spread zeta or tau, an SD; 0 where there is none
   * @param effects yi [k]
   * @param shares weights of the estimate, summing to 1 [k]
   */
  record EstimandPanel(
      String name,
      Estimand kind,
      double estimate,
      Interval interval,
      double spread,
      List<Double> effects,
      List<Double> shares) {}

  EstimandsData {
    panels = List.copyOf(panels);
  }

  static EstimandsData of(List<? extends Fit> fits, Estimand.Reading reading) {
    List<EstimandPanel> panels = new ArrayList<>();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Fit fit : fits) {
      if (!fit.design().isInterceptOnly()) {
        throw MetaException.of(
            "the effects of a model with moderators have no one picture; fit yi ~ 1 for it");
      }
      EstimandPanel panel = panel(fit, Estimand.of(fit, reading));
      panels.add(panel);
      double reach = (panel.kind().isDistribution() ? 2 : 1) * panel.spread();
      low = Math.min(low, Math.min(panel.interval().lower(), panel.estimate() - reach));
      high = Math.max(high, Math.max(panel.interval().upper(), panel.estimate() + reach));
      for (double effect : panel.effects()) {
        low = Math.min(low, effect);
        high = Math.max(high, effect);
      }
    }
    double pad = 0.12 * Math.max(high - low, 1e-9 * Math.abs(high) + 1e-300);
    return new EstimandsData(new Interval(low - pad, high + pad), fits.get(0).level(), panels);
  }

  private static EstimandPanel panel(Fit fit, Estimand kind) {
    Pooled pooled = fit.pooled();
    ModelName name = pooled.model();
    return new EstimandPanel(
        (kind == Estimand.EXCHANGEABLE_EFFECTS ? name.readAs("Exchangeable effects") : name)
            .label(),
        kind,
        pooled.estimate(),
        new Interval(pooled.lower(), pooled.upper()),
        spread(fit, kind),
        Arrays.stream(fit.studies().yi()).boxed().toList(),
        Arrays.stream(fit.weights()).map(w -> w / 100).boxed().toList());
  }

  /** zeta or tau, of a posterior its median; 0 for a common effect. */
  static double spread(Fit fit, Estimand kind) {
    return switch (kind) {
      case COMMON_EFFECT -> 0;
      case FIXED_EFFECTS -> Math.sqrt(((FrequentistFit) fit).heterogeneity().zeta2Truncated());
      case RANDOM_EFFECTS, EXCHANGEABLE_EFFECTS ->
          fit instanceof BayesFit bayes ? bayes.median(BayesFit.TAU) : ((PooledFit) fit).tau();
    };
  }

  /** One row per model for its estimate, and one per effect that it averages. */
  Table table() {
    DrawnTable rows =
        DrawnTable.of(
            "estimands",
            List.of("model", "estimand", "row"),
            List.of("estimate", "lower", "upper", "spread", "share"));
    for (EstimandPanel panel : panels) {
      Interval ends = panel.interval();
      rows.row(
          List.of(panel.name(), panel.kind().what(), "mean"),
          panel.estimate(),
          ends.lower(),
          ends.upper(),
          panel.spread(),
          1);
      for (int i = 0; i < panel.effects().size(); i++) {
        rows.row(
            List.of(panel.name(), panel.kind().what(), "study " + (i + 1)),
            panel.effects().get(i),
            Double.NaN,
            Double.NaN,
            Double.NaN,
            panel.shares().get(i));
      }
    }
    return rows.table();
  }
}
