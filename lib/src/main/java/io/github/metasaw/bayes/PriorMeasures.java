package io.github.metasaw.bayes;

import io.github.metasaw.bayes.prior.EmpiricalPrior;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.PriorText;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which effects the empirical priors of tau are of. */
final class PriorMeasures {

  private static final Set<EffectMeasure> LOG_ODDS_RATIOS =
      EnumSet.of(
          EffectMeasure.OR,
          EffectMeasure.PETO,
          EffectMeasure.D2OR,
          EffectMeasure.D2ORN,
          EffectMeasure.D2ORL);

  private static final Set<EffectMeasure> MEAN_DIFFERENCES =
      EnumSet.of(
          EffectMeasure.SMD,
          EffectMeasure.SMDH,
          EffectMeasure.SMD1,
          EffectMeasure.SMD1H,
          EffectMeasure.OR2D,
          EffectMeasure.OR2DN,
          EffectMeasure.OR2DL);

  private PriorMeasures() {}

  /**
   * Refuses an empirical prior of effects that it does not speak of. Where nobody has said what the
   * estimates are, it is taken, and a check of the prior says what it is made for.
   *
   * @param priors as written
   * @param studies that may know their measure
   * @throws MetaException with line and column
   */
  static void require(List<PriorText> priors, Studies studies) {
    EffectMeasure measure = studies.measure();
    for (PriorText text : priors) {
      EmpiricalPrior.of(text)
          .filter(prior -> measure != EffectMeasure.GEN && !measures(prior).contains(measure))
          .ifPresent(
              prior -> {
                throw MetaException.format(
                    "%s is a prior of the heterogeneity of %s, and the effects of %s are %s (%s);"
                        + " take for example half_normal(sd = 0.5) %s",
                    prior.id(),
                    prior.effects(),
                    studies.name(),
                    measure.id(),
                    measure.label().toLowerCase(Locale.ROOT),
                    text.distributionSpan().place());
              });
    }
  }

  private static Set<EffectMeasure> measures(EmpiricalPrior prior) {
    return prior == EmpiricalPrior.TURNER ? LOG_ODDS_RATIOS : MEAN_DIFFERENCES;
  }
}
