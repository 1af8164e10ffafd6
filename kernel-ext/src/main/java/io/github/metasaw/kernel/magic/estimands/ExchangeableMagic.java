package io.github.metasaw.kernel.magic.estimands;

import static io.github.metasaw.kernel.magic.MagicGroup.ESTIMANDS;

import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.teaching.Exchangeability;
import io.github.metasaw.teaching.TeachingFigures;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %exchangeable}: symmetries of a joint distribution. */
public final class ExchangeableMagic implements Magic {

  @Override
  public Description description() {
    return new Description(
        ESTIMANDS,
        "exchangeable",
        "TABLE",
        "%exchangeable z",
        "Symmetries of a discrete joint distribution");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public List<String> notes() {
    return List.of(
        "The table has a row for each combination of values, its probability in the last column");
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<Exchangeability> found =
        Code.of(
            "Exchangeability.of",
            Exchangeability::of,
            line.only(Table.class, "the name of a table of values and their probabilities"));
    return MagicResult.of(found.call("table", Exchangeability::table))
        .withFigure(Code.of("TeachingFigures.joint", TeachingFigures::joint, found));
  }
}
