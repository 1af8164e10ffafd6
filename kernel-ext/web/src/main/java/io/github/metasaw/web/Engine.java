package io.github.metasaw.web;

import io.github.metasaw.bayes.exact.OneVariancePosterior;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.formula.ModelText;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.OneVarianceSolution;
import io.github.metasaw.freq.PooledEstimate;
import io.github.metasaw.model.RegressionData;
import io.github.metasaw.plot.explore.ExploreReply;
import io.github.metasaw.plot.forest.LabelledEstimates;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.teavm.jso.JSExport;

/** What pages may ask of the numeric core: each method is a function of the JavaScript module. */
public final class Engine {

  private Engine() {}

  /**
   * Nothing happens when the module is loaded.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    // Pages call the exported functions.
  }

  /**
   * Pools studies without moderators.
   *
   * @param yi estimates [k]
   * @param vi sampling variances [k]
   * @param method estimator of tau2, for example {@code REML}
   * @param test {@code z}, {@code t}, {@code knha} or {@code adhoc}
   * @param level confidence of the intervals
   * @return estimate, standard error, statistic, p, both ends of its interval and of the prediction
   *     interval, tau2, its standard error, Q, I2, H2, then the weights in per cent [13 + k]
   */
  @JSExport
  public static double[] pool(double[] yi, double[] vi, String method, String test, double level) {
    OneVarianceSolution fit =
        OneVarianceSolution.fit(yi, vi, null, 1, options(method, test, level));
    PooledEstimate pooled = PooledEstimate.of(fit);
    DoubleStream numbers =
        DoubleStream.of(
            pooled.estimate(),
            pooled.se(),
            pooled.statistic(),
            pooled.p(),
            pooled.interval().lower(),
            pooled.interval().upper(),
            pooled.prediction().lower(),
            pooled.prediction().upper(),
            fit.tau2(),
            fit.seTau2(),
            fit.q(),
            fit.i2(),
            fit.h2());
    return DoubleStream.concat(numbers, Arrays.stream(fit.weights())).toArray();
  }

  /**
   * Pools the studies without each in turn.
   *
   * @param yi estimates [k]
   * @param vi sampling variances [k]
   * @param method estimator of tau2
   * @param test of the effect
   * @param level confidence of the intervals
   * @return estimate, both ends of its interval, and tau2, by the study left out [4 k]
   */
  @JSExport
  public static double[] leaveOneOut(
      double[] yi, double[] vi, String method, String test, double level) {
    return Arrays.stream(PooledEstimate.leaveOneOut(yi, vi, options(method, test, level)))
        .flatMapToDouble(
            fit -> {
              PooledEstimate pooled = PooledEstimate.of(fit);
              return DoubleStream.of(
                  pooled.estimate(),
                  pooled.interval().lower(),
                  pooled.interval().upper(),
                  fit.tau2());
            })
        .toArray();
  }

  private static FreqOptions options(String method, String test, double level) {
    return FreqOptions.defaults().withMethod(method).withTest(test).withLevel(level);
  }

  /**
   * The exact posterior of studies without moderators.
   *
   * @param yi estimates [k]
   * @param vi sampling variances [k]
   * @param priors lines of model text, for example {@code prior tau = half_cauchy(5)}
   * @param level probability of the intervals
   * @return mean and SD of mu; mean, SD and median of tau; log marginal likelihood; both ends of
   *     the intervals of mu, tau and the next study's effect; mean and SD of beta_F, mean of zeta2;
   *     mean, SD and shrinkage of each study's effect [15 + 3 k]
   */
  @JSExport
  public static double[] posterior(double[] yi, double[] vi, String priors, double level) {
    OneVariancePosterior posterior = compute(yi, vi, priors);
    Marginal mu = posterior.coefficient(0);
    Marginal tau = posterior.tau();
    Marginal average = posterior.averageEffect();
    double[] shrinkage = posterior.shrinkageFactors();
    DoubleStream.Builder numbers = DoubleStream.builder();
    numbers.add(mu.mean()).add(mu.sd());
    numbers.add(tau.mean()).add(tau.sd()).add(tau.median()).add(posterior.logMarginal());
    for (Marginal marginal : List.of(mu, tau, posterior.next())) {
      Interval interval = marginal.interval(level);
      numbers.add(interval.lower()).add(interval.upper());
    }
    numbers.add(average.mean()).add(average.sd()).add(posterior.signalVariance().mean());
    for (int i = 0; i < yi.length; i++) {
      Marginal theta = posterior.theta(i);
      numbers.add(theta.mean()).add(theta.sd()).add(shrinkage[i]);
    }
    return numbers.build().toArray();
  }

  /**
   * The density of tau.
   *
   * @param yi estimates [k]
   * @param vi sampling variances [k]
   * @param priors lines of model text
   * @param tau values, 0 or larger [n]
   * @return prior, posterior and log likelihood at each [3 n]
   */
  @JSExport
  public static double[] tau(double[] yi, double[] vi, String priors, double[] tau) {
    OneVariancePosterior posterior = compute(yi, vi, priors);
    double[] log = posterior.logLikelihood(tau);
    double[] out = new double[3 * tau.length];
    for (int i = 0; i < tau.length; i++) {
      out[3 * i] = posterior.priorOfTau().density(tau[i]);
      out[3 * i + 1] = posterior.tau().density(tau[i]);
      out[3 * i + 2] = log[i];
    }
    return out;
  }

  private static OneVariancePosterior compute(double[] yi, double[] vi, String priors) {
    return OneVariancePosterior.compute(
        RegressionData.intercept(yi, vi), ModelText.parse("yi ~ 1\n" + priors).priors());
  }

  /**
   * What a page of {@code %explore} shows.
   *
   * @param labels of the studies [k]
   * @param yi estimates [k]
   * @param vi sampling variances [k]
   * @param included 0 for each study that is left out, 1 for others [k]
   * @param controls name and value of each control in turn
   * @return a message, which is empty if all is well, the summary, and the figures as SVG
   */
  @JSExport
  public static String[] explore(
      String[] labels, double[] yi, double[] vi, double[] included, String[] controls) {
    boolean[] isIncluded = new boolean[included.length];
    for (int i = 0; i < included.length; i++) {
      isIncluded[i] = included[i] != 0;
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < controls.length; i += 2) {
      values.put(controls[i], controls[i + 1]);
    }
    ExploreReply reply =
        ExploreReply.of(new LabelledEstimates(List.of(labels), yi, vi), isIncluded, values);
    return Stream.concat(Stream.of(reply.message(), reply.summary()), reply.figures().stream())
        .toArray(String[]::new);
  }
}
