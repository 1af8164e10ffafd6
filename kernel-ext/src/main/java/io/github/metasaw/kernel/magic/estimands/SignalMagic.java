package io.github.metasaw.kernel.magic.estimands;

import static io.github.metasaw.kernel.magic.MagicGroup.ESTIMANDS;

import io.github.metasaw.estimand.SignalDecomposition;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.StudiesInput;
import io.github.metasaw.kernel.input.StudiesSource;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.plot.Figures;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %signal}: the signal of the average and of the differences. */
public final class SignalMagic implements Magic {

  @Override
  public Description description() {
    return new Description(
        ESTIMANDS,
        "signal",
        "FIT | TABLE",
        "%signal fit",
        "Z^2 = Z_F^2 + Q: signal of the average and of differences");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public List<Option<?>> options() {
    return Option.join(StudiesInput.OPTIONS);
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<SignalDecomposition> signal =
        Code.of(
            "SignalDecomposition.of", SignalDecomposition::of, StudiesSource.of(line, List.of()));
    return MagicResult.of(signal.call("table", SignalDecomposition::table))
        .withFigure(Code.of("Figures.signal", Figures::signal, signal));
  }
}
