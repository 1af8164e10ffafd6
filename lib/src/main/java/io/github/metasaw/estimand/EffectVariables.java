package io.github.metasaw.estimand;

import io.github.metasaw.fit.BayesFit;
import java.util.List;

/** Which variables of a posterior are effects, on the scale of yi, and which are spreads. */
public final class EffectVariables {

  /** The true effect of a next study, and the precision-weighted mean of the studies' own. */
  private static final List<String> DERIVED = List.of(BayesFit.THETA_NEW, BayesFit.BETA_F);

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
    return isCoefficient || study(fit, variable) >= 0 || DERIVED.contains(variable);
  }

  /**
   * Whether a variable is the effect of one level of a group.
   *
   * @param fit a posterior
   * @param variable its name as {@link BayesFit#variables} has it
   * @return false for parameters, effects of studies and averages
   */
  public static boolean isOfGroup(BayesFit fit, String variable) {
    List<String> others =
        List.of(BayesFit.TAU, BayesFit.TAU2, BayesFit.THETA_NEW, BayesFit.BETA_F, BayesFit.ZETA2);
    return !fit.parameters().contains(variable)
        && !others.contains(variable)
        && study(fit, variable) < 0;
  }

  /**
   * The study whose effect a variable is.
   *
   * @param fit a posterior
   * @param variable its name as {@link BayesFit#variables} has it
   * @return its index from 0; -1 for a variable that is not the effect of a study
   */
  public static int study(BayesFit fit, String variable) {
    List<String> variables = fit.variables();
    return Math.max(-1, variables.indexOf(variable) - (variables.size() - fit.studies().k()));
  }
}
