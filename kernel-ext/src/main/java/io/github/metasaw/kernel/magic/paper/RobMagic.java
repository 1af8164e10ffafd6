package io.github.metasaw.kernel.magic.paper;

import static io.github.metasaw.kernel.magic.MagicGroup.PAPER;

import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.ReviewFigures;
import io.github.metasaw.review.BiasTool;
import io.github.metasaw.review.RiskOfBias;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %rob}: risk of bias as lights, or as shares. */
public final class RobMagic extends FigureMagic {

  private static final String LIGHTS = "lights";
  private static final String SUMMARY = "summary";

  private static final Option<BiasTool> TOOL =
      Option.of(
          "tool",
          ValueTypes.constant("NAME", BiasTool::parse, BiasTool.class),
          "the tool whose domains the columns are; found by their number and words");

  private static final Option<String> FIGURE =
      Option.of(
              "figure",
              ValueTypes.word("NAME", LIGHTS, SUMMARY),
              "a light for each study and domain, or the share of each judgement")
          .withDefault(() -> LIGHTS);

  /** Creates the magic. */
  public RobMagic() {
    super(
        new Description(
            PAPER,
            "rob",
            "TABLE",
            "%rob rob --figure summary",
            "Risk of bias: a column for each domain, with words such as low and high"),
        List.of(TOOL, FIGURE));
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    Code<Table> table = line.only(Table.class, "the name of a table of judgements");
    Code<RiskOfBias> rob = Code.of("RiskOfBias.of", RiskOfBias::of, table);
    Code<RiskOfBias> judged =
        line.given(TOOL)
            .map(tool -> rob.<BiasTool, RiskOfBias>call("withTool", RiskOfBias::withTool, tool))
            .orElse(rob);
    return line.code(FIGURE).value().equals(SUMMARY)
        ? Code.of("ReviewFigures.biasSummary", ReviewFigures::biasSummary, judged)
        : Code.of("ReviewFigures.biasLights", ReviewFigures::biasLights, judged);
  }
}
