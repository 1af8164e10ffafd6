package io.github.metasaw.kernel.input;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.report.Render;
import tech.tablesaw.api.Table;

/** The scale on which a magic shows effects: {@code --exp} turns logs into ratios. */
public final class ScaleOption {

  /** Shows logs as ratios. */
  public static final Option<Boolean> EXP = Option.flag("exp", "show logs as ratios");

  private static final Code<Transformation> RATIOS = code(Transformation.EXP);

  private ScaleOption() {}

  private static Code<Transformation> code(Transformation scale) {
    return new Code<>(scale, "Transformation." + scale);
  }

  /**
   * The transformation that a line asks for.
   *
   * @param line of a magic with {@link #EXP}
   * @param otherwise where it asks for none
   * @return the transformation with its Java
   */
  public static Code<Transformation> of(MagicLine line, Transformation otherwise) {
    return line.has(EXP) ? RATIOS : code(otherwise);
  }

  /**
   * A table of effects on the scale that a line asks for.
   *
   * @param effects on the scale of the analysis
   * @param line of a magic with {@link #EXP}
   * @return ratios without standard errors, or the table itself
   */
  public static Code<Table> table(Code<Table> effects, MagicLine line) {
    return line.has(EXP)
        ? Code.of("Render.transformed", Render::transformed, effects, RATIOS)
        : effects;
  }

  /**
   * A table with one row per coefficient on the scale that a line asks for; rows of SDs and
   * correlations stay.
   *
   * @param fit whose coefficients these are
   * @param byTerm on the scale of the analysis
   * @param line of a magic with {@link #EXP}
   * @return ratios without standard errors, or the table itself
   */
  public static Code<Table> table(Code<FrequentistFit> fit, Code<Table> byTerm, MagicLine line) {
    return line.has(EXP)
        ? Code.of("Render.transformed", Render::transformed, fit, byTerm, RATIOS)
        : byTerm;
  }

  /**
   * A figure on the scale that a line asks for.
   *
   * @param figure on the scale of the analysis
   * @param line of a magic with {@link #EXP}
   * @return the figure with an axis of ratios, or the figure itself
   */
  public static Code<Figure> figure(Code<Figure> figure, MagicLine line) {
    return line.has(EXP)
        ? figure.call("withTransformation", Figure::withTransformation, RATIOS)
        : figure;
  }
}
