package io.github.metasaw.freq.counts;

import io.github.metasaw.model.counts.BinomialLikelihood;
import io.github.metasaw.model.counts.CountData;
import io.github.metasaw.model.counts.OneGroupProportions;
import io.github.metasaw.model.counts.OneGroupRates;
import io.github.metasaw.model.counts.PoissonLikelihood;
import io.github.metasaw.model.counts.PredictorLikelihood;
import io.github.metasaw.model.counts.TwoByTwoTables;
import io.github.metasaw.model.counts.TwoGroupRates;

/**
 * The groups of all studies as rows of one regression: the log odds or log rate of a row is the sum
 * of a level and, in the first group, the effect.
 *
 * @param x design: levels, then the columns of the effect [m][levels + p]
 * @param events in each group [m]
 * @param sizes of the groups, or their person-time [m]
 * @param isRate whether events are Poisson in person-time, else binomial
 * @param levels number of columns of levels: none for one group per study
 */
record ArmRows(double[][] x, double[] events, double[] sizes, boolean isRate, int levels) {

  /** How the levels of two groups are modelled. */
  enum Levels {
    /** One per study. */
    OWN,
    /** One for all studies. */
    COMMON
  }

  /**
   * The rows of counts.
   *
   * @param data of one group or two groups per study
   * @param design of the effect
   * @param levels of two groups; one group has none beside its effect
   */
  static ArmRows of(CountData data, EffectDesign design, Levels levels) {
    if (data instanceof TwoByTwoTables t) {
      double[] n1 = new double[t.k()];
      double[] n2 = new double[t.k()];
      for (int i = 0; i < t.k(); i++) {
        n1[i] = t.n1(i);
        n2[i] = t.n2(i);
      }
      return two(new double[][] {t.ai(), n1, t.ci(), n2}, false, design, levels);
    }
    if (data instanceof TwoGroupRates r) {
      return two(new double[][] {r.x1i(), r.t1i(), r.x2i(), r.t2i()}, true, design, levels);
    }
    return data instanceof OneGroupProportions p
        ? new ArmRows(design.rows(), p.xi(), p.ni(), false, 0)
        : new ArmRows(
            design.rows(), ((OneGroupRates) data).xi(), ((OneGroupRates) data).ti(), true, 0);
  }

  private static ArmRows two(double[][] counts, boolean isRate, EffectDesign design, Levels kind) {
    int k = design.k();
    int levels = kind == Levels.OWN ? k : 1;
    double[][] x = new double[2 * k][levels + design.p()];
    double[] events = new double[2 * k];
    double[] sizes = new double[2 * k];
    for (int i = 0; i < k; i++) {
      for (int group = 0; group < 2; group++) {
        int row = 2 * i + group;
        events[row] = counts[2 * group][i];
        sizes[row] = counts[2 * group + 1][i];
        x[row][kind == Levels.OWN ? i : 0] = 1;
      }
      System.arraycopy(design.rows()[i], 0, x[2 * i], levels, design.p());
    }
    return new ArmRows(x, events, sizes, isRate, levels);
  }

  /** Number of rows. */
  int size() {
    return events.length;
  }

  /** Number of columns. */
  int columns() {
    return x[0].length;
  }

  /** The linear predictor of a row. */
  double predictor(int row, double[] b) {
    double eta = 0;
    for (int j = 0; j < b.length; j++) {
      eta += x[row][j] * b[j];
    }
    return eta;
  }

  /** The likelihood of a row without overdispersion. */
  PredictorLikelihood likelihood(int row) {
    return isRate
        ? PoissonLikelihood.of(events[row], sizes[row])
        : BinomialLikelihood.of(events[row], sizes[row]);
  }

  /** Rough levels, where a search begins; 0 for the effect [columns]. */
  double[] start() {
    double[] b = new double[columns()];
    double[] weights = new double[columns()];
    int wanted = levels == 0 ? 1 : levels;
    for (int row = 0; row < size(); row++) {
      double level =
          isRate
              ? Math.log((events[row] + 0.5) / sizes[row])
              : Math.log((events[row] + 0.5) / (sizes[row] - events[row] + 0.5));
      for (int j = 0; j < wanted; j++) {
        b[j] += x[row][j] * level;
        weights[j] += x[row][j] * x[row][j];
      }
    }
    for (int j = 0; j < wanted; j++) {
      b[j] = weights[j] > 0 ? b[j] / weights[j] : 0;
    }
    return b;
  }
}
