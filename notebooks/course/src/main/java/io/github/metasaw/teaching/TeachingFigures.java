package io.github.metasaw.teaching;

import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.scene.Drawing;
import java.util.List;

/** The figures of this package. */
public final class TeachingFigures {

  private TeachingFigures() {}

  /**
   * The populations that studies sample, and the overall populations that averages are of.
   *
   * @param populations of the studies
   * @param weights one overall population each: {@code 2/7/1}, {@code equal}, {@code size} or
   *     {@code precision}
   * @return the figure
   * @throws io.github.metasaw.diagnostic.MetaException if weights are not as many numbers as there
   *     are populations, or are negative or all 0
   */
  public static Figure populations(Populations populations, String... weights) {
    PopulationsData data = PopulationsData.of(populations, List.of(weights));
    return Figure.of(Drawing.of(data::table, () -> PopulationsLayout.draw(data)));
  }

  /**
   * A discrete joint distribution, that of its pairs, and what symmetries it has.
   *
   * @param found the distribution and its symmetries
   * @return the figure
   */
  public static Figure joint(Exchangeability found) {
    return Figure.of(Drawing.of(found::table, () -> JointLayout.draw(found)));
  }

  /**
   * Joint densities of two effects as contours, side by side.
   *
   * @param densities one panel each
   * @return the figure
   */
  public static Figure contours(PairDensity... densities) {
    List<PairDensity> all = List.of(densities);
    return Figure.of(Drawing.of(() -> PairDensity.table(all), () -> ContourLayout.draw(all)));
  }
}
