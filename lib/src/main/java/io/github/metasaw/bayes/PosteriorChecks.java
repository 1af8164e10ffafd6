package io.github.metasaw.bayes;

import io.github.metasaw.bayes.exact.ExactMarginals;
import io.github.metasaw.bayes.exact.ExactPosterior;
import io.github.metasaw.bayes.exact.PosteriorPredictive;
import io.github.metasaw.bayes.exact.QuadraticFormMixture;
import io.github.metasaw.bayes.posterior.ConditionalPosterior;
import io.github.metasaw.bayes.posterior.PosteriorModel;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.Message;
import io.github.metasaw.diagnostic.Remedy;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.covariance.GroupEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.Table;

/** Checks of data, priors and posterior, however the posterior was computed. */
final class PosteriorChecks {

  /** A smaller predictive p value gives a warning. */
  private static final double UNUSUAL = 0.01;

  /** With fewer levels than this, the SD of a group is determined mostly by its prior. */
  private static final int FEW_LEVELS = 5;

  private PosteriorChecks() {}

  /**
   * All checks that do not depend on how the posterior was computed.
   *
   * @param model data, design and priors
   * @param conditional the posterior given heterogeneity
   * @param isDependent whether the model has dependence between rows
   */
  static List<Check> of(
      PosteriorModel model, ConditionalPosterior conditional, boolean isDependent) {
    List<Check> checks = new ArrayList<>();
    for (Check check : model.studies().checks()) {
      // Rows of one study are no mistake where the model has dependence.
      if (!(isDependent && check.name().equals("duplicate_labels"))) {
        checks.add(check);
      }
    }
    checks.addAll(model.priors().checks());
    checks.addAll(conditional.identification());
    improper(checks, model.priors());
    checks.addAll(conditional.adequacy());
    return List.copyOf(checks);
  }

  /**
   * With one tau: the moments that exist, and the number of studies.
   *
   * @param model of what
   * @param upperRate r where the density of log tau falls as exp(-r log tau)
   */
  static List<Check> identification(PosteriorModel model, double upperRate) {
    List<Check> checks = new ArrayList<>();
    heavyTail(checks, model, upperRate);
    fewStudies(checks, model.studies(), model.design());
    return checks;
  }

  /** With groups: those with few levels. */
  static List<Check> levels(GaussianModel model) {
    List<Check> checks = new ArrayList<>();
    for (GroupEffect group : model.structure().groups()) {
      if (group.levels() < FEW_LEVELS) {
        checks.add(
            Check.warning(
                "few_levels",
                group.name() + "=" + group.levels(),
                "So few levels of %s say next to nothing of its SD: the posterior is near the prior."
                    .formatted(group.name())));
      }
    }
    return checks;
  }

  /** With one tau: whether the model could have generated the data, and the accuracy of zeta2. */
  static List<Check> adequacy(
      PosteriorModel model, ExactPosterior posterior, ExactMarginals marginals) {
    List<Check> checks = new ArrayList<>();
    zeta2(checks, model.design());
    precision(checks, marginals.mixtures().zeta2());
    heterogeneity(checks, model, marginals);
    unusualStudies(checks, model.studies(), posterior, marginals);
    return checks;
  }

  private static void heavyTail(List<Check> checks, PosteriorModel model, double rate) {
    if (rate > 4) {
      return;
    }
    String missing =
        rate > 2
            ? "the SD of tau2"
            : rate > 1
                ? "the SD of tau, the mean of tau2, the SD of theta_new"
                : "the mean of tau, of tau2, of theta_new";
    boolean[] flat = model.priors().flat();
    StringBuilder also = new StringBuilder();
    for (int j = 0; j < flat.length && rate <= 2; j++) {
      if (flat[j]) {
        also.append(rate > 1 ? ", the SD of " : ", the mean of ")
            .append(model.variables().coefficient(j));
      }
    }
    checks.add(
        Check.warning(
            "heavy_tail",
            String.format(Locale.ROOT, "tau^-%.4g", rate),
            "The posterior of tau falls off so slowly that these do not exist: "
                + missing
                + also
                + ". They are shown as infinite, a mean of either sign as missing; quantiles stand."
                + " More studies, or a prior of tau that rules out absurd values, would give them."));
  }

  private static void fewStudies(List<Check> checks, Studies studies, Design design) {
    int df = studies.k() - design.columns();
    if (df < 3) {
      checks.add(
          Check.warning(
              "few_studies",
              Integer.toString(studies.k()),
              Message.format(
                  "So few studies say next to nothing of tau: its posterior is near its prior, and"
                      + " what is said of mu leans on it. Try other priors (%s).",
                  Remedy.analysis("sensitivity"))));
    }
  }

  private static void improper(List<Check> checks, ModelPriors priors) {
    if (!priors.isProper()) {
      checks.add(
          Check.note(
              "improper_prior",
              "",
              "A prior that does not integrate (flat, for example) is fine for estimates, but has"
                  + " no scale: the log marginal likelihood takes its density as 1, and Bayes"
                  + " factors that turn on it are refused."));
    }
  }

  private static void zeta2(List<Check> checks, Design design) {
    if (!design.isInterceptOnly()) {
      checks.add(
          Check.note(
              "beta_F_with_moderators",
              "",
              "beta_F and zeta2 are the precision-weighted mean and spread of the studies' own"
                  + " effects, whatever their moderators."));
    }
  }

  /** Whether extreme sampling variances leave zeta2 below the resolution of doubles. */
  private static void precision(List<Check> checks, QuadraticFormMixture zeta2) {
    if (zeta2.isBelowNumbers()) {
      checks.add(
          Check.warning(
              "zeta2_too_small",
              String.format(Locale.ROOT, "%.3g", zeta2.mean()),
              "Some of zeta2 lies below 1e-307, where numbers lose their digits and end: what is"
                  + " shown of zeta2 is rounded, or 0. Measure the effects in a smaller unit, or"
                  + " leave out the study of least variance."));
    } else if (zeta2.isKnown()) {
      checks.add(
          Check.note(
              "zeta2_known",
              String.format(Locale.ROOT, "sd=%.3g", zeta2.sd()),
              "The studies are so precise that the SD of zeta2 is below a 1e-12th of its mean: its"
                  + " quantiles agree in nearly all digits that numbers have."));
    }
  }

  /** Whether the studies differ as much as the model expects. */
  private static void heterogeneity(
      List<Check> checks, PosteriorModel model, ExactMarginals marginals) {
    if (!model.design().isInterceptOnly() || model.studies().k() < 2) {
      return;
    }
    double p = PosteriorPredictive.heterogeneity(marginals);
    String value = String.format(Locale.ROOT, "p=%.3g", p);
    if (p < UNUSUAL) {
      checks.add(
          Check.warning(
              "heterogeneity_prior",
              value,
              "The studies differ more than this model expects, whatever the data say: the prior"
                  + " holds tau too small."));
    } else if (p > 1 - UNUSUAL) {
      checks.add(
          Check.warning(
              "heterogeneity_prior",
              value,
              "The studies differ less than this model expects: the prior holds tau too large."));
    }
  }

  /** Studies whose estimates the model would hardly predict, at a level divided by their number. */
  private static void unusualStudies(
      List<Check> checks, Studies studies, ExactPosterior posterior, ExactMarginals marginals) {
    Table table = PosteriorPredictive.studies(studies, posterior, marginals.mixtures());
    List<String> unusual = new ArrayList<>();
    for (int i = 0; i < studies.k(); i++) {
      if (table.doubleColumn("p").getDouble(i) < UNUSUAL / studies.k()) {
        unusual.add(studies.labels().get(i));
      }
    }
    if (!unusual.isEmpty()) {
      checks.add(
          Check.warning(
              "unusual_studies",
              String.join(", ", unusual),
              "The estimate lies where this model would hardly put a study's, even among "
                  + studies.k()
                  + ". Look at it again: a slip in the data, or an effect of another kind?"));
    }
  }
}
