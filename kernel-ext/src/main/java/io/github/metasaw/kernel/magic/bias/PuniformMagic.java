package io.github.metasaw.kernel.magic.bias;

import static io.github.metasaw.kernel.magic.MagicGroup.BIAS;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.bias.Alternative;
import io.github.metasaw.freq.bias.PUniformStar;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.ScaleOption;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import java.util.List;

/** {@code %puniform}: the effect from significant and other studies, each given what it is. */
public final class PuniformMagic implements Magic {

  private static final Option<Alternative> ALTERNATIVE =
      Option.of(
          "alternative",
          ValueTypes.constant("NAME", Alternative::parse, Alternative.class),
          "direction in which studies are selected, greater or less; that of the pooled effect if"
              + " not given");

  @Override
  public Description description() {
    return new Description(
        BIAS,
        "puniform",
        "FIT",
        "%puniform fit",
        "p-uniform*: effect and tau2 corrected for the selection of significant studies");
  }

  @Override
  public Class<?> type() {
    return PUniformStar.class;
  }

  @Override
  public List<Option<?>> options() {
    return Option.join(List.of(ALTERNATIVE), ScaleOption.OPTIONS);
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    Code<PUniformStar> estimate =
        line.given(ALTERNATIVE)
            .map(
                direction ->
                    Code.<FrequentistFit, Alternative, PUniformStar>of(
                        "PUniformStar.estimate", PUniformStar::estimate, fit, direction))
            .orElseGet(() -> Code.of("PUniformStar.estimate", PUniformStar::estimate, fit));
    return ScaleOption.tabular(fit, estimate, line);
  }
}
