package io.github.metasaw.kernel.magic.moderators;

import static io.github.metasaw.kernel.magic.MagicGroup.MODERATORS;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.RobustTestLine;
import io.github.metasaw.kernel.input.ScaleOption;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %robust}: cluster-robust tests. */
public final class RobustMagic implements Magic {

  private static final Option<String> CLUSTER =
      Option.of(
          "cluster", ValueTypes.column(), "rows of different clusters must not be correlated");

  private static final Option<String> TYPE =
      Option.of(
              "type",
              ValueTypes.choice(
                  "NAME", type -> type, type -> type, () -> List.of("CR0", "CR1", "CR2")),
              "correction for few clusters")
          .withDefault(() -> "CR2");

  @Override
  public Description description() {
    return new Description(
        MODERATORS,
        "robust",
        "FIT",
        "%robust fit --cluster study --type CR2",
        "Cluster-robust tests of the mean");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public List<Option<?>> options() {
    return Option.join(List.of(CLUSTER, TYPE), ScaleOption.OPTIONS);
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    Code<String> cluster =
        line.given(CLUSTER).orElseThrow(() -> MetaException.of("%robust needs --cluster COLUMN"));
    Code<String> type = line.code(TYPE);
    MagicResult result =
        MagicResult.of(
            ScaleOption.terms(
                fit, fit.call("robust", FrequentistFit::robust, cluster, type), line));
    RobustTestLine.print(fit.value(), cluster.value(), type.value(), line.host());
    return result;
  }
}
