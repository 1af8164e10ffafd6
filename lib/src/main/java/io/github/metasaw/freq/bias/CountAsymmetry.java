package io.github.metasaw.freq.bias;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.freq.counts.CountsFit;
import io.github.metasaw.freq.counts.CountsMethod;
import io.github.metasaw.freq.counts.CountsOptions;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.counts.HypergeometricLikelihood;
import io.github.metasaw.model.counts.TwoByTwoTables;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Tests of funnel asymmetry for two-by-two tables: the standard error of a log odds ratio depends
 * on the odds ratio, so Egger's test finds an asymmetry too often, and these do not use it.
 */
final class CountAsymmetry {

  private CountAsymmetry() {}

  /**
   * One test.
   *
   * @param data effects of the fit
   * @param all counts of the same studies
   * @param test one for counts
   * @return what it finds
   */
  static AsymmetryResult compute(FunnelStudies data, TwoByTwoTables all, AsymmetryTest test) {
    return switch (test) {
      case HARBORD -> harbord(data, all);
      case SCHWARZER -> schwarzer(data, all);
      case ARCSINE -> arcsine(data, all);
      case PETERS -> bySize(data, all, test);
      case MACASKILL -> bySize(data, all, test);
      case DEEKS -> deeks(data, all);
      default -> throw new AssertionError(test);
    };
  }

  /** Z/V on 1/sqrt(V), with the score Z = a - E(a) and its variance V when the odds ratio is 1. */
  private static AsymmetryResult harbord(FunnelStudies data, TwoByTwoTables all) {
    TwoByTwoTables t = all.select(informative(all));
    double[] effect = new double[t.k()];
    double[] variance = new double[t.k()];
    for (int i = 0; i < t.k(); i++) {
      double n = t.n1(i) + t.n2(i);
      double events = t.ai()[i] + t.ci()[i];
      double rest = t.bi()[i] + t.di()[i];
      double v = t.n1(i) / n * (t.n2(i) / n) * events * (rest / (n - 1));
      effect[i] = (t.ai()[i] - events * t.n1(i) / n) / v;
      variance[i] = 1 / v;
    }
    double[] x = IntStream.range(0, t.k()).mapToDouble(i -> Math.sqrt(variance[i])).toArray();
    AsymmetryTest test = AsymmetryTest.HARBORD;
    if (t.k() < 3) {
      return AsymmetryResult.absent(test, "fewer than 3 studies have events and non-events");
    }
    FunnelRegression line =
        FunnelRegression.multiplicative(
            effect, variance, FunnelStudies.line(x), data.options().level());
    return dropped(AsymmetryResult.of(test, line, false), all.k() - t.k());
  }

  /**
   * Effects on the sample size or its inverse, weighted by the inverse variance of the pooled risk.
   */
  private static AsymmetryResult bySize(
      FunnelStudies data, TwoByTwoTables all, AsymmetryTest test) {
    int[] rows = informative(all);
    TwoByTwoTables t = all.select(rows);
    if (t.k() < 3) {
      return AsymmetryResult.absent(test, "fewer than 3 studies have events and non-events");
    }
    double[] yi = IntStream.of(rows).mapToDouble(i -> data.yi()[i]).toArray();
    double[] variance = new double[t.k()];
    double[] x = new double[t.k()];
    for (int i = 0; i < t.k(); i++) {
      double n = t.n1(i) + t.n2(i);
      variance[i] = 1 / (t.ai()[i] + t.ci()[i]) + 1 / (t.bi()[i] + t.di()[i]);
      x[i] = test == AsymmetryTest.PETERS ? 1 / n : n;
    }
    FunnelRegression line =
        FunnelRegression.multiplicative(
            yi, variance, FunnelStudies.line(x), data.options().level());
    return dropped(AsymmetryResult.of(test, line, test == AsymmetryTest.PETERS), all.k() - t.k());
  }

  private static AsymmetryResult deeks(FunnelStudies data, TwoByTwoTables t) {
    double[] variance =
        IntStream.range(0, t.k())
            .mapToDouble(i -> (t.n1(i) + t.n2(i)) / (4 * t.n1(i) * t.n2(i)))
            .toArray();
    double[] x = IntStream.range(0, t.k()).mapToDouble(i -> Math.sqrt(variance[i])).toArray();
    FunnelRegression line =
        FunnelRegression.multiplicative(
            data.yi(), variance, FunnelStudies.line(x), data.options().level());
    return AsymmetryResult.of(AsymmetryTest.DEEKS, line, true)
        .withNote("made for diagnostic odds ratios");
  }

  private static AsymmetryResult arcsine(FunnelStudies data, TwoByTwoTables t) {
    EffectSizes sizes = EffectMeasure.AS.compute(t.raw(), EffectOptions.defaults());
    double[] x = IntStream.range(0, t.k()).mapToDouble(i -> Math.sqrt(sizes.vi()[i])).toArray();
    FunnelRegression line =
        FunnelRegression.additive(
            sizes.yi(), sizes.vi(), FunnelStudies.line(x), data.options().withTest("t"));
    return AsymmetryResult.of(AsymmetryTest.ARCSINE, line, false)
        .withNote("of arcsine differences");
  }

  /** The cell a given the margins has the noncentral hypergeometric distribution. */
  private static AsymmetryResult schwarzer(FunnelStudies data, TwoByTwoTables all) {
    AsymmetryTest test = AsymmetryTest.SCHWARZER;
    TwoByTwoTables t = all.select(informative(all));
    if (t.k() < 3) {
      return AsymmetryResult.absent(test, "fewer than 3 studies have events and non-events");
    }
    if (!t.isWhole()) {
      return AsymmetryResult.absent(test, "needs whole numbers of events and non-events");
    }
    double logOddsRatio =
        CountsFit.fit(
                data.studies(),
                Design.intercept(data.k()),
                CountsOptions.defaults().withMethod(CountsMethod.MH).withMeasure(EffectMeasure.OR))
            .estimate();
    double[] standardised = new double[t.k()];
    double[] precision = new double[t.k()];
    double[] derivatives = new double[3];
    for (int i = 0; i < t.k(); i++) {
      HypergeometricLikelihood.of(t.ai()[i], t.n1(i), t.ci()[i], t.n2(i))
          .at(logOddsRatio, derivatives);
      precision[i] = -1 / derivatives[2];
      standardised[i] = derivatives[1] * Math.sqrt(precision[i]);
    }
    return dropped(
        AsymmetryResult.of(test, KendallRank.of(standardised, precision)), all.k() - t.k());
  }

  /** Studies with an event and a non-event; the others say nothing of an odds ratio. */
  private static int[] informative(TwoByTwoTables t) {
    IntPredicate says = i -> t.ai()[i] + t.ci()[i] > 0 && t.bi()[i] + t.di()[i] > 0;
    return IntStream.range(0, t.k()).filter(says).toArray();
  }

  private static AsymmetryResult dropped(AsymmetryResult result, int without) {
    return without == 0
        ? result
        : result.withNote(
            "without %d %s that %s no events, or nothing but events"
                .formatted(
                    without, without == 1 ? "study" : "studies", without == 1 ? "has" : "have"));
  }
}
