package io.github.metasaw.kernel;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/** Intervals of coefficients that options ask for, with their Java. */
final class FitTables {

  private static final int DRAWS = 1000;
  private static final long SEED = 20;

  static final List<Option> INTERVAL =
      List.of(
          Option.of("interval", "KIND", "wald (default), profile, bootstrap: of coefficients"),
          Option.of("draws", "COUNT", "draws of the bootstrap, 1000"),
          Option.of("seed", "VALUE", "seed of the bootstrap, 20"));

  private FitTables() {}

  /** What {@code %meta} shows below the summary when an option asks for it. */
  static List<Table> of(MagicHost host, FrequentistFit fit, MagicInput input) {
    List<Table> tables = new ArrayList<>();
    if (input.has("interval") || input.has("draws") || input.has("seed")) {
      tables.add((Table) intervals(host, fit, input, "fit", List.of()).value());
    }
    input.option("cluster").ifPresent(column -> tables.add(fit.robust(column)));
    return tables;
  }

  /**
   * Intervals of coefficients; a bar shows how far the bootstrap has come.
   *
   * @param terms none for all
   */
  static Outcome intervals(
      MagicHost host, FrequentistFit fit, MagicInput input, String name, List<String> terms) {
    String kind = input.option("interval").orElse("wald");
    if (kind.equals("bootstrap") && !terms.isEmpty()) {
      throw MetaException.of(
          "the bootstrap draws all coefficients at once; leave '%s' out"
              .formatted(String.join(" ", terms)));
    }
    if (kind.equals("bootstrap")) {
      int draws = Math.toIntExact(input.whole("draws", Integer.MAX_VALUE).orElse((long) DRAWS));
      long seed = input.whole("seed", Long.MAX_VALUE).orElse(SEED);
      try (ProgressBar bar = new ProgressBar(host, "bootstrap")) {
        Table table = fit.bootstrap(draws, seed, done -> bar.accept(done, draws));
        return Outcome.of(table, "%s.bootstrap(%d, %dL)".formatted(name, draws, seed));
      }
    }
    if (input.has("draws") || input.has("seed")) {
      throw MetaException.of("--draws and --seed belong to --interval bootstrap");
    }
    List<String> arguments = new ArrayList<>(List.of(MagicCall.quote(kind)));
    terms.forEach(term -> arguments.add(MagicCall.quote(term)));
    return Outcome.of(
        fit.confidence(kind, terms.toArray(new String[0])),
        name + ".confidence(" + String.join(", ", arguments) + ")");
  }
}
