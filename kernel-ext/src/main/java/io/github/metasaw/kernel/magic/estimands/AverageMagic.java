package io.github.metasaw.kernel.magic.estimands;

import static io.github.metasaw.kernel.magic.MagicGroup.ESTIMANDS;

import io.github.metasaw.data.Studies;
import io.github.metasaw.estimand.WeightedAverages;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.input.StudiesInput;
import io.github.metasaw.kernel.input.StudiesSource;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %average}: weighted averages of the effects. */
public final class AverageMagic implements Magic {

  private static final Option<List<String>> WEIGHTS =
      Option.of(
              "weights", ValueTypes.texts("A/B/C,..."), "each 2/7/1, equal, precision or a column")
          .withDefault(() -> List.of("equal"));

  private static final Option<Boolean> SIMPLEX =
      Option.flag("simplex", "draw all weights of three studies as a triangle");

  @Override
  public Description description() {
    return new Description(
        ESTIMANDS,
        "average",
        "FIT | TABLE",
        "%average dat --weights 1/1/1,2/7/1",
        "Averages of the effects by any weights, and the most precise");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public List<Option<?>> options() {
    return Option.join(StudiesInput.OPTIONS, WEIGHTS, SIMPLEX);
  }

  @Override
  public MagicResult run(MagicLine line) {
    List<Code<String>> sets = line.code(WEIGHTS).value().stream().map(Literal::text).toList();
    Code<Studies> studies =
        StudiesSource.of(line, WeightedAverages.columns(line.code(WEIGHTS).value()));
    Code<WeightedAverages> averages =
        Code.<Studies, String, WeightedAverages>ofAll(
            "WeightedAverages.of",
            (of, names) -> WeightedAverages.of(of, names.toArray(new String[0])),
            studies,
            sets);
    Code<Figure> figure =
        line.has(SIMPLEX)
            ? Code.<Studies, String, Figure>ofAll(
                "Figures.simplex",
                (of, names) -> Figures.simplex(of, names.toArray(new String[0])),
                studies,
                sets)
            : Code.of("Figures.averages", Figures::averages, averages);
    return MagicResult.of(averages.call("table", WeightedAverages::table)).withFigure(figure);
  }
}
