package io.github.metasaw.freq.bias;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.DataChange;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Solution;
import io.github.metasaw.freq.OneVariance;
import io.github.metasaw.freq.engine.FreqEngine;
import io.github.metasaw.model.Design;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Trim and fill (Duval and Tweedie 2000, Biometrics 56:455): the studies that make a funnel
 * asymmetric are trimmed until their number no longer changes, and their mirror images about the
 * trimmed mean are added. R: metafor's {@code trimfill}.
 */
public final class TrimAndFill {

  private static final int MAX_ITERATIONS = 100;
  private static final String WHAT = "trim and fill analyses";

  private final FillEstimator estimator;
  private final FunnelSide side;

  private TrimAndFill(FillEstimator estimator, FunnelSide side) {
    this.estimator = estimator;
    this.side = side;
  }

  /**
   * L0, on the side that the data suggest.
   *
   * @return the defaults of metafor
   */
  public static TrimAndFill defaults() {
    return new TrimAndFill(FillEstimator.L0, FunnelSide.AUTO);
  }

  /**
   * Another estimator of the number missing.
   *
   * @param other R0, L0 or Q0
   * @return a copy
   */
  public TrimAndFill withEstimator(FillEstimator other) {
    return new TrimAndFill(other, side);
  }

  /**
   * Another side.
   *
   * @param other where studies are taken to be missing
   * @return a copy
   */
  public TrimAndFill withSide(FunnelSide other) {
    return new TrimAndFill(estimator, other);
  }

  /**
   * Trims and fills.
   *
   * @param fit of a model with one tau2 and without moderators
   * @return the same model with the studies added
   * @throws MetaException for another model, weights of the user, fewer than three studies, or an
   *     iteration that does not end
   */
  public FilledFit fit(FrequentistFit fit) {
    FunnelStudies data = FunnelStudies.withoutModerators(fit, WHAT);
    if (data.options().weights() != null || data.options().weightsColumn() != null) {
      throw MetaException.of(
          "trim and fill adds studies whose weights nobody has given; leave the weights out");
    }
    FunnelSide used = side == FunnelSide.AUTO ? suggested(data) : side;
    double sign = used == FunnelSide.RIGHT ? -1 : 1;
    Iteration last = iterate(data, sign);
    double[] yi = data.yi();
    double[] filledYi =
        IntStream.of(last.trimmed()).mapToDouble(i -> 2 * sign * last.mean() - yi[i]).toArray();
    double[] filledVi = IntStream.of(last.trimmed()).mapToDouble(i -> data.vi()[i]).toArray();
    FrequentistFit filled =
        filledYi.length == 0
            ? fit
            : FreqEngine.fit(
                studies(data.studies(), filledYi, filledVi),
                Design.intercept(yi.length + filledYi.length),
                data.options());
    return new FilledFit(
        fit, filled, new FilledFit.Missing(estimator, used, filledYi, filledVi, last.se()));
  }

  /** Where studies are missing if small studies have larger, or smaller, effects. */
  private static FunnelSide suggested(FunnelStudies data) {
    FunnelRegression line =
        FunnelRegression.additive(
            data.yi(), data.vi(), FunnelStudies.line(data.sei()), data.options());
    return line.slope() < 0 ? FunnelSide.RIGHT : FunnelSide.LEFT;
  }

  /** What the last round has found; the mean is that of the effects times the sign. */
  private record Iteration(int[] trimmed, double mean, double se) {}

  private Iteration iterate(FunnelStudies data, double sign) {
    int n = data.k();
    double[] yi = Arrays.stream(data.yi()).map(y -> sign * y).toArray();
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> yi[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    OneVariance solver = new OneVariance(yi, data.vi(), null, 1, data.options());
    int k0 = 0;
    for (int round = 0; round < MAX_ITERATIONS; round++) {
      Solution solution =
          k0 == 0 ? solver.solution() : solver.refit(DataChange.rows(Arrays.copyOf(order, n - k0)));
      if (solution == null) {
        throw MetaException.format(
            "trim and fill trims all studies but %d, which are too few for the model", n - k0);
      }
      double mean = solution.estimate(0);
      double missing = estimator.missing(signedRanks(yi, order, mean));
      int next = (int) Math.max(0, Math.rint(missing));
      if (next == k0) {
        double se = Math.max(0, estimator.se(n, missing));
        return new Iteration(Arrays.copyOfRange(order, n - k0, n), mean, se);
      }
      k0 = next;
    }
    throw MetaException.format(
        "the number of studies to trim did not settle in %d rounds; take another estimator of it",
        MAX_ITERATIONS);
  }

  /**
   * Ranks of |y - mean|, ties in the order of y, with the sign of y - mean: effects in ascending
   * order are next to the mean where their sign changes, and further away on both sides of that.
   */
  private static double[] signedRanks(double[] yi, int[] order, double mean) {
    int n = order.length;
    double[] ranks = new double[n];
    int above = 0;
    while (above < n && yi[order[above]] < mean) {
      above++;
    }
    int below = above - 1;
    for (int rank = 1; rank <= n; rank++) {
      boolean isBelow =
          above == n || (below >= 0 && mean - yi[order[below]] <= yi[order[above]] - mean);
      if (isBelow) {
        ranks[below--] = -rank;
      } else {
        ranks[above] = yi[order[above]] > mean ? rank : 0;
        above++;
      }
    }
    return ranks;
  }

  private static Studies studies(Studies studies, double[] yi, double[] vi) {
    List<String> labels = new ArrayList<>(studies.labels());
    for (int i = 1; i <= yi.length; i++) {
      String label = "Filled " + i;
      while (labels.contains(label)) {
        label += "'";
      }
      labels.add(label);
    }
    BooleanColumn isFilled = BooleanColumn.create("filled");
    IntStream.range(0, labels.size()).forEach(i -> isFilled.append(i >= studies.k()));
    Table table =
        Table.create(
            studies.name(),
            StringColumn.create("study", labels),
            DoubleColumn.create("yi", joined(studies.yi(), yi)),
            DoubleColumn.create("vi", joined(studies.vi(), vi)),
            isFilled);
    return StudyReader.of(table)
        .yi("yi")
        .vi("vi")
        .label("study")
        .read()
        .withMeasure(studies.measure())
        .withTransformation(studies.transformation());
  }

  private static double[] joined(double[] first, double[] second) {
    double[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
