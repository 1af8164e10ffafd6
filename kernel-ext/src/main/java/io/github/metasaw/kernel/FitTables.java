package io.github.metasaw.kernel;

import io.github.metasaw.check.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/** Intervals and tests that {@code %meta} shows below the summary when an option asks for them. */
final class FitTables {

  private static final int DRAWS = 1000;
  private static final int SEED = 20;

  private FitTables() {}

  static List<Table> of(FrequentistFit fit, MagicInput input) {
    List<Table> tables = new ArrayList<>();
    String kind = input.option("interval").orElse("wald");
    if (kind.equals("bootstrap")) {
      tables.add(fit.bootstrap(whole(input, "draws", DRAWS), whole(input, "seed", SEED)));
    } else {
      if (input.has("draws") || input.has("seed")) {
        throw MetaException.of("--draws and --seed belong to --interval bootstrap");
      }
      if (input.has("interval")) {
        tables.add(fit.confidence(kind));
      }
    }
    input.option("cluster").ifPresent(column -> tables.add(fit.robust(column)));
    return tables;
  }

  private static int whole(MagicInput input, String option, int absent) {
    double value = input.number(option).orElse((double) absent);
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw MetaException.of("--%s takes a whole number, not %s".formatted(option, value));
    }
    return (int) value;
  }
}
