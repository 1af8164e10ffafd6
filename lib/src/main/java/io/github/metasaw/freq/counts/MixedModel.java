package io.github.metasaw.freq.counts;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.ZeroCells;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.model.counts.CountData;
import io.github.metasaw.model.counts.Quadrature;

/**
 * Generalised linear mixed models of counts by maximum likelihood: the effect of a study is normal
 * about its mean, and the events are binomial, Poisson, or noncentral hypergeometric given it
 * (Stijnen, Hamza and Ozdemir 2010). R: metafor's {@code rma.glmm}.
 *
 * <ul>
 *   <li>UM.FS: both groups, the level of each study a parameter of its own;
 *   <li>UM.RS: both groups, the levels normal about a mean, independent of the effects;
 *   <li>CM.EL: the first group given the events of both: noncentral hypergeometric for tables,
 *       binomial for rates; exact, without any level;
 *   <li>CM.AL: the same as binomial, which is near where events are rare;
 *   <li>GLMM: one group, log odds of proportions or logs of rates.
 * </ul>
 *
 * <p>Integrals over random effects are exact unless a rule is asked for.
 */
public final class MixedModel {

  private final CountsMethod method;
  private final EffectMeasure measure;
  private final ZeroCells zeros;
  private final Quadrature quadrature;
  private final boolean common;

  private MixedModel(
      CountsMethod method,
      EffectMeasure measure,
      ZeroCells zeros,
      Quadrature quadrature,
      boolean common) {
    this.method = method;
    this.measure = measure;
    this.zeros = zeros;
    this.quadrature = quadrature;
    this.common = common;
  }

  /**
   * A model with exact integrals; studies that say nothing of an effect are left out.
   *
   * @param method UM_FS, UM_RS, CM_EL, CM_AL, or GLMM for one group
   * @param measure OR or IRR of two groups, PLO or IRLN of one
   * @return the model
   * @throws MetaException for a method that is not a mixed model
   */
  public static MixedModel of(CountsMethod method, EffectMeasure measure) {
    if (!method.isMixedModel()) {
      throw MetaException.format("%s is not a mixed model", method.id());
    }
    return new MixedModel(method, measure, ZeroCells.HALF_TO_ZEROS, Quadrature.EXACT, false);
  }

  /**
   * The same with another rule of quadrature.
   *
   * @param quadrature exact, or one that another program uses
   * @return a copy
   * @throws MetaException for several points where a study has two random effects
   */
  public MixedModel withQuadrature(Quadrature quadrature) {
    if (method == CountsMethod.UM_RS && quadrature.points() > 1) {
      throw MetaException.format(
          "UM.RS has two random effects per study, for which quadrature %s is not made; take exact"
              + " or laplace",
          quadrature.id());
    }
    return new MixedModel(method, measure, zeros, quadrature, common);
  }

  /**
   * The same with another rule for zero cells: the constant is for the studies' own estimates, on
   * which I2 rests; leaving out uninformative studies is for the model as well.
   *
   * @param zeros metafor's {@code add}, {@code to} and {@code drop00}
   * @return a copy
   */
  public MixedModel withZeros(ZeroCells zeros) {
    return new MixedModel(method, measure, zeros, quadrature, common);
  }

  /**
   * The same without heterogeneity: R's {@code method = "EE"}.
   *
   * @return a copy
   */
  public MixedModel withoutHeterogeneity() {
    return new MixedModel(method, measure, zeros, quadrature, true);
  }

  /**
   * Pools the studies.
   *
   * @param data counts
   * @return the mean effect, of ratios on the log scale
   * @throws MetaException if data, method and measure do not go together, or no study is left
   */
  public CountsSolution fit(CountData data) {
    return MixedResult.solve(problem(data));
  }

  /**
   * The mean effect as a linear function of moderators.
   *
   * @param data counts of k studies
   * @param x design, row-major [k x p], an intercept first if there is one
   * @return the coefficients; columns that earlier ones explain are left out
   * @throws MetaException if data, method and measure do not go together, or too few studies are
   *     left
   */
  public CountsSolution fit(CountData data, double... x) {
    return MixedResult.solve(problem(data, x));
  }

  /**
   * The interval of tau2 of those values that the profile likelihood does not reject (Hardy and
   * Thompson 1996).
   *
   * @param data counts of k studies
   * @param level its confidence
   * @param x design, row-major [k x p]; without any, an intercept
   * @return variances; the upper end is infinite where the likelihood does not fall enough
   */
  public Interval tau2Interval(CountData data, double level, double... x) {
    return problem(data, x).tau2Interval(level);
  }

  private MixedProblem problem(CountData data, double... x) {
    method.require(measure, data);
    return MixedProblem.of(
        new MixedProblem.Model(method, measure, zeros, quadrature, common), data, x);
  }
}
