package io.github.metasaw.kernel.magic.bias;

import static io.github.metasaw.kernel.magic.MagicGroup.BIAS;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.bias.CopasSelection;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.ScaleOption;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.magic.ProgressBar;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Range;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.SelectionFigures;
import java.util.List;

/** {@code %copas}: Copas' selection model. */
public final class CopasMagic implements Magic {

  private static final Option<Double> ALPHA =
      Option.of(
              "alpha",
              ValueTypes.number("VALUE").within(Range.PROBABILITY),
              "level at which small-study effects count as left by a selection")
          .withDefault(() -> CopasSelection.ALPHA);

  private static final Option<Integer> GRID =
      Option.of(
              "grid",
              ValueTypes.count("N", 200).within(Range.COUNT),
              "values of gamma0 and of gamma1 in the grid of selections")
          .withDefault(() -> CopasSelection.GRID);

  @Override
  public Description description() {
    return new Description(
        BIAS,
        "copas",
        "FIT",
        "%copas fit",
        "Copas' selection model: the effect as selection by precision grows stronger");
  }

  @Override
  public Class<?> type() {
    return CopasSelection.class;
  }

  @Override
  public List<Option<?>> options() {
    return Option.join(List.of(ALPHA, GRID), ScaleOption.OPTIONS);
  }

  @Override
  public List<String> notes() {
    return List.of(
        "The data do not tell how strong the selection was; the summary is the weakest one that"
            + " leaves no small-study effect",
        ScaleOption.NOTE);
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    try (ProgressBar bar = new ProgressBar(line.host(), "Copas' model", "selections")) {
      Code<CopasSelection> copas =
          Code.of(
              "CopasSelection.fit",
              (of, alpha, grid) -> CopasSelection.fit(of, alpha, grid, bar),
              fit,
              line.code(ALPHA),
              line.code(GRID));
      return ScaleOption.tabular(fit, copas, line)
          .withFigure(
              ScaleOption.asked(line, fit)
                  .map(
                      scale ->
                          Code.<CopasSelection, Transformation, Figure>of(
                              "SelectionFigures.copas", SelectionFigures::copas, copas, scale))
                  .orElseGet(
                      () -> Code.of("SelectionFigures.copas", SelectionFigures::copas, copas)));
    }
  }
}
