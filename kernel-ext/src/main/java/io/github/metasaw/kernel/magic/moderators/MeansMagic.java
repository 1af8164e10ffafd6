package io.github.metasaw.kernel.magic.moderators;

import static io.github.metasaw.kernel.magic.MagicGroup.MODERATORS;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.RobustInference;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.RobustOptions;
import io.github.metasaw.kernel.input.ScaleOption;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %means}: marginal means. */
public final class MeansMagic implements Magic {

  @Override
  public Description description() {
    return new Description(
        MODERATORS, "means", "FIT", "%means fit --by habitat", "Marginal means of a moderator");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public List<Option<?>> options() {
    return Option.join(Option.join(RobustOptions.OPTIONS, ModeratorOption.BY), ScaleOption.OPTIONS);
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    Code<String> by = ModeratorOption.of(line, fit);
    Code<Table> means =
        RobustOptions.asked(line, fit)
            .map(robust -> robust.call("marginalMeans", RobustInference::marginalMeans, by))
            .orElseGet(() -> fit.call("marginalMeans", FrequentistFit::marginalMeans, by));
    return MagicResult.of(ScaleOption.effects(fit, means, line));
  }
}
