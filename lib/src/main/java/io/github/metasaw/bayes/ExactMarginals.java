package io.github.metasaw.bayes;

import io.github.metasaw.fit.Marginal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The marginals of an exact posterior, each made when first asked for. */
final class ExactMarginals {

  private final ExactPosterior exact;
  private final Mixtures mixtures;
  private final Map<String, Marginal> made = new ConcurrentHashMap<>();

  ExactMarginals(ExactPosterior exact, PriorSet priors) {
    this.exact = exact;
    this.mixtures = new Mixtures(exact, priors.flatCoefficients() > 0);
  }

  Mixtures mixtures() {
    return mixtures;
  }

  Marginal of(Variables.Variable variable) {
    return made.computeIfAbsent(variable.name(), any -> make(variable));
  }

  private Marginal make(Variables.Variable variable) {
    return switch (variable.kind()) {
      case COEFFICIENT -> mixtures.coefficient(variable.index());
      case TAU -> exact.tau();
      case TAU2 ->
          exact.tau() instanceof TauMarginal tau
              ? tau.squared()
              : ((PointsMarginal) exact.tau()).squared();
      case THETA_NEW -> mixtures.next(new double[] {1}, 0);
      case BETA_F -> mixtures.betaF();
      case ZETA2 -> QuadraticMixture.zeta2(exact, mixtures.shares());
      case THETA -> mixtures.theta(variable.index());
    };
  }
}
