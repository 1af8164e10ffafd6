package io.github.metasaw.freq.bias;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.refit.RefitLoop;
import io.github.metasaw.parallel.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * Copas' selection model (Copas and Shi 2000, Biostatistics 1:247; 2001, Stat Methods Med Res
 * 10:251; Carpenter, Schwarzer, Rücker and Künstler 2009, J Clin Epidemiol 62:624). A study is
 * published if gamma0 + gamma1/s + delta is above 0; the data say nothing of gamma, so the effect
 * is estimated under selections of growing strength, with a test whether small-study effects are
 * left. The summary is the weakest selection that leaves none. R: metasens's {@code copas}, whose
 * grid and line across it are used here too.
 *
 * @param points the effect from no selection to strong selection, by falling probability of
 *     publication
 * @param alpha level at which small-study effects count as left
 * @param level confidence of the intervals
 * @param transformation scale on which effects are read
 */
public record CopasSelection(
    List<CopasPoint> points, double alpha, double level, Transformation transformation)
    implements Tabular {

  /** The usual level of the test of small-study effects that are left. */
  public static final double ALPHA = 0.1;

  /** The usual number of values of gamma0, and of gamma1. */
  public static final int GRID = 20;

  /**
   * With level {@link #ALPHA} and {@link #GRID} values.
   *
   * @param fit of a model with one tau2 and without moderators
   * @return the effect under selections
   * @throws MetaException as {@link #fit(FrequentistFit, double, int, Progress)}
   */
  public static CopasSelection fit(FrequentistFit fit) {
    return fit(fit, ALPHA, GRID);
  }

  /**
   * The effect under selections of growing strength.
   *
   * @param fit of a model with one tau2 and without moderators
   * @param alpha level at which small-study effects count as left, between 0 and 1
   * @param grid values of gamma0 and of gamma1, 5 or more
   * @return the effect under selections
   * @throws MetaException as {@link #fit(FrequentistFit, double, int, Progress)}
   */
  public static CopasSelection fit(FrequentistFit fit, double alpha, int grid) {
    return fit(fit, alpha, grid, Progress.none());
  }

  /**
   * The same, for something that shows how far the search has come.
   *
   * @param fit of a model with one tau2 and without moderators
   * @param alpha level at which small-study effects count as left, between 0 and 1
   * @param grid values of gamma0 and of gamma1, 5 or more
   * @param progress hears how many points of the grid are done
   * @return the effect under selections
   * @throws MetaException for another model, fewer than three studies, studies of one standard
   *     error, or values outside their range
   */
  public static CopasSelection fit(FrequentistFit fit, double alpha, int grid, Progress progress) {
    FunnelStudies data = FunnelStudies.withoutModerators(fit, "Copas' selection models");
    if (!(alpha > 0 && alpha < 1)) {
      throw MetaException.format("alpha is %s; it must lie between 0 and 1", alpha);
    }
    if (grid < 5) {
      throw MetaException.format("a grid of %d values is too coarse; take 5 or more", grid);
    }
    CopasSearch search = CopasSearch.of(fit, data);
    double[][] estimates = new double[grid][grid];
    RefitLoop.numbered(
        grid * grid,
        progress,
        c -> {
          int i = c / grid;
          int j = c % grid;
          estimates[i][j] = search.estimate((double) i / (grid - 1), (double) j / (grid - 1));
        });
    List<CopasPoint> points = new ArrayList<>();
    points.add(search.unselected());
    CopasContours.crossings(estimates).stream()
        .map(place -> search.at(place.x(), place.y()))
        .sorted(Comparator.comparingDouble(CopasPoint::publication).reversed())
        .forEach(points::add);
    return new CopasSelection(
        List.copyOf(points), alpha, fit.level(), fit.studies().transformation());
  }

  /**
   * The summary: the weakest selection that leaves no small-study effect at {@link #alpha}.
   *
   * @return empty where every selection looked at leaves one
   */
  public Optional<CopasPoint> adjusted() {
    return points.stream().filter(point -> point.residualP() > alpha).findFirst();
  }

  /**
   * One row per selection, from none to a strong one.
   *
   * @return publication (probability, of the study with the largest standard error), estimate, se,
   *     lower, upper, tau, rho, residual p, unpublished (expected number), summary (true for the
   *     row of {@link #adjusted})
   */
  @Override
  public Table table() {
    BooleanColumn summary = BooleanColumn.create("summary");
    CopasPoint adjusted = adjusted().orElse(null);
    points.forEach(point -> summary.append(point.equals(adjusted)));
    return Table.create(
        "Copas' selection model",
        column("publication", CopasPoint::publication),
        column("estimate", CopasPoint::estimate),
        column("se", CopasPoint::se),
        column("lower", point -> point.interval().lower()),
        column("upper", point -> point.interval().upper()),
        column("tau", CopasPoint::tau),
        column("rho", CopasPoint::rho),
        column("residual p", CopasPoint::residualP),
        column("unpublished", CopasPoint::unpublished),
        summary);
  }

  private DoubleColumn column(String name, ToDoubleFunction<CopasPoint> value) {
    return DoubleColumn.create(name, points.stream().mapToDouble(value).toArray());
  }
}
