package io.github.metasaw.bayes;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.model.GroupEffect;
import java.util.ArrayList;
import java.util.List;

/** Remarks on data and priors of a model of mean and dispersion. */
final class GaussianPosteriorChecks {

  /** With fewer levels than this, the SD of a group is mostly what its prior says. */
  private static final int FEW_LEVELS = 5;

  private GaussianPosteriorChecks() {}

  static List<Check> of(GaussianPosterior fit) {
    List<Check> checks = new ArrayList<>();
    boolean dependent =
        !fit.model().structure().groups().isEmpty() || !(fit.studies().V() instanceof Diagonal);
    for (Check check : fit.studies().checks()) {
      // Rows of one study are no mistake where the model has dependence.
      if (!(dependent && check.name().equals("duplicate_labels"))) {
        checks.add(check);
      }
    }
    checks.addAll(fit.given().checks());
    fewLevels(fit, checks);
    if (!fit.given().isProper()) {
      checks.add(
          Check.note(
              "improper_prior",
              "",
              "A prior that does not integrate (flat, for example) is fine for estimates, but has"
                  + " no scale."));
    }
    return checks;
  }

  private static void fewLevels(GaussianPosterior fit, List<Check> checks) {
    for (GroupEffect group : fit.model().structure().groups()) {
      if (group.levels() < FEW_LEVELS) {
        checks.add(
            Check.warning(
                "few_levels",
                group.name() + "=" + group.levels(),
                "So few levels of %s say next to nothing of its SD: the posterior is near the prior."
                    .formatted(group.name())));
      }
    }
  }
}
