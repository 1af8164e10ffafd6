package io.github.metasaw.report;

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
      Pooled p = fit.pooled();
      model.append(fit.design().isInterceptOnly() ? p.label() : p.label() + ", moderators");
      estimand.append(estimand(fit));
      assumption.append(assumption(fit));
      FrequentistFit f = fit instanceof FrequentistFit known ? known : null;
      estimate.append(f == null ? p.estimate() : f.estimate());
      se.append(f == null ? Double.NaN : f.se());
      lower.append(f == null ? p.lower() : f.lower());
      upper.append(f == null ? p.upper() : f.upper());
      spread.append(spread(f));
      spreadValue.append(spreadValue(f));
    }
    return Table.create(
        "comparison", model, estimand, assumption, estimate, se, lower, upper, spread, spreadValue);
  }

  private static Tau2 method(Fit fit) {
    return fit instanceof FrequentistFit f ? Tau2.parse(f.method()) : Tau2.REML;
  }

  private static String estimand(Fit fit) {
    if (!fit.design().isInterceptOnly()) {
      return "the first coefficient of the regression";
    }
    return switch (method(fit)) {
      case COMMON -> "the one effect that all studies share";
      case FIXED -> "the precision-weighted average of these studies' effects";
      default -> "the mean of the distribution of effects";
    };
  }

  private static String assumption(Fit fit) {
    return switch (method(fit)) {
      case COMMON -> "the effects are equal";
      case FIXED -> "none about how the effects differ";
      default -> "the effects are a sample from a normal distribution";
    };
  }

  private static String spread(@org.jspecify.annotations.Nullable FrequentistFit fit) {
    if (fit == null) {
      return "";
    }
    return switch (method(fit)) {
      case COMMON -> "none";
      case FIXED -> "zeta2";
      default -> "tau2";
    };
  }

  private static double spreadValue(@org.jspecify.annotations.Nullable FrequentistFit fit) {
    if (fit == null) {
      return Double.NaN;
    }
    return switch (method(fit)) {
      case COMMON -> Double.NaN;
      case FIXED -> fit.zeta2();
      default -> fit.tau2();
    };
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
