package io.github.metasaw.kernel.input;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.Tabular;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.magic.MagicWording;
import io.github.metasaw.kernel.option.GivenOptions;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.report.Render;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.Table;

/**
 * The scale on which a magic shows effects. Sheets and figures show the scale of the measure,
 * tables that of the analysis; {@code --scale} chooses the other one, and {@code --exp} turns logs
 * into ratios whatever the measure is.
 */
public final class ScaleOption {

  private static final String ANALYSIS = "analysis";
  private static final List<String> SCALES = List.of("measure", ANALYSIS);

  /** Shows logs as ratios. */
  public static final Option<Boolean> EXP = Option.flag("exp", "show logs as ratios");

  /** Shows the scale of the measure or of the analysis. */
  public static final Option<String> SCALE =
      Option.of(
          "scale",
          ValueTypes.choice("NAME", ScaleOption::parse, scale -> scale, () -> SCALES),
          "scale on which effects are shown, that of the measure or of the analysis (logs of ratios)");

  /** All options of this class. */
  public static final List<Option<?>> OPTIONS = List.of(EXP, SCALE);

  /** What the help says of a {@link #tabular} result. */
  public static final String NOTE =
      "The table is on the scale of the analysis unless --exp or --scale measure is given";

  private static final Code<Transformation> RATIOS = code(Transformation.EXP);
  private static final Code<Transformation> AS_ANALYSED = code(Transformation.IDENTITY);

  private ScaleOption() {}

  private static String parse(String scale) {
    if (!SCALES.contains(scale)) {
      throw MetaException.unknown("scale", scale, "", SCALES);
    }
    return scale;
  }

  private static Code<Transformation> code(Transformation scale) {
    return new Code<>(scale, "Transformation." + scale);
  }

  /**
   * The scale that a line asks for, other than that of the measure.
   *
   * @param line options of a magic with {@link #OPTIONS}
   * @return empty where it asks for none, or for the scale of the measure
   * @throws MetaException if it asks for two
   */
  public static Optional<Code<Transformation>> other(GivenOptions line) {
    if (line.has(EXP) && line.has(SCALE)) {
      throw MetaException.of("--exp and --scale both name a scale; leave one out");
    }
    if (line.has(EXP)) {
      return Optional.of(RATIOS);
    }
    return line.given(SCALE).map(Code::value).filter(ANALYSIS::equals).map(analysis -> AS_ANALYSED);
  }

  /**
   * The scale that a line asks for.
   *
   * @param line of a magic with {@link #OPTIONS}
   * @param fit whose effects are shown
   * @return the scale with its Java; empty where the line asks for none
   */
  public static Optional<Code<Transformation>> asked(MagicLine line, Code<? extends Fit> fit) {
    Optional<Code<Transformation>> other = other(line);
    return other.isPresent() || !line.has(SCALE) ? other : Optional.of(ofMeasure(fit));
  }

  private static <F extends Fit> Code<Transformation> ofMeasure(Code<F> fit) {
    return fit.call("studies", Fit::studies).call("transformation", Studies::transformation);
  }

  /**
   * A table of effects on the scale that a line asks for.
   *
   * @param fit whose effects these are
   * @param effects on the scale of the analysis
   * @param line of a magic with {@link #OPTIONS}
   * @return effects as they are read, without standard errors, or the table itself
   */
  public static Code<Table> effects(Code<? extends Fit> fit, Code<Table> effects, MagicLine line) {
    return asked(line, fit)
        .filter(scale -> !scale.value().isIdentity())
        .map(
            scale ->
                Code.<Table, Transformation, Table>of(
                    "Render.transformed", Render::transformed, effects, scale))
        .orElse(effects);
  }

  /**
   * A result that displays itself as a table of effects, or that table on the scale that a line
   * asks for.
   *
   * @param fit whose effects these are
   * @param result with its table on the scale of the analysis
   * @param line of a magic with {@link #OPTIONS}
   * @return the result with what is shown
   */
  public static MagicResult tabular(
      Code<? extends Fit> fit, Code<? extends Tabular> result, MagicLine line) {
    return asked(line, fit).isEmpty()
        ? MagicResult.of(result)
        : MagicResult.of(result, List.of())
            .withTable("effects", effects(fit, result.call("table", Tabular::table), line));
  }

  /**
   * A result that displays itself as the sheet of a fit, or that sheet on the scale that a line
   * asks for.
   *
   * @param fit the result
   * @param line of a magic with {@link #OPTIONS}
   * @return the result with what is shown
   */
  public static MagicResult fit(Code<? extends Fit> fit, MagicLine line) {
    return asked(line, fit)
        .map(
            scale ->
                MagicResult.of(
                    fit, List.of(Render.summary(fit.value(), scale.value(), MagicWording.OF_CELL))))
        .orElseGet(() -> MagicResult.of(fit));
  }

  /**
   * A table with one row per coefficient on the scale that a line asks for; rows of SDs and
   * correlations stay.
   *
   * @param fit whose coefficients these are
   * @param byTerm on the scale of the analysis
   * @param line of a magic with {@link #OPTIONS}
   * @return effects as they are read, without standard errors, or the table itself
   */
  public static Code<Table> terms(Code<FrequentistFit> fit, Code<Table> byTerm, MagicLine line) {
    return asked(line, fit)
        .filter(scale -> !scale.value().isIdentity())
        .map(
            scale ->
                Code.<FrequentistFit, Table, Transformation, Table>of(
                    "Render.transformed", Render::transformed, fit, byTerm, scale))
        .orElse(byTerm);
  }

  /**
   * A figure on the scale that a line asks for.
   *
   * @param figure on the scale of the measure
   * @param line of a magic with {@link #OPTIONS}
   * @return the figure with another axis, or the figure itself
   */
  public static Code<Figure> figure(Code<Figure> figure, MagicLine line) {
    return other(line)
        .map(scale -> figure.call("withTransformation", Figure::withTransformation, scale))
        .orElse(figure);
  }
}
