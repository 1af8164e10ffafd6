package io.github.metasaw.kernel.magic.moderators;

import static io.github.metasaw.kernel.magic.MagicGroup.MODERATORS;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.RobustInference;
import io.github.metasaw.fit.WildBootstrap;
import io.github.metasaw.fit.WildBootstrap.Multiplier;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.input.RobustOptions;
import io.github.metasaw.kernel.input.ScaleOption;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.magic.ProgressBar;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Range;
import io.github.metasaw.kernel.option.ValueTypes;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %robust}: cluster-robust tests. */
public final class RobustMagic implements Magic {

  private static final Option<Integer> BOOTSTRAP =
      Option.of(
          "bootstrap",
          ValueTypes.count("COUNT").within(Range.atLeast(19)),
          "draws of cluster wild bootstrap tests, of --test-of or of each coefficient");

  private static final Option<Multiplier> MULTIPLIERS =
      Option.of(
              "multipliers",
              ValueTypes.constant("NAME", Multiplier::parse, Multiplier.class),
              "what the residuals of a cluster are multiplied by")
          .withDefault(() -> Multiplier.RADEMACHER);

  private static final Option<Long> SEED =
      Option.of("seed", ValueTypes.whole("VALUE"), "seed of the bootstrap").withDefault(() -> 1L);

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
    return Option.join(
        Option.join(RobustOptions.OPTIONS, RobustOptions.TEST_OF, BOOTSTRAP, MULTIPLIERS, SEED),
        ScaleOption.OPTIONS);
  }

  @Override
  public MagicResult run(MagicLine line) {
    Code<FrequentistFit> fit = line.only(FrequentistFit.class, "the name of a fit");
    Code<RobustInference> robust =
        RobustOptions.asked(line, fit)
            .orElseThrow(() -> MetaException.of("%robust needs --cluster COLUMN"));
    MagicResult result =
        MagicResult.of(
            ScaleOption.terms(
                fit, robust.call("coefficients", RobustInference::coefficients), line));
    RobustOptions.printJointTest(fit.value(), robust.value(), line.host());
    return bootstrapped(line, RobustOptions.withTests(line, result, robust), robust);
  }

  /** With the wild bootstrap tests that the line asks for. */
  private static MagicResult bootstrapped(
      MagicLine line, MagicResult result, Code<RobustInference> robust) {
    line.needs(MULTIPLIERS, BOOTSTRAP);
    line.needs(SEED, BOOTSTRAP);
    if (!line.has(BOOTSTRAP)) {
      return result;
    }
    Code<WildBootstrap> settings =
        Code.of(
            "new WildBootstrap",
            WildBootstrap::new,
            line.code(BOOTSTRAP),
            line.code(SEED),
            line.code(MULTIPLIERS));
    try (ProgressBar bar = new ProgressBar(line.host(), "wild bootstrap", "draws")) {
      return result.withTable(
          "bootstrap",
          robust.callAll(
              "bootstrap",
              (of, with, terms) -> of.bootstrap(with, bar, terms),
              settings,
              line.find(RobustOptions.TEST_OF).orElse(List.of())));
    }
  }
}
