package io.github.metasaw.kernel;

import io.github.metasaw.check.MetaException;
import io.github.metasaw.data.Studies;
import io.github.metasaw.estimand.SignalDecomposition;
import io.github.metasaw.estimand.WeightedAverages;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.genetics.BestSubset;
import io.github.metasaw.genetics.MValues;
import io.github.metasaw.joint.Exchangeability;
import io.github.metasaw.report.Render;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.Table;

/** Magics on what is estimated, before any model of how the effects differ. */
final class EstimandMagics {

  static final List<Option> AVERAGE =
      Option.join(
          StudiesInput.OPTIONS,
          Option.of(
              "weights",
              "A/B/C,...",
              "each 2/7/1, equal, precision or a column; equal without it"));

  static final List<Option> SUBSETS =
      Option.join(
          StudiesInput.OPTIONS,
          Option.of("sd", "SD", "of the prior of a common effect, for m-values (0.2)"),
          Option.of("beta", "A,B", "prior of the share of studies with an effect (1,1)"),
          Option.of("draws", "N", "for each corrected p value (20000)"),
          Option.of("seed", "SEED", "of the draws (20)"));

  private EstimandMagics() {}

  /** Studies of a fit, or of a table, and the Java that gives them. */
  private record Source(Studies studies, String java) {

    static Source of(MagicHost host, MagicInput input, List<String> columns) {
      String name = input.word("the name of a fit, or of a table of studies");
      if (host.has(name) && host.value(name) instanceof Fit fit) {
        input.atMost(1);
        for (Option option : StudiesInput.OPTIONS) {
          if (input.has(option.name())) {
            throw MetaException.of(
                "'%s' is a fit, whose columns are read already; --%s is for a table"
                    .formatted(name, option.name()));
          }
        }
        return new Source(fit.studies(), name + ".studies()");
      }
      StudiesInput studies = StudiesInput.of(host, input);
      columns.forEach(studies::require);
      return new Source(studies.reader().read(), studies.java() + ".read()");
    }
  }

  static Outcome average(MagicHost host, MagicInput input) {
    List<String> weights = input.has("weights") ? input.list("weights") : List.of("equal");
    Source source = Source.of(host, input, WeightedAverages.columns(weights));
    Table table = WeightedAverages.of(source.studies(), weights.toArray(new String[0])).table();
    String quoted = String.join(", ", weights.stream().map(MagicCall::quote).toList());
    return Outcome.of(
        table, "WeightedAverages.of(%s, %s).table()".formatted(source.java(), quoted));
  }

  static Outcome signal(MagicHost host, MagicInput input) {
    Source source = Source.of(host, input, List.of());
    Table table = SignalDecomposition.of(source.studies()).table();
    return Outcome.of(table, "SignalDecomposition.of(" + source.java() + ").table()");
  }

  static Outcome exchangeable(MagicHost host, MagicInput input) {
    input.atMost(1);
    String name = input.word("the name of a table of values and their probabilities");
    Exchangeability found = Exchangeability.of(host.read(name, Table.class));
    return Outcome.of(found.table(), "Exchangeability.of(" + name + ").table()");
  }

  static Outcome subsets(MagicHost host, MagicInput input) {
    Source source = Source.of(host, input, List.of());
    Studies studies = source.studies();
    double sd = input.number("sd").orElse(0.2);
    double[] beta = beta(input);
    int draws = input.whole("draws", 10_000_000).orElse(20_000L).intValue();
    long seed = input.whole("seed", Long.MAX_VALUE).orElse(20L);
    BestSubset best = BestSubset.of(studies, draws, seed);
    MValues values = MValues.of(studies, sd, beta[0], beta[1]);
    String java =
        "Render.subsetTable(BestSubset.of(%s, %d, %d), MValues.of(%s, %s, %s, %s))"
            .formatted(source.java(), draws, seed, source.java(), sd, beta[0], beta[1]);
    Table table = Render.subsetTable(best, values);
    return new Outcome(table, List.of(Render.subsets(best), table), java);
  }

  private static double[] beta(MagicInput input) {
    if (!input.has("beta")) {
      return new double[] {1, 1};
    }
    try {
      double[] values =
          Arrays.stream(input.value("beta").split(",")).mapToDouble(Double::parseDouble).toArray();
      if (values.length == 2) {
        return values;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw MetaException.of(
        "--beta takes two numbers as in --beta 1,1, not '" + input.value("beta") + "'");
  }
}
