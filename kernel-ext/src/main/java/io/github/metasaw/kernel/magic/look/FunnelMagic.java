package io.github.metasaw.kernel.magic.look;

import static io.github.metasaw.kernel.magic.MagicGroup.LOOK;

import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.PooledFit;
import io.github.metasaw.freq.bias.PrecisionAdjustment;
import io.github.metasaw.freq.bias.PrecisionAdjustment.Method;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.input.FigureOptions;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Settings;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.forest.ForestOptions;
import java.util.List;
import java.util.Locale;

/** {@code %funnel}: the funnel plot. */
public final class FunnelMagic extends FigureMagic {

  private static final String FUNNEL = "Figures.funnel";

  private static final Option<String> BY =
      Option.of("by", ValueTypes.column(), "a colour for each value of this column");

  private static final Option<Line> LINE =
      Option.of("line", ValueTypes.constant("NAME", Line::parse, Line.class), "regression line");

  private static final Settings<ForestOptions> SETTINGS =
      FigureOptions.SERIES.set(BY, "withGroup", ForestOptions::withGroup);

  /** What is drawn beside the funnel. */
  private enum Line implements Named {
    EGGER(Method.PET),
    PET(Method.PET),
    PEESE(Method.PEESE);

    private final Method method;

    Line(Method method) {
      this.method = method;
    }

    static Line parse(String name) {
      return Named.parse("line", name, values());
    }

    @Override
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Creates the magic. */
  public FunnelMagic() {
    super(
        new Description(LOOK, "funnel", "FIT", "%funnel fit", "Contour-enhanced funnel plot"),
        Option.join(List.of(BY, LINE), FigureOptions.SERIES_OPTIONS));
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    Code<ForestOptions> options = FigureOptions.of(SETTINGS, line);
    return FigureOptions.finish(
        line.find(LINE)
            .map(regression -> withLine(line, options, regression))
            .orElseGet(
                () ->
                    Code.<PooledFit, ForestOptions, Figure>of(
                        FUNNEL,
                        Figures::funnel,
                        line.only(PooledFit.class, "the name of a fit"),
                        options)),
        line);
  }

  private static Code<Figure> withLine(
      MagicLine line, Code<ForestOptions> options, Line regression) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    Code<Method> method =
        new Code<>(regression.method, "PrecisionAdjustment.Method." + regression.method.name());
    Code<PrecisionAdjustment> adjustment =
        Code.of("PrecisionAdjustment.of", PrecisionAdjustment::of, fit, method);
    return Code.<FrequentistFit, ForestOptions, PrecisionAdjustment, Figure>of(
        FUNNEL, Figures::funnel, fit, options, adjustment);
  }
}
