package io.github.metasaw.bayes;

import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Marginal;
import java.util.List;
import java.util.function.DoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The table of mean and SD of each true effect at values of tau. */
final class EffectsGivenTau {

  private EffectsGivenTau() {}

  /**
   * The table.
   *
   * @param labels of the studies [k]
   * @param effects of all studies given tau
   * @param tau SDs of the true effects [n]
   * @return study, tau, mean, sd [n k]
   * @throws MetaException for a negative tau
   */
  static Table of(List<String> labels, DoubleFunction<List<Marginal>> effects, double... tau) {
    StringColumn study = StringColumn.create("study");
    DoubleColumn value = DoubleColumn.create("tau");
    DoubleColumn mean = DoubleColumn.create("mean");
    DoubleColumn sd = DoubleColumn.create("sd");
    for (double each : tau) {
      List<Marginal> given = effects.apply(known(each));
      for (int i = 0; i < labels.size(); i++) {
        study.append(labels.get(i));
        value.append(each);
        mean.append(given.get(i).mean());
        sd.append(given.get(i).sd());
      }
    }
    return Table.create("theta given tau", study, value, mean, sd);
  }

  /**
   * A value of tau.
   *
   * @throws MetaException if it is negative or missing
   */
  static double known(double tau) {
    if (!(tau >= 0)) {
      throw MetaException.of("tau must be 0 or larger, not " + CheckNumber.plain(tau));
    }
    return tau;
  }
}
