package io.github.metasaw.kernel;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.estimand.Populations;
import io.github.metasaw.estimand.SignalDecomposition;
import io.github.metasaw.estimand.WeightedAverages;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.genetics.BestSubset;
import io.github.metasaw.genetics.MValues;
import io.github.metasaw.joint.Exchangeability;
import io.github.metasaw.joint.PairDensity;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.report.Render;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.Table;

/** Magics on what is estimated, before any model of how the effects differ. */
final class EstimandMagics {

  private static final Option SAVE = FigureMagics.SAVE.get(0);

  static final List<Option> AVERAGE =
      Option.join(
          StudiesInput.OPTIONS,
          Option.of(
              "weights", "A/B/C,...", "each 2/7/1, equal, precision or a column; equal without it"),
          Option.flag("simplex", "draw all weights of three studies as a triangle"),
          SAVE);

  static final List<Option> POPULATIONS =
      Option.join(
          StudiesInput.OPTIONS,
          Option.of("n", "COLUMN", "numbers of observations; 'n' is found by itself"),
          Option.of(
              "weights", "A/B/C,...", "each 2/7/1, equal, size or precision; equal without it"),
          SAVE);

  static final List<Option> SIGNAL = Option.join(StudiesInput.OPTIONS, SAVE);

  static final List<Option> CONTOURS = List.of(Option.of("sd", "SD", "of both effects, 1"), SAVE);

  static final List<Option> STRIP =
      List.of(
          Option.of("value", "COLUMN", "what was observed, a number"),
          Option.of("group", "COLUMN", "groups, side by side; numbers in order"),
          Option.of("panel", "COLUMN", "studies, a panel each; one panel without"),
          SAVE);

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
    String[] sets = weights.toArray(new String[0]);
    WeightedAverages averages = WeightedAverages.of(source.studies(), sets);
    Figure figure =
        input.has("simplex") ? Figures.simplex(source.studies(), sets) : Figures.averages(averages);
    String quoted = String.join(", ", weights.stream().map(MagicCall::quote).toList());
    return shown(
        averages.table(),
        figure,
        input,
        "WeightedAverages.of(%s, %s).table()".formatted(source.java(), quoted));
  }

  static Outcome populations(MagicHost host, MagicInput input) {
    String n = input.option("n").orElse("n");
    List<String> weights = input.has("weights") ? input.list("weights") : List.of("equal");
    Source source = Source.of(host, input, List.of(n));
    Populations populations = Populations.of(source.studies(), n);
    return shown(
        populations.table(),
        Figures.populations(populations, weights.toArray(new String[0])),
        input,
        "Populations.of(%s, %s).table()".formatted(source.java(), MagicCall.quote(n)));
  }

  private static Outcome shown(Table table, Figure figure, MagicInput input, String java) {
    return new Outcome(table, List.of(FigureMagics.finish(figure, input), table), java);
  }

  static Outcome signal(MagicHost host, MagicInput input) {
    Source source = Source.of(host, input, List.of());
    SignalDecomposition signal = SignalDecomposition.of(source.studies());
    return shown(
        signal.table(),
        Figures.signal(signal),
        input,
        "SignalDecomposition.of(" + source.java() + ").table()");
  }

  static Outcome sampling(MagicHost host, MagicInput input) {
    input.atMost(1);
    String name = input.word("the name of a fit");
    Figure figure = Figures.sampling(host.read(name, Fit.class));
    return Outcome.of(FigureMagics.finish(figure, input), "Figures.sampling(" + name + ")");
  }

  static Outcome exchangeable(MagicHost host, MagicInput input) {
    input.atMost(1);
    String name = input.word("the name of a table of values and their probabilities");
    Exchangeability found = Exchangeability.of(host.read(name, Table.class));
    return shown(
        found.table(), Figures.joint(found), input, "Exchangeability.of(" + name + ").table()");
  }

  static Outcome contours(MagicHost host, MagicInput input) {
    double sd = input.number("sd").orElse(1.0);
    List<String> words =
        input.words().isEmpty()
            ? List.of("independent", "exchangeable=0.7", "identical")
            : input.words();
    PairDensity[] densities = new PairDensity[words.size()];
    List<String> java = new ArrayList<>();
    for (int i = 0; i < densities.length; i++) {
      densities[i] = density(words.get(i), sd, java);
    }
    return Outcome.of(
        FigureMagics.finish(Figures.contours(densities), input),
        "Figures.contours(" + String.join(", ", java) + ")");
  }

  private static PairDensity density(String word, double sd, List<String> java) {
    String name = word.replaceFirst("=.*", "");
    if (name.equals("exchangeable")) {
      double correlation = word.equals(name) ? 0.7 : correlation(word);
      java.add("PairDensity.exchangeable(%s, %s)".formatted(sd, correlation));
      return PairDensity.exchangeable(sd, correlation);
    }
    java.add("PairDensity.%s(%s)".formatted(word, sd));
    return switch (word) {
      case "independent" -> PairDensity.independent(sd);
      case "identical" -> PairDensity.identical(sd);
      default ->
          throw MetaException.unknown(
              "shape", word, "", List.of("independent", "exchangeable=0.7", "identical"));
    };
  }

  private static double correlation(String word) {
    try {
      return Double.parseDouble(word.substring(word.indexOf('=') + 1));
    } catch (NumberFormatException e) {
      throw MetaException.of(
          "'%s' needs a correlation between -1 and 1, as in exchangeable=0.7".formatted(word));
    }
  }

  static Outcome strip(MagicHost host, MagicInput input) {
    input.atMost(1);
    String name = input.word("the name of a table of observations");
    Table table = host.read(name, Table.class);
    List<String> columns = new ArrayList<>();
    for (String option : List.of("value", "group")) {
      columns.add(
          input
              .option(option)
              .orElseThrow(
                  () ->
                      MetaException.of(
                          "%%strip needs --%s COLUMN; Columns: %s"
                              .formatted(option, String.join(", ", table.columnNames())))));
    }
    columns.add(input.option("panel").orElse(""));
    Figure figure = Figures.strip(table, columns.get(0), columns.get(1), columns.get(2));
    String quoted = String.join(", ", columns.stream().map(MagicCall::quote).toList());
    return Outcome.of(
        FigureMagics.finish(figure, input), "Figures.strip(" + name + ", " + quoted + ")");
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
