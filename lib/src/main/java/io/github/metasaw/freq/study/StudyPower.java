package io.github.metasaw.freq.study;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.draws.Quantiles;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.bias.Alternative;
import io.github.metasaw.optim.NewtonRoot;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The power of each study to find one true effect: the probability that its estimate differs
 * significantly from 0 if that is its effect. Unlike in the test of excess significance, true
 * effects do not vary, as in the sunset plot of Kossmeier, Tran and Voracek (2020, Z Psychol
 * 228:43). R: {@code pnorm}; metaviz's {@code viz_sunset}.
 *
 * @param effect supposed to be true in every study, on the scale of yi
 * @param alternative direction of a significant estimate
 * @param alpha its level of significance
 * @param labels of the studies [k]
 * @param estimates of the studies [k]
 * @param errors standard errors of the studies [k]
 * @param power of the studies, 0 to 1 [k]
 */
public record StudyPower(
    double effect,
    Alternative alternative,
    double alpha,
    List<String> labels,
    double[] estimates,
    double[] errors,
    double[] power)
    implements Tabular {

  /** The power that studies are customarily planned for. */
  public static final double ADEQUATE = 0.8;

  /** An effect in standard errors that every study finds. */
  private static final double ALWAYS_FOUND = 40;

  /**
   * The power to find the pooled effect, two-sided at 0.05.
   *
   * @param fit of a model with one tau2 and without moderators
   * @return power of each study
   * @throws MetaException for another model, or a sampling variance of 0
   */
  public static StudyPower of(FrequentistFit fit) {
    return of(fit, fit.estimate(), Alternative.TWO_SIDED, 0.05);
  }

  /**
   * The power to find a chosen effect.
   *
   * @param fit of a model with one tau2 and without moderators
   * @param effect on the scale of yi; a log for ratios
   * @param alternative direction of a significant estimate
   * @param alpha its level of significance, between 0 and 1
   * @return power of each study
   * @throws MetaException for another model, a sampling variance of 0, or numbers out of range
   */
  public static StudyPower of(
      FrequentistFit fit, double effect, Alternative alternative, double alpha) {
    PlottedStudies rows =
        PlottedStudies.withoutModerators(fit, "the power of studies")
            .positive("the power of studies");
    if (!(alpha > 0 && alpha < 1)) {
      throw MetaException.format("alpha is %s; it must lie between 0 and 1", alpha);
    }
    if (!Double.isFinite(effect)) {
      throw MetaException.format("the effect to be found is %s; it must be a number", effect);
    }
    double critical = alternative.critical(alpha);
    double[] errors = rows.sei();
    double[] power =
        Arrays.stream(errors).map(se -> alternative.power(effect, se, se, critical)).toArray();
    return new StudyPower(
        effect, alternative, alpha, List.copyOf(rows.labels()), rows.yi(), errors, power);
  }

  /**
   * The median power.
   *
   * @return 0 to 1
   */
  public double median() {
    return Quantiles.of(power, 0.5)[0];
  }

  /**
   * How many studies have a power of {@link #ADEQUATE} or more.
   *
   * @return 0 to k
   */
  public int adequateCount() {
    return (int) Arrays.stream(power).filter(each -> each >= ADEQUATE).count();
  }

  /**
   * The standard error of a study with a given power.
   *
   * @param wanted above alpha (two-sided) or above the power of an endlessly small study, below 1
   * @return NaN where no study has that power, as of an effect of 0
   */
  public double standardError(double wanted) {
    return Math.abs(effect) / noncentrality(wanted, isAlong());
  }

  /**
   * The effect that half of the studies would find with a given power at least.
   *
   * @param wanted the median power, above alpha and below 1
   * @return its absolute value, on the scale of yi
   */
  public double effectFor(double wanted) {
    return Quantiles.of(errors, 0.5)[0] * noncentrality(wanted, true);
  }

  /** Whether the effect lies in the direction of a significant estimate. */
  private boolean isAlong() {
    return switch (alternative) {
      case TWO_SIDED -> effect != 0;
      case GREATER -> effect > 0;
      case LESS -> effect < 0;
    };
  }

  /** The effect in standard errors that gives a power; NaN where none does. */
  private double noncentrality(double wanted, boolean isAlong) {
    double critical = alternative.critical(alpha);
    Alternative upward = alternative == Alternative.LESS ? Alternative.GREATER : alternative;
    if (!isAlong || !(wanted > upward.power(0, 1, 1, critical)) || !(wanted < 1)) {
      return Double.NaN;
    }
    NewtonRoot.Function shortfall =
        new NewtonRoot.Function() {
          private double at;

          @Override
          public double value(double noncentrality) {
            at = noncentrality;
            return wanted - upward.power(noncentrality, 1, 1, critical);
          }

          @Override
          public double slope() {
            double below = upward == Alternative.TWO_SIDED ? Normal.density(at + critical) : 0;
            return below - Normal.density(at - critical);
          }
        };
    return NewtonRoot.falling(shortfall, 0, ALWAYS_FOUND, critical).root();
  }

  @Override
  public Table table() {
    return Table.create(
        "power",
        StringColumn.create("study", labels),
        DoubleColumn.create("estimate", estimates),
        DoubleColumn.create("se", errors),
        DoubleColumn.create("power", power));
  }
}
