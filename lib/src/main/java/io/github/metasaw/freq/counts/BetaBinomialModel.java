package io.github.metasaw.freq.counts;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.ZeroCells;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.InformationCriteria;
import io.github.metasaw.fit.Solution.Search;
import io.github.metasaw.freq.counts.CountsSolution.FitStatistics;
import io.github.metasaw.freq.counts.StudyEstimates.HeterogeneityTest;
import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.model.counts.CountData;
import io.github.metasaw.optim.Minimiser;
import io.github.metasaw.optim.OptimReport;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Beta-binomial regression (Kuss 2015, Stat. Med. 34, 1097): the events of each group are binomial
 * with a risk that is beta about its mean, of one overdispersion for all groups. The log odds of
 * the mean are one level for all studies plus, in the first group, the effect; groups of one study
 * are independent given these. Studies without events in either group are pooled with the others.
 * With one group per study the effect is the log odds of the mean risk itself. R: {@code
 * vglm(cbind(x, n - x) ~ group, betabinomial)} of VGAM, {@code betabin} of aod.
 */
public final class BetaBinomialModel {

  /** An SD-like parameter below this is 0: its square is lost in the likelihood's rounding. */
  private static final double NO_SPREAD = 1e-5;

  private static final double[] STARTS = {0.1, 0.5};

  private final EffectMeasure measure;
  private final ZeroCells zeros;

  private BetaBinomialModel(EffectMeasure measure, ZeroCells zeros) {
    this.measure = measure;
    this.zeros = zeros;
  }

  /**
   * The model, with all studies.
   *
   * @param measure OR of two groups, PLO of one
   * @return the model
   */
  public static BetaBinomialModel of(EffectMeasure measure) {
    return new BetaBinomialModel(measure, ZeroCells.HALF_TO_ZEROS.withDrop00(false));
  }

  /**
   * The same with another rule for zero cells: the constant is for the studies' own estimates, on
   * which Q rests; leaving out uninformative studies is for the model as well.
   *
   * @param zeros metafor's {@code add}, {@code to} and {@code drop00}
   * @return a copy
   */
  public BetaBinomialModel withZeros(ZeroCells zeros) {
    return new BetaBinomialModel(measure, zeros);
  }

  /**
   * The effect as a linear function of moderators.
   *
   * @param data whole numbers of k studies
   * @param x design, row-major [k x p], an intercept first if there is one; without any, an
   *     intercept
   * @return the coefficients and the overdispersion
   * @throws MetaException for fractions of events, or if data and measure do not go together
   */
  public CountsSolution fit(CountData data, double... x) {
    CountsMethod.BB.require(measure, data);
    if (!data.isWhole()) {
      throw MetaException.of("the beta-binomial model needs whole numbers of events");
    }
    CountsSetup setup = CountsSetup.of(measure, zeros, data, x);
    ArmRows rows = ArmRows.of(setup.data(), setup.design(), ArmRows.Levels.COMMON);
    OptimReport best = maximise(rows);
    int p = setup.p();
    int q = rows.columns();
    double[] t = Arrays.copyOfRange(best.at(), rows.levels(), q);
    double[] v = covariance(best, q);
    double[] among = new double[p * p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        among[i * p + j] = v[(rows.levels() + i) * (q + 1) + rows.levels() + j];
      }
    }
    double[] beta = setup.design().coefficients(t);
    double[] covariance = setup.design().covariance(among);
    HeterogeneityTest heterogeneity = setup.heterogeneity(t);
    double theta = Math.abs(best.at()[q]) < NO_SPREAD ? 0 : best.at()[q] * best.at()[q];
    return new CountsSolution(
        CountsMethod.BB,
        measure,
        setup.basis(0),
        beta,
        covariance,
        CountsSolution.Spread.common(heterogeneity.I2(), heterogeneity.H2())
            .withOverdispersion(theta / (1 + theta)),
        tests(setup, rows, best, beta, covariance),
        new FitStatistics(new InformationCriteria(-best.value(), q + 1, rows.size()), Double.NaN),
        new Search(
            best.converged() && best.curved(),
            best.iterations(),
            best.evaluations(),
            best.method()));
  }

  /** The lowest of several starts and of the binomial model, which is at the end of the range. */
  private static OptimReport maximise(ArmRows rows) {
    OptimReport best = from(rows, STARTS[0]);
    for (int i = 1; i < STARTS.length; i++) {
      OptimReport other = from(rows, STARTS[i]);
      best = other.value() < best.value() ? other : best;
    }
    return best;
  }

  private static OptimReport from(ArmRows rows, double s) {
    double[] start = Arrays.copyOf(rows.start(), rows.columns() + 1);
    start[rows.columns()] = s;
    return Minimiser.minimise(new BetaBinomialObjective(rows), start);
  }

  /** Inverse of the second derivatives; at no overdispersion that of the coefficients alone. */
  private static double[] covariance(OptimReport best, int q) {
    int size = q + 1;
    double[] hessian = best.hessian().clone();
    if (Math.abs(best.at()[q]) < NO_SPREAD) {
      for (int j = 0; j < q; j++) {
        hessian[j * size + q] = 0;
        hessian[q * size + j] = 0;
      }
      hessian[q * size + q] = 1;
    }
    Cholesky factor = Cholesky.ofSize(size);
    if (factor.factor(hessian)) {
      return factor.inverse();
    }
    double[] missing = new double[size * size];
    Arrays.fill(missing, Double.NaN);
    return missing;
  }

  private static Map<CountsTest, ChiSquareTest> tests(
      CountsSetup setup, ArmRows rows, OptimReport best, double[] beta, double[] covariance) {
    Map<CountsTest, ChiSquareTest> tests = new EnumMap<>(CountsTest.class);
    double[] t = Arrays.copyOfRange(best.at(), rows.levels(), rows.columns());
    tests.put(CountsTest.HETEROGENEITY, setup.heterogeneity(t).test());
    double gain = Math.max(0, 2 * (-best.value() - binomial(rows)));
    double p = gain > 1e-9 ? ChiSquareTest.of(gain, 1).p() / 2 : 1;
    tests.put(CountsTest.OVERDISPERSION, new ChiSquareTest(gain, 1, p));
    if (setup.p() > 1 && setup.design().hasIntercept()) {
      tests.put(CountsTest.MODERATORS, HeterogeneityWald.moderators(beta, covariance));
      CountsSetup reduced = setup.withoutModerators();
      ArmRows fewer = ArmRows.of(reduced.data(), reduced.design(), ArmRows.Levels.COMMON);
      double explained = Math.max(0, 2 * (maximise(fewer).value() - best.value()));
      tests.put(CountsTest.MODERATORS_LIKELIHOOD_RATIO, ChiSquareTest.of(explained, setup.p() - 1));
    }
    return tests;
  }

  /** The largest log-likelihood without overdispersion. */
  private static double binomial(ArmRows rows) {
    BetaBinomialObjective objective = new BetaBinomialObjective(rows);
    int q = rows.columns();
    double[] t = Arrays.copyOf(rows.start(), q + 1);
    double value = Double.NaN;
    for (int n = 0; n < 100; n++) {
      value = objective.value(t);
      double[] information = new double[q * q];
      double[] step = Arrays.copyOf(objective.gradient(), q);
      double[] all = objective.exactHessian();
      for (int i = 0; i < q; i++) {
        System.arraycopy(all, i * (q + 1), information, i * q, q);
      }
      Cholesky factor = Cholesky.ofSize(q);
      if (!factor.factor(information)) {
        break;
      }
      factor.solve(step);
      double longest = Arrays.stream(step).map(Math::abs).max().orElse(0);
      for (int j = 0; j < q; j++) {
        t[j] -= step[j] * Math.min(1, 2 / longest);
      }
      if (longest < 1e-10) {
        break;
      }
    }
    return -value;
  }
}
