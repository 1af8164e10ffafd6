package io.github.metasaw.bayes;

import io.github.metasaw.check.Check;
import io.github.metasaw.check.MetaException;
import io.github.metasaw.data.Studies;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.formula.PriorText;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.model.Design;
import java.util.List;

/** The Bayesian engine: studies, design, priors and options give a posterior. */
public final class BayesEngine {

  private BayesEngine() {}

  /**
   * The posterior of yi ~ N(theta_i, vi), theta_i ~ N(x_i'beta, tau2). Agrees with bayesmeta's
   * {@code bayesmeta} and {@code bmr}.
   *
   * @param priors as written; what is not written is flat
   * @throws MetaException for an unknown parameter or distribution, with line and column, and for
   *     priors that give no posterior on these studies
   */
  public static BayesFit fit(
      Studies studies, Design design, List<PriorText> priors, BayesOptions options) {
    refuseCovariances(studies);
    refuseZeroVariance(studies);
    PriorSet set = PriorSet.of(priors, design);
    refuseTwoStudents(set, design);
    ExactPosterior exact = ExactPosterior.of(studies, design, set);
    Draws draws;
    List<Check> checks = List.of();
    switch (options.sampler()) {
      case DIRECT -> draws = new DirectSampler(studies, design, set, exact).draw(options);
      case GIBBS -> draws = new Gibbs(studies, design, set, options).draw();
      case NUTS -> {
        refuseWithoutGradient(set, options);
        Nuts nuts = new Nuts(studies, design, set, options);
        draws = nuts.draw();
        checks = nuts.checks();
      }
      default -> {
        return new ExactFit(studies, design, set, options, exact);
      }
    }
    return new SampledFit(studies, design, set, options, exact, draws, checks);
  }

  private static void refuseWithoutGradient(PriorSet priors, BayesOptions options) {
    if (priors.tau() instanceof TauPrior.Grid) {
      throw MetaException.of(
          "nuts follows a gradient, and tau on a grid has none; take --sampler exact, direct or"
              + " gibbs");
    }
    if (!(priors.tau() instanceof TauPrior.Fixed known)) {
      return;
    }
    if (options.parameters() == Parameters.CENTRED && known.tau() == 0) {
      throw MetaException.of(
          "centred parameters need room for the effects, and tau is fixed at 0; take --parameters"
              + " marginal or noncentred");
    }
    boolean noUnknown = priors.coefficients().stream().allMatch(Location.Fixed.class::isInstance);
    if (options.parameters() == Parameters.MARGINAL && noUnknown) {
      throw MetaException.of(
          "nuts has nothing to move, as tau and all coefficients are fixed; take --sampler exact or"
              + " direct");
    }
  }

  private static void refuseCovariances(Studies studies) {
    if (!(studies.V() instanceof Diagonal)) {
      throw MetaException.of(
          "V has covariances (%s), but Bayesian models take independent sampling errors"
              .formatted(studies.V().storage()));
    }
  }

  private static void refuseZeroVariance(Studies studies) {
    double[] vi = studies.vi();
    for (int i = 0; i < vi.length; i++) {
      if (!(vi[i] > 0)) {
        throw MetaException.of(
            "the sampling variance of '%s' is 0, so its effect is known and cannot be estimated; leave the row out"
                .formatted(studies.labels().get(i)));
      }
    }
  }

  private static void refuseTwoStudents(PriorSet priors, Design design) {
    int first = -1;
    for (int j = 0; j < design.columns(); j++) {
      if (priors.coefficients().get(j) instanceof Location.StudentT) {
        if (first >= 0) {
          throw MetaException.of(
              "%s and %s both have a t or Cauchy prior; one coefficient may, use normal for the others"
                  .formatted(written(design.names().get(first)), design.names().get(j)));
        }
        first = j;
      }
    }
  }

  /** The intercept as prior lines name it. */
  private static String written(String coefficient) {
    return coefficient.equals("(Intercept)") ? "mu" : coefficient;
  }
}
