package io.github.metasaw.freq.counts;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.ZeroCells;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Solution.Search;
import io.github.metasaw.freq.counts.FirthRegression.Maximum;
import io.github.metasaw.freq.counts.StudyEstimates.HeterogeneityTest;
import io.github.metasaw.model.counts.CountData;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Firth's penalised logistic (or log-linear) regression of sparse counts: one common effect, a
 * level of its own for each study, and no heterogeneity. It has a finite estimate where a group has
 * no events in all studies together, and none of the bias of few events. Of a single table it is
 * the log odds ratio with 1/2 added to each cell. R: {@code logistf(events ~ group + study)}.
 */
public final class FirthModel {

  private final EffectMeasure measure;
  private final ZeroCells zeros;

  private FirthModel(EffectMeasure measure, ZeroCells zeros) {
    this.measure = measure;
    this.zeros = zeros;
  }

  /**
   * The model; studies that say nothing of an effect are left out.
   *
   * @param measure OR or IRR of two groups, PLO or IRLN of one
   * @return the model
   */
  public static FirthModel of(EffectMeasure measure) {
    return new FirthModel(measure, ZeroCells.HALF_TO_ZEROS);
  }

  /**
   * The same with another rule for zero cells: the constant is for the studies' own estimates, on
   * which Q rests; leaving out uninformative studies is for the model as well.
   *
   * @param zeros metafor's {@code add}, {@code to} and {@code drop00}
   * @return a copy
   */
  public FirthModel withZeros(ZeroCells zeros) {
    return new FirthModel(measure, zeros);
  }

  /**
   * The effect as a linear function of moderators.
   *
   * @param data counts of k studies
   * @param x design, row-major [k x p], an intercept first if there is one; without any, an
   *     intercept
   * @return the coefficients, with Wald and penalised likelihood-ratio tests
   * @throws MetaException if data and measure do not go together, or too few studies are left
   */
  public CountsSolution fit(CountData data, double... x) {
    CountsMethod.FIRTH.require(measure, data);
    CountsSetup setup = CountsSetup.of(measure, zeros, data, x);
    ArmRows rows = ArmRows.of(setup.data(), setup.design(), ArmRows.Levels.OWN);
    Maximum best = FirthRegression.fit(rows);
    int p = setup.p();
    double[] t = Arrays.copyOfRange(best.b(), rows.levels(), rows.columns());
    double[] beta = setup.design().coefficients(t);
    double[] covariance = setup.design().covariance(block(best, rows));
    HeterogeneityTest heterogeneity = setup.heterogeneity(t);
    Map<CountsTest, ChiSquareTest> tests = new EnumMap<>(CountsTest.class);
    tests.put(CountsTest.HETEROGENEITY, heterogeneity.test());
    if (p > 1 && setup.design().hasIntercept()) {
      tests.put(CountsTest.MODERATORS, HeterogeneityWald.moderators(beta, covariance));
      tests.put(CountsTest.MODERATORS_LIKELIHOOD_RATIO, without(rows, best, rows.levels() + 1));
    } else if (measure.isContrast()) {
      tests.put(CountsTest.EFFECT, without(rows, best, rows.levels()));
    }
    return new CountsSolution(
        CountsMethod.FIRTH,
        measure,
        setup.basis(0),
        beta,
        covariance,
        CountsSolution.Spread.common(heterogeneity.I2(), heterogeneity.H2()),
        tests,
        CountsSolution.FitStatistics.NONE,
        new Search(best.isConverged(), best.iterations(), best.evaluations(), "scoring"));
  }

  /** The covariance of the effect's coefficients. */
  private static double[] block(Maximum best, ArmRows rows) {
    int q = rows.columns();
    int p = q - rows.levels();
    double[] block = new double[p * p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        block[i * p + j] = best.covariance()[(rows.levels() + i) * q + rows.levels() + j];
      }
    }
    return block;
  }

  /** The penalised likelihood-ratio test that coefficients from one on are 0. */
  private static ChiSquareTest without(ArmRows rows, Maximum best, int first) {
    double gain = 2 * (best.logLik() - FirthRegression.fitWithout(rows, first).logLik());
    return ChiSquareTest.of(Math.max(0, gain), rows.columns() - first);
  }
}
