package io.github.metasaw.web;

import io.github.metasaw.bayes.exact.OneVariancePosterior;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.formula.ModelText;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.OneVarianceSolution;
import io.github.metasaw.model.RegressionData;
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
   * @return estimate, standard error, tau2
   */
  @JSExport
  public static double[] pool(double[] yi, double[] vi, String method) {
    OneVarianceSolution fit =
        OneVarianceSolution.fit(yi, vi, null, 1, FreqOptions.defaults().withMethod(method));
    return new double[] {fit.beta()[0], fit.se(0), fit.tau2()};
  }

  /**
   * The exact posterior of studies without moderators.
   *
   * @param yi estimates [k]
   * @param vi sampling variances [k]
   * @param priors lines of model text, for example {@code prior tau = half_cauchy(5)}
   * @return mean and SD of mu; mean, SD and median of tau; log marginal likelihood
   */
  @JSExport
  public static double[] posterior(double[] yi, double[] vi, String priors) {
    OneVariancePosterior posterior =
        OneVariancePosterior.compute(
            RegressionData.intercept(yi, vi), ModelText.parse("yi ~ 1\n" + priors).priors());
    Marginal mu = posterior.coefficient(0);
    Marginal tau = posterior.tau();
    return new double[] {
      mu.mean(), mu.sd(), tau.mean(), tau.sd(), tau.median(), posterior.logMarginal()
    };
  }
}
