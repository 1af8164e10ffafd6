package io.github.metasaw.estimand;

import io.github.metasaw.fit.BayesFit;
import java.util.List;

/** Which variables of a posterior are effects, on the scale of yi, and which are spreads. */
public final class EffectVariables {

  /** The true effect of a next study, and the precision-weighted mean of the studies' own. */
  private static final List<String> DERIVED = List.of("theta_new", "beta_F");

  private EffectVariables() {}

  /**
   * Whether a variable is an effect: a coefficient of the mean, the effect of a study, of a next
   * study, or an average of them.
   *
   * @param fit a posterior
   * @param variable its name as {@link BayesFit#variables} has it
   * @return true for an effect; false for tau, SDs, correlations, zeta2 and effects of groups
   */
  public static boolean isEffect(BayesFit fit, String variable) {
    List<String> variables = fit.variables();
    int at = variables.indexOf(variable);
    boolean isCoefficient = at >= 0 && at < fit.design().columns();
    boolean isStudy = at >= variables.size() - fit.studies().k();
    return isCoefficient || isStudy || DERIVED.contains(variable);
  }
}
