package io.github.metasaw.fit;

import io.github.metasaw.formula.Target;
import java.util.List;

/**
 * A source of heterogeneity: what varies between rows, sigma, or between the levels of a group.
 *
 * @param name {@code sigma}, {@code sigma1}, {@code study}, {@code mu1:study}
 * @param isOfRows whether it is sigma
 * @param outcome 0 where it adds to the only outcome or to both, else 1 or 2
 * @param byRow variance that it adds to each row; of sigma the rows of its outcome only
 * @param effects its effects with their variances, one or more
 */
public record VarianceSource(
    String name, boolean isOfRows, int outcome, double[] byRow, List<Effect> effects) {

  /**
   * An effect that varies.
   *
   * @param name of the source, and of the effect where there are several: {@code study:x}
   * @param variance its mean over rows or levels
   */
  public record Effect(String name, double variance) {

    /**
     * The standard deviation.
     *
     * @return the root of {@link #variance}
     */
    public double sd() {
      return Math.sqrt(variance);
    }
  }

  /** Takes copies. */
  public VarianceSource {
    byRow = byRow.clone();
    effects = List.copyOf(effects);
  }

  /**
   * The name without its outcome.
   *
   * @return {@code study} for {@code mu1:study}
   */
  public String group() {
    return outcome == 0 || isOfRows ? name : name.substring(prefix(outcome).length());
  }

  /**
   * The prefix in the name of a group that adds to one of two outcomes.
   *
   * @param outcome 1 or 2
   * @return {@code mu1:}
   */
  public static String prefix(int outcome) {
    return new Target.Mu(outcome).label() + ":";
  }
}
