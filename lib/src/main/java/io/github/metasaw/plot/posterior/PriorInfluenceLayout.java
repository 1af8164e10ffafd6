package io.github.metasaw.plot.posterior;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.plot.posterior.PriorInfluence.Quantity;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Legend;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;

/**
 * Places two panels, one of means and one of variances: in each the quantity of a population and
 * that of the studies at hand, its density below and its interval above, with the interval at
 * first.
 */
final class PriorInfluenceLayout {

  private static final String POPULATION = Theme.WARM;
  private static final String STUDIES = Theme.ACCENT;
  private static final Stroke FIRST = Stroke.solid(Theme.MUTED, 1);
  private static final double LEFT = 64;
  private static final double MARGIN = 18;

  /** Lines of each field, and of the intervals above it. */
  private static final int FIELD = 8;

  private static final int INTERVALS = 5;

  /** Share of the axis near 0 where a density may be infinite. */
  private static final double NEAR_ZERO = 1.0 / 40;

  /** Room above the density of the studies' quantity for one that is higher near 0. */
  private static final double ROOM = 2.5;

  private final PriorInfluence data;
  private final Transformation scale;
  private final double width;
  private final List<Mark> marks = new ArrayList<>();

  private PriorInfluenceLayout(PriorInfluence data, Transformation scale, double width) {
    this.data = data;
    this.scale = scale;
    this.width = width;
  }

  static Scene draw(PriorInfluence data, Transformation scale, double width) {
    return new PriorInfluenceLayout(data, scale, width).scene();
  }

  private Scene scene() {
    Legend legend = new Legend();
    legend.line("of a population", curve(0), "-").line("of these studies", curve(1), "•");
    legend.point("original priors", Theme.WHITE, FIRST);
    double top = Panel.below(legend.draw(MARGIN, width - MARGIN, Panel.LINE + 2, marks), 1);
    double block = (FIELD + INTERVALS + 4) * Panel.LINE;
    panel("Mean of the effects" + scale.axisNote(), 0, data.effects(), scale, top);
    panel(
        "Variance of the effects",
        PosteriorSummaries.TAU2,
        data.variances(),
        Transformation.IDENTITY,
        top + block);
    return new Scene(
        width,
        top + 2 * block - 1.5 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        "What priors move",
        words(),
        marks);
  }

  /** Dashed for the first of a pair, which belongs to the population. */
  private static Stroke curve(int i) {
    return i % 2 == 0 ? Stroke.dashed(POPULATION, 1.8) : Stroke.solid(STUDIES, 1.8);
  }

  private void panel(String heading, int first, Interval shown, Transformation on, double top) {
    Axis x = new Axis(shown.lower(), shown.upper(), LEFT, width - MARGIN, on);
    double field = top + INTERVALS * Panel.LINE;
    Quantity population = data.quantities().get(first);
    Quantity studies = data.quantities().get(first + 1);
    double most = studies.isKnown() ? 0 : studies.density().highestBeyond(NEAR_ZERO);
    double other = population.isKnown() ? 0 : population.density().highestBeyond(NEAR_ZERO);
    double high = most > 0 ? Math.max(most, Math.min(other, ROOM * most)) : other;
    Axis y = new Axis(0, high > 0 ? 1.05 * high : 1, field + FIELD * Panel.LINE, field);
    new Panel(x, new Axis(0, 1, field, top), marks).heading(heading, 1);
    Panel densities = new Panel(x, y, marks);
    for (int i = 0; i < 2; i++) {
      Quantity each = data.quantities().get(first + i);
      double line = top + (2 * i + 0.5) * Panel.LINE;
      String colour = i == 0 ? POPULATION : STUDIES;
      interval(each.first(), x, line + 0.7 * Panel.LINE, Theme.WHITE, FIRST);
      interval(each.now(), x, line, colour, Stroke.solid(colour, 2));
      String name = each.name();
      marks.add(
          new Mark.Text(10, line + 4.5, name, Panel.SIZE, false, Anchor.START, Theme.INK, name));
      if (each.isKnown()) {
        densities.vertical(each.now().median(), Stroke.dashed(colour, 2));
      } else {
        densities.curve(each.density(), curve(i), i == 0 ? "-" : "•");
      }
    }
    densities.bottom("");
    String name = "Density";
    marks.add(
        new Mark.Text(10, field + 4, name, Panel.SIZE, false, Anchor.START, Theme.MUTED, name));
  }

  /** A point and a line, which ends in an arrow where it goes on beyond the axis. */
  private void interval(
      PosteriorSummaries.Summary summary, Axis x, double y, String fill, Stroke stroke) {
    double low = summary.interval().lower();
    double high = summary.interval().upper();
    if (high > low && high >= x.low() && low <= x.high()) {
      marks.add(new Mark.Line(x.clipped(low), y, x.clipped(high), y, stroke));
    }
    if (low < x.low()) {
      Panel.arrow(x.from(), y, 1, stroke.colour(), marks);
    }
    if (high > x.high()) {
      Panel.arrow(x.to(), y, -1, stroke.colour(), marks);
    }
    double median = summary.median();
    if (median >= x.low() && median <= x.high()) {
      marks.add(new Mark.Circle(x.pixel(median), y, 3.4, fill, stroke));
    }
  }

  private String words() {
    StringBuilder words = new StringBuilder("Medians and ");
    words.append(Digits.percent(data.level())).append(" intervals");
    for (int i = 0; i < data.quantities().size(); i++) {
      Quantity each = data.quantities().get(i);
      Transformation on = PosteriorSummaries.isEffect(i) ? scale : Transformation.IDENTITY;
      words.append("; ").append(each.name()).append(' ').append(numbers(each.now(), on));
      words.append(", with the original priors ").append(numbers(each.first(), on));
    }
    return words.append('.').toString();
  }

  private static String numbers(PosteriorSummaries.Summary summary, Transformation on) {
    return "%s (%s to %s)"
        .formatted(
            Digits.significant(summary.median(), on),
            Digits.significant(summary.interval().lower(), on),
            Digits.significant(summary.interval().upper(), on));
  }
}
