package io.github.metasaw.kernel.magic.studies;

import static io.github.metasaw.kernel.magic.MagicGroup.STUDIES;

import io.github.metasaw.data.Studies;
import io.github.metasaw.genetics.subset.BestSubset;
import io.github.metasaw.genetics.subset.MValues;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.MValueOptions;
import io.github.metasaw.kernel.input.StudiesInput;
import io.github.metasaw.kernel.input.StudiesSource;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Range;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.report.Render;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %subsets}: the strongest subset of studies, and m-values. */
public final class SubsetsMagic implements Magic {

  private static final Option<Integer> DRAWS =
      Option.of(
              "draws",
              ValueTypes.count("N", 10_000_000).within(Range.COUNT),
              "draws for each corrected p value")
          .withDefault(() -> 20_000);

  private static final Option<Long> SEED =
      Option.of("seed", ValueTypes.whole("SEED"), "seed of the draws").withDefault(() -> 20L);

  private static final List<Option<?>> OPTIONS =
      Option.join(Option.join(StudiesInput.OPTIONS, MValueOptions.OPTIONS), DRAWS, SEED);

  @Override
  public Description description() {
    return new Description(
        STUDIES,
        "subsets",
        "FIT | TABLE",
        "%subsets dat",
        "The studies with the strongest signal, and m-values");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public List<Option<?>> options() {
    return OPTIONS;
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<Studies> studies = StudiesSource.of(line, List.of());
    Code<BestSubset> best =
        Code.of("BestSubset.of", BestSubset::of, studies, line.code(DRAWS), line.code(SEED));
    Code<MValues> values = MValueOptions.of(studies, line);
    Code<Table> table = Code.of("Render.subsetTable", Render::subsetTable, best, values);
    return MagicResult.of(table, List.of(Render.subsets(best.value()), table.value()));
  }
}
