package io.github.metasaw.freq.refit;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.fit.PooledFit;
import io.github.metasaw.fit.Subgroups;
import io.github.metasaw.fit.Subgroups.Group;
import io.github.metasaw.model.Design;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * The model without moderators fitted to each subgroup alone, with a tau2 of its own. The means
 * mu_g are compared by Q = sum w_g (mu_g - mean)^2 with w_g = 1/se_g^2 and the mean weighted by
 * w_g, chi-square with one degree less than there are groups (Borenstein and others 2009,
 * Introduction to Meta-Analysis, ch. 19, separate estimates of tau2). For the common-effect model Q
 * is the total Q less the sum of the Q within groups. R: metafor's {@code rma(b, sei = se, method =
 * "FE")$QE} on the groups' estimates; meta's {@code metagen(subgroup = )}.
 */
@API(status = API.Status.INTERNAL)
public final class SubgroupFits {

  private SubgroupFits() {}

  /**
   * Fits each subgroup.
   *
   * @param studies of the model with one tau2
   * @param design of its mean
   * @param by a column of the studies' table
   * @param fit the same options on some rows, without moderators
   * @return the fits and the test
   * @throws MetaException for a model with moderators, or a column that makes no groups
   */
  public static Subgroups compute(
      Studies studies, Design design, String by, Function<int[], PooledFit> fit) {
    if (!design.isInterceptOnly()) {
      throw MetaException.of(
          "subgroups are pooled by a model without moderators, but this one has "
              + String.join(", ", design.names()));
    }
    List<Group> groups = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<List<Integer>> rows = new ArrayList<>();
    studies
        .groups(by)
        .forEach(
            (name, its) -> {
              names.add(name);
              rows.add(its);
            });
    RefitLoop.inTurn(
        names.size(),
        g -> {
          int[] keep = rows.get(g).stream().mapToInt(Integer::intValue).toArray();
          groups.add(new Group(names.get(g), rows.get(g), fit.apply(keep)));
        });
    double q = between(groups);
    int df = groups.size() - 1;
    return new Subgroups(by, groups, q, df, ChiSquared.survival(q, df));
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
