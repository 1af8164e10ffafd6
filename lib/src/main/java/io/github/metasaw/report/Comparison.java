package io.github.metasaw.report;

import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Pooled;
import io.github.metasaw.freq.Tau2;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Fits side by side: what each estimates, what it assumes, and how far the effects spread. */
final class Comparison {

  private Comparison() {}

  /** model, estimand, assumption, estimate, se, lower, upper, spread, spreadValue. */
  static Table table(List<? extends Fit> fits) {
    StringColumn model = StringColumn.create("model");
    StringColumn estimand = StringColumn.create("estimand");
    StringColumn assumption = StringColumn.create("assumption");
    DoubleColumn estimate = DoubleColumn.create("estimate");
    DoubleColumn se = DoubleColumn.create("se");
    DoubleColumn lower = DoubleColumn.create("lower");
    DoubleColumn upper = DoubleColumn.create("upper");
    StringColumn spread = StringColumn.create("spread");
    DoubleColumn spreadValue = DoubleColumn.create("spread value");
    for (Fit fit : fits) {
      Side side = fit instanceof BayesFit b ? Side.of(b) : Side.of((FrequentistFit) fit);
      model.append(side.model() + (fit.design().isInterceptOnly() ? "" : ", moderators"));
      estimand.append(
          fit.design().isInterceptOnly()
              ? side.estimand()
              : "the first coefficient of the regression");
      assumption.append(side.assumption());
      estimate.append(side.estimate());
      se.append(side.se());
      lower.append(side.lower());
      upper.append(side.upper());
      spread.append(side.spread());
      spreadValue.append(side.spreadValue());
    }
    return Table.create(
        "comparison", model, estimand, assumption, estimate, se, lower, upper, spread, spreadValue);
  }

  /** One fit of a comparison; without moderators where words say nothing of them. */
  private record Side(
      String model,
      String estimand,
      String assumption,
      double estimate,
      double se,
      double lower,
      double upper,
      String spread,
      double spreadValue) {

    private static final String MEAN = "the mean of the distribution of effects";

    /** Posterior mean and SD of the mean effect; of tau2 the median, which always exists. */
    static Side of(BayesFit fit) {
      Pooled p = fit.pooled();
      String first = fit.variables().get(0);
      return new Side(
          p.label(),
          MEAN,
          "the effects are exchangeable and normal; the priors",
          p.estimate(),
          fit.sd(first),
          p.lower(),
          p.upper(),
          "tau2, median",
          fit.median("tau2"));
    }

    static Side of(FrequentistFit fit) {
      Tau2 method = Tau2.parse(fit.method());
      String estimand =
          switch (method) {
            case COMMON -> "the one effect that all studies share";
            case FIXED -> "the precision-weighted average of these studies' effects";
            default -> MEAN;
          };
      String assumption =
          switch (method) {
            case COMMON -> "the effects are equal";
            case FIXED -> "none about how the effects differ";
            default -> "the effects are a sample from a normal distribution";
          };
      String spread =
          switch (method) {
            case COMMON -> "none";
            case FIXED -> "zeta2";
            default -> "tau2";
          };
      double value =
          switch (method) {
            case COMMON -> Double.NaN;
            case FIXED -> fit.zeta2();
            default -> fit.tau2();
          };
      return new Side(
          fit.pooled().label(),
          estimand,
          assumption,
          fit.estimate(),
          fit.se(),
          fit.lower(),
          fit.upper(),
          spread,
          value);
    }
  }

  static Sheet sheet(List<? extends Fit> fits) {
    Sheet plain = Sheet.of(table(fits), 4);
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : plain.rows()) {
      List<String> joined = new ArrayList<>(row.subList(0, 7));
      joined.add(row.get(8).isEmpty() ? row.get(7) : row.get(7) + " = " + row.get(8));
      rows.add(joined);
    }
    return new Sheet(
        "Comparison",
        List.of(),
        List.of("model", "estimand", "assumption", "estimate", "se", "lower", "upper", "spread"),
        List.of(),
        List.of(false, false, false, true, true, true, true, false),
        rows,
        List.of());
  }
}
