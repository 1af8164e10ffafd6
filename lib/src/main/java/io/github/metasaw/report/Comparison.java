package io.github.metasaw.report;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.estimand.Estimand;
import io.github.metasaw.estimand.Estimand.Reading;
import io.github.metasaw.estimand.WeightedAverage;
import io.github.metasaw.estimand.WeightedAverages;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.ClusterCorrection;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.ModelName;
import io.github.metasaw.fit.PooledFit;
import io.github.metasaw.fit.TestsCoefficients.ModeratorTest;
import io.github.metasaw.report.document.Sheet;
import io.github.metasaw.statement.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Fits side by side: what each estimates, what it assumes, how far the effects spread, and why. */
final class Comparison {

  /** Columns of words take room; more fits than this stand below each other. */
  private static final int ABREAST = 4;

  private final Reading reading;
  private final Transformation scale;
  private final @Nullable ClusterCorrection clusters;

  private Comparison(Reading reading, Transformation scale, @Nullable ClusterCorrection clusters) {
    this.reading = reading;
    this.scale = scale;
    this.clusters = clusters;
  }

  /**
   * model, estimand, assumption, estimate, se, lower, upper, spread, spread value, plausible,
   * justification; after clusters also statistic, df, p.
   */
  static Table table(
      List<? extends Fit> fits,
      Reading reading,
      Transformation scale,
      @Nullable ClusterCorrection clusters) {
    List<Side> sides = new Comparison(reading, scale, clusters).sides(fits);
    Table table =
        Table.create(
            "comparison",
            words("model", sides, Side::model),
            words("estimand", sides, Side::estimand),
            words("assumption", sides, side -> side.kind().assumption()),
            numbers("estimate", sides, Side::estimate),
            numbers("se", sides, Side::se),
            numbers("lower", sides, side -> side.interval().lower()),
            numbers("upper", sides, side -> side.interval().upper()),
            words("spread", sides, Side::spread),
            numbers("spread value", sides, Side::spreadValue),
            words("plausible", sides, side -> side.kind().plausible()),
            words("justification", sides, side -> side.kind().justification()));
    if (clusters != null) {
      table.addColumns(
          numbers("statistic", sides, side -> side.test().statistic()),
          numbers("df", sides, side -> side.test().df2()),
          numbers("p", sides, side -> side.test().p()));
    }
    return EffectTables.of(table, scale);
  }

  private static StringColumn words(String name, List<Side> sides, Function<Side, String> of) {
    return StringColumn.create(name, sides.stream().map(of).toList());
  }

  private static DoubleColumn numbers(String name, List<Side> sides, Function<Side, Double> of) {
    return DoubleColumn.create(name, sides.stream().map(of).toArray(Double[]::new));
  }

  /** One fit of a comparison; without moderators where words say nothing of them. */
  private record Side(
      Fit fit,
      Estimand kind,
      String model,
      String estimand,
      double estimate,
      double se,
      Interval interval,
      String spread,
      double spreadValue,
      ModeratorTest test) {
    /** The same with a cluster-robust interval and test; the estimate stays. */
    Side robust(ClusterCorrection clusters) {
      Table first = clusters.of(fit).coefficients().first(1);
      return new Side(
          fit,
          kind,
          model,
          estimand,
          estimate,
          first.doubleColumn("se").getDouble(0),
          new Interval(
              first.doubleColumn("lower").getDouble(0), first.doubleColumn("upper").getDouble(0)),
          spread,
          spreadValue,
          new ModeratorTest(
              first.doubleColumn("statistic").getDouble(0),
              1,
              first.doubleColumn("df").getDouble(0),
              first.doubleColumn("p").getDouble(0)));
    }
  }

  /** The test of a side that shows none. */
  private static final ModeratorTest UNTESTED =
      new ModeratorTest(Double.NaN, 1, Double.NaN, Double.NaN);

  private List<Side> sides(List<? extends Fit> fits) {
    return fits.stream().map(this::side).toList();
  }

  private Side side(Fit fit) {
    Side own = ownSide(fit);
    return clusters == null ? own : own.robust(clusters);
  }

  private Side ownSide(Fit fit) {
    Estimand kind = Estimand.of(fit, reading);
    boolean isMean = fit.design().isInterceptOnly();
    ModelName name = fit.pooled().model();
    if (kind == Estimand.EXCHANGEABLE_EFFECTS) {
      name = name.readAs("Fixed effectS + exchangeability");
    }
    String model = name.label() + (isMean ? "" : ", moderators");
    String estimand = isMean ? kind.what() : "the first coefficient of the regression";
    if (fit instanceof BayesFit bayes) {
      // Of tau2 the median, which always exists.
      return new Side(
          fit,
          kind,
          model,
          estimand,
          fit.pooled().estimate(),
          bayes.sd(bayes.variables().get(0)),
          new Interval(fit.pooled().lower(), fit.pooled().upper()),
          "tau2, median",
          bayes.median(BayesFit.TAU2),
          UNTESTED);
    }
    PooledFit pooled = (PooledFit) fit;
    double value =
        switch (kind) {
          case COMMON_EFFECT -> Double.NaN;
          case FIXED_EFFECTS -> pooled.zeta2();
          case RANDOM_EFFECTS, EXCHANGEABLE_EFFECTS -> pooled.tau2();
        };
    return new Side(
        fit,
        kind,
        model,
        estimand,
        pooled.estimate(),
        pooled.se(),
        new Interval(pooled.lower(), pooled.upper()),
        kind.spread(),
        value,
        UNTESTED);
  }

  static Sheet sheet(
      List<? extends Fit> fits,
      Reading reading,
      Transformation scale,
      @Nullable ClusterCorrection clusters) {
    Comparison comparison = new Comparison(reading, scale, clusters);
    return fits.size() <= ABREAST ? comparison.abreast(fits) : comparison.below(fits);
  }

  private Sheet below(List<? extends Fit> fits) {
    List<List<String>> rows = new ArrayList<>();
    for (Side side : sides(fits)) {
      rows.add(
          List.of(
              side.model(),
              side.estimand(),
              side.kind().assumption(),
              number(side.estimate()),
              scale.isIdentity() ? Numbers.of(side.se()) : "",
              number(side.interval().lower()),
              number(side.interval().upper()),
              spread(side)));
    }
    return new Sheet(
        "Comparison",
        List.of(),
        List.of(
            "model",
            "estimand",
            "assumption",
            EffectScale.heading(scale),
            "se",
            "lower",
            "upper",
            "spread"),
        List.of(),
        List.of(false, false, false, true, true, true, true, false),
        rows,
        effectNotes());
  }

  /** Of the scale of the effects, and of what their intervals rely on. */
  private List<String> effectNotes() {
    List<String> notes = new ArrayList<>(EffectScale.note(scale));
    if (clusters != null) {
      notes.add(
          "Standard errors, intervals and tests of the estimates are cluster-robust (%s), by %s."
              .formatted(clusters.type(), clusters.cluster()));
    }
    return notes;
  }

  /** One column per fit, to be read side by side. */
  private Sheet abreast(List<? extends Fit> fits) {
    List<Side> sides = sides(fits);
    List<String> headers = new ArrayList<>(List.of(""));
    sides.forEach(side -> headers.add(side.model()));
    List<List<String>> rows = new ArrayList<>();
    row(rows, "assumes", sides, side -> side.kind().assumption());
    row(rows, "plausible", sides, side -> side.kind().plausible());
    row(rows, "estimates", sides, side -> symbol(side) + side.estimand());
    row(rows, EffectScale.heading(scale), sides, this::estimate);
    row(rows, "interval", sides, this::interval);
    if (clusters != null) {
      row(rows, "test", sides, side -> tested(side.test()));
    }
    row(rows, "read as", sides, side -> side.kind().interval(side.fit()));
    row(rows, "spread", sides, Comparison::spread);
    if (sides.stream().allMatch(side -> isMean(side) && hasAverage(side))) {
      row(rows, "of these studies", sides, this::average);
    }
    row(rows, "why", sides, side -> side.kind().justification());
    row(rows, "mind", sides, side -> side.kind().caution());
    return new Sheet(
        "Comparison",
        List.of(),
        headers,
        List.of(),
        headers.stream().map(any -> false).toList(),
        rows,
        notes());
  }

  private List<String> notes() {
    List<String> notes = effectNotes();
    notes.add("An estimate may have more than one valid justification: say which is yours.");
    return notes;
  }

  /** An effect on the scale shown. */
  private String number(double effect) {
    return Numbers.of(scale.apply(effect));
  }

  private static void row(
      List<List<String>> rows, String name, List<Side> sides, Function<Side, String> of) {
    List<String> row = new ArrayList<>(List.of(name));
    sides.forEach(side -> row.add(of.apply(side)));
    rows.add(row);
  }

  private static boolean isMean(Side side) {
    return side.fit().design().isInterceptOnly();
  }

  private static String symbol(Side side) {
    return isMean(side) ? side.kind().symbol() + ", " : "";
  }

  private String estimate(Side side) {
    if (!scale.isIdentity()) {
      return number(side.estimate());
    }
    String error = side.fit() instanceof BayesFit ? "SD" : "SE";
    return "%s (%s %s)".formatted(Numbers.of(side.estimate()), error, Numbers.of(side.se()));
  }

  private String interval(Side side) {
    return "%s %%: %s to %s"
        .formatted(
            Numbers.of(100 * side.fit().level()),
            number(side.interval().lower()),
            number(side.interval().upper()));
  }

  /** {@code t = 2.1 on 5.3 df, p = 0.09}. */
  private static String tested(ModeratorTest test) {
    return "t = %s on %s df, p %s"
        .formatted(
            Numbers.of(test.statistic()),
            Numbers.significant(test.df2(), 3),
            Numbers.equality(test.p()));
  }

  /** {@code (SE 0.12)}, of the scale of the analysis only. */
  private String error(String name, double error) {
    return scale.isIdentity() ? " (%s %s)".formatted(name, Numbers.of(error)) : "";
  }

  private static String spread(Side side) {
    return Double.isNaN(side.spreadValue())
        ? side.spread()
        : side.spread() + " = " + Numbers.of(side.spreadValue());
  }

  /** A posterior of a general model does not have beta_F. */
  private static boolean hasAverage(Side side) {
    return !(side.fit() instanceof BayesFit bayes) || bayes.variables().contains(BayesFit.BETA_F);
  }

  /** beta_F and zeta2, which every fit has something to say of. */
  private String average(Side side) {
    if (side.fit() instanceof BayesFit bayes) {
      Interval zeta2 = bayes.interval(BayesFit.ZETA2, bayes.level());
      return "beta_F = %s%s, zeta2 = %s [%s, %s]"
          .formatted(
              number(bayes.mean(BayesFit.BETA_F)),
              error("SD", bayes.sd(BayesFit.BETA_F)),
              Numbers.of(bayes.median(BayesFit.ZETA2)),
              Numbers.of(zeta2.lower()),
              Numbers.of(zeta2.upper()));
    }
    WeightedAverage average = WeightedAverages.of(side.fit().studies(), "precision").rows().get(0);
    return "beta_F = %s%s, zeta2 = %s"
        .formatted(
            number(average.estimate()),
            error("SE", average.se()),
            Numbers.of(((PooledFit) side.fit()).zeta2()));
  }
}
