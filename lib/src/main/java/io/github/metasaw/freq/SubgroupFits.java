package io.github.metasaw.freq;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Subgroups;
import io.github.metasaw.fit.Subgroups.Group;
import io.github.metasaw.model.Design;
import io.github.metasaw.parallel.Interrupts;
import java.util.ArrayList;
import java.util.List;

/**
 * The model without moderators fitted to each subgroup alone, with a tau2 of its own. The means
 * mu_g are compared by Q = sum w_g (mu_g - mean)^2 with w_g = 1/se_g^2 and the mean weighted by
 * w_g, chi-square with one degree less than there are groups (Borenstein and others 2009,
 * Introduction to Meta-Analysis, ch. 19, separate estimates of tau2). For the common-effect model Q
 * is what the Q of the groups leave of the Q of all. R: metafor's {@code rma(b, sei = se, method =
 * "FE")$QE} on the groups' estimates; meta's {@code metagen(subgroup = )}.
 */
final class SubgroupFits {

  private SubgroupFits() {}

  static Subgroups of(ModelFit whole, String by) {
    if (whole.solver() instanceof StructuredCovariance) {
      throw MetaException.of(
          "subgroups are pooled each by itself with one tau2 and independent studies; in this model write %s as a moderator of the mean and of sigma"
              .formatted(by));
    }
    if (!whole.design().isInterceptOnly()) {
      throw MetaException.of(
          "subgroups are pooled by a model without moderators, but this one has "
              + String.join(", ", whole.design().names()));
    }
    Studies studies = whole.studies();
    List<Group> groups = new ArrayList<>();
    studies
        .groups(by)
        .forEach((name, rows) -> groups.add(new Group(name, rows, fit(whole, studies, rows))));
    double q = between(groups);
    int df = groups.size() - 1;
    return new Subgroups(by, groups, q, df, ChiSquared.survival(q, df));
  }

  private static FrequentistFit fit(ModelFit whole, Studies studies, List<Integer> rows) {
    Interrupts.check();
    int[] keep = rows.stream().mapToInt(Integer::intValue).toArray();
    FreqOptions options = whole.options().select(keep);
    return FreqEngine.fit(studies.select(keep), Design.intercept(keep.length), options);
  }

  private static double between(List<Group> groups) {
    double sum = 0;
    double mean = 0;
    double q = 0;
    // Updated group by group, which loses no digits to a far mean.
    for (Group group : groups) {
      double w = 1 / (group.fit().se() * group.fit().se());
      double away = group.fit().estimate() - mean;
      q += w * sum / (w + sum) * away * away;
      sum += w;
      mean += w / sum * away;
    }
    return q;
  }
}
