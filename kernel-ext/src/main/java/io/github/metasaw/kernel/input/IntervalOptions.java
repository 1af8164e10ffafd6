package io.github.metasaw.kernel.input;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.ProgressBar;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Range;
import io.github.metasaw.kernel.option.ValueTypes;
import java.util.List;
import tech.tablesaw.api.Table;

/** Options of intervals of coefficients. */
public final class IntervalOptions {

  private static final String BOOTSTRAP = "bootstrap";

  private static final Option<String> INTERVAL =
      Option.of(
              "interval",
              ValueTypes.choice(
                  "KIND", kind -> kind, kind -> kind, () -> List.of("wald", "profile", BOOTSTRAP)),
              "intervals of coefficients")
          .withDefault(() -> "wald");

  private static final Option<Integer> DRAWS =
      Option.of(
              "draws",
              ValueTypes.count("COUNT").within(Range.atLeast(20)),
              "draws of the bootstrap")
          .withDefault(() -> 1000);

  private static final Option<Long> SEED =
      Option.of("seed", ValueTypes.whole("VALUE"), "seed of the bootstrap").withDefault(() -> 20L);

  /** All options of this class. */
  public static final List<Option<?>> OPTIONS = List.of(INTERVAL, DRAWS, SEED);

  private IntervalOptions() {}

  /**
   * Whether a line asks for intervals.
   *
   * @param line of a magic with {@link #OPTIONS}
   * @return true if one of them stands there
   */
  public static boolean isAsked(MagicLine line) {
    return OPTIONS.stream().anyMatch(line::has);
  }

  /**
   * Intervals of coefficients; a bar shows how far the bootstrap has come.
   *
   * @param line of a magic with {@link #OPTIONS}
   * @param fit whose coefficients they are
   * @param terms names of coefficients; none for all
   * @return the table with its Java
   */
  public static Code<Table> intervals(
      MagicLine line, Code<FrequentistFit> fit, List<String> terms) {
    Code<String> kind = line.code(INTERVAL);
    if (!kind.value().equals(BOOTSTRAP)) {
      line.refuse(List.of(DRAWS, SEED), "--draws and --seed belong to --interval bootstrap");
      return fit.callAll("confidence", FrequentistFit::confidence, kind, terms);
    }
    if (!terms.isEmpty()) {
      throw MetaException.of(
          "the bootstrap draws all coefficients at once; leave '%s' out"
              .formatted(String.join(" ", terms)));
    }
    try (ProgressBar bar = new ProgressBar(line.host(), BOOTSTRAP)) {
      return fit.call(
          "bootstrap",
          (of, draws, seed) -> of.bootstrap(draws, seed, bar),
          line.code(DRAWS),
          line.code(SEED));
    }
  }
}
