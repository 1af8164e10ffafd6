package io.github.metasaw.kernel.magic.estimands;

import static io.github.metasaw.kernel.magic.MagicGroup.ESTIMANDS;

import io.github.metasaw.data.Studies;
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
import io.github.metasaw.teaching.Populations;
import io.github.metasaw.teaching.TeachingFigures;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %populations}: populations of studies and of their averages. */
public final class PopulationsMagic implements Magic {

  private static final Option<String> N =
      Option.of("n", ValueTypes.column(), "numbers of observations").withDefault(() -> "n");

  private static final Option<List<String>> WEIGHTS =
      Option.of("weights", ValueTypes.texts("A/B/C,..."), "each 2/7/1, equal, size or precision")
          .withDefault(() -> List.of("equal"));

  @Override
  public Description description() {
    return new Description(
        ESTIMANDS,
        "populations",
        "FIT | TABLE",
        "%populations dat --n n --weights 1/1/1,2/7/1",
        "The populations that studies and their averages speak of");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public List<Option<?>> options() {
    return Option.join(StudiesInput.OPTIONS, N, WEIGHTS);
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<String> n = line.code(N);
    Code<Studies> studies = StudiesSource.of(line, List.of(n.value()));
    Code<Populations> populations = Code.of("Populations.of", Populations::of, studies, n);
    return MagicResult.of(populations.call("table", Populations::table))
        .withFigure(
            Code.<Populations, String, Figure>ofAll(
                "TeachingFigures.populations",
                (of, names) -> TeachingFigures.populations(of, names.toArray(new String[0])),
                populations,
                line.code(WEIGHTS).value().stream().map(Literal::text).toList()));
  }
}
