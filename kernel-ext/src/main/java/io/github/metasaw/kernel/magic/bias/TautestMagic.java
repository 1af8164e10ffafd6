package io.github.metasaw.kernel.magic.bias;

import static io.github.metasaw.kernel.magic.MagicGroup.BIAS;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.sensitivity.HeterogeneityTest;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import java.util.List;

/** {@code %tautest}: whether heterogeneity is the same over a moderator. */
public final class TautestMagic implements Magic {

  private static final Option<String> BY =
      Option.of("by", ValueTypes.column(), "moderator with which tau2 may change");

  @Override
  public Description description() {
    return new Description(
        BIAS,
        "tautest",
        "FIT",
        "%tautest fit --by habitat",
        "Is tau2 the same over a moderator? Likelihood-ratio, Wald and score tests");
  }

  @Override
  public Class<?> type() {
    return HeterogeneityTest.class;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(BY);
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    Code<String> by =
        line.given(BY).orElseThrow(() -> MetaException.of("%tautest needs --by COLUMN"));
    return MagicResult.of(
        Code.of("HeterogeneityTest.compute", HeterogeneityTest::compute, fit, by));
  }
}
