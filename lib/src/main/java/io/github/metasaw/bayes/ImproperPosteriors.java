package io.github.metasaw.bayes;

import io.github.metasaw.bayes.exact.TauPriorRules;
import io.github.metasaw.bayes.prior.DispersionParameter;
import io.github.metasaw.bayes.prior.DispersionPrior;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.covariance.GroupEffect;
import io.github.metasaw.model.covariance.SpatialCorrelation;
import io.github.metasaw.model.parameter.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses priors of heterogeneity that give, or may give, an improper posterior. With V positive
 * definite the likelihood of the dispersion is bounded, so that proper priors always give a proper
 * posterior. As a set of SDs grows in proportion to s, the likelihood falls at least as s^(q - n),
 * with n effects and q flat coefficients; the posterior is proper if for every set this outweighs
 * the tails of the priors.
 */
final class ImproperPosteriors {

  /** An SD with the rate r of its prior, whose density of log s goes as exp(-r log s). */
  private record Tail(String code, String name, double rate, int effects) {}

  private ImproperPosteriors() {}

  /**
   * @throws MetaException with the reason
   */
  static void refuse(GaussianModel model, ModelPriors priors) {
    List<Tail> tails = new ArrayList<>();
    boolean one = DispersionParameter.isOneTau(priors.parameters());
    for (int t = 0; t < priors.parameters().size(); t++) {
      DispersionParameter parameter = priors.parameters().get(t);
      DispersionPrior prior = priors.dispersion().get(t);
      boolean scale = prior instanceof DispersionPrior.OfScale;
      if (!prior.isProper() && !(scale && effects(model, parameter) > 0)) {
        throw unknown(prior, parameter);
      }
      if (prior instanceof DispersionPrior.OfScale of) {
        String name = one ? "tau" : parameter.written();
        TauPriorRules.refuseLower(of, name);
        double rate = of.density().upperRate();
        tails.add(new Tail(of.code(), name, rate, effects(model, parameter)));
      }
    }
    if (!priors.isProper()) {
      refuseUpper(tails, priors.flatCoefficients());
    }
  }

  private static void refuseUpper(List<Tail> tails, int flat) {
    for (int set = 1; set < 1 << tails.size(); set++) {
      double rate = 0;
      int effects = 0;
      Tail heaviest = tails.get(Integer.numberOfTrailingZeros(set));
      for (int c = 0; c < tails.size(); c++) {
        if ((set >> c & 1) != 0) {
          rate += tails.get(c).rate();
          effects = Math.max(effects, tails.get(c).effects());
          heaviest = tails.get(c).rate() < heaviest.rate() ? tails.get(c) : heaviest;
        }
      }
      if (!(rate + Math.max(0, effects - flat) > 0)) {
        throw MetaException.of(
            "prior %s may leave no posterior: with %d effects and %d flat coefficients large %s can keep infinite mass; write a prior that integrates, such as prior %s = half_normal(sd = 0.5)"
                .formatted(heaviest.code(), effects, flat, heaviest.name(), heaviest.name()));
      }
    }
  }

  private static MetaException unknown(DispersionPrior prior, DispersionParameter parameter) {
    return MetaException.of(
        "prior %s does not integrate, and may leave no posterior; write for example %s"
            .formatted(prior.code(), parameter.example()));
  }

  /** Number of effects that have this SD in common; 0 where predictors make their SDs differ. */
  private static int effects(GaussianModel model, DispersionParameter parameter) {
    if (parameter.isTau()) {
      return model.studies().k();
    }
    if (parameter.alone() && parameter.parameter() instanceof Parameter.GroupSd sd) {
      return model.structure().groups().stream()
          .filter(group -> group.name().equals(sd.group()))
          // At long ranges the effects of all levels are one.
          .filter(group -> !(group.dependence() instanceof SpatialCorrelation))
          .mapToInt(GroupEffect::levels)
          .findFirst()
          .orElse(0);
    }
    return 0;
  }
}
