package io.github.metasaw.kernel;

import io.github.metasaw.Meta;
import io.github.metasaw.check.MetaException;
import io.github.metasaw.data.Datasets;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.genetics.MantraFit;
import io.github.metasaw.report.Render;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Magics that look at fits, and the one that loads tables. */
final class FitMagics {

  private static final List<String> STYLES = List.of("table", "coda");

  static final List<Option> SUMMARY =
      List.of(Option.of("style", "NAME", "table (default), or coda: as R's coda prints draws"));

  private FitMagics() {}

  static Outcome check(MagicHost host, MagicInput input) {
    input.atMost(1);
    String name = input.word("the name of a fit");
    String java = name + ".checks()";
    if (host.has(name) && host.value(name) instanceof MantraFit fit) {
      return new Outcome(fit.checks(), List.of(Render.checks(fit.checkList())), java);
    }
    Fit fit = host.read(name, Fit.class);
    return new Outcome(fit.checks(), List.of(Render.checks(fit)), java);
  }

  static Outcome predict(MagicHost host, MagicInput input) {
    input.atMost(1);
    String name = input.word("the name of a fit");
    Fit fit = host.read(name, Fit.class);
    if (input.option("at").isEmpty()) {
      return Outcome.of(fit.predict(), name + ".predict()");
    }
    String at = input.option("at").get();
    Table newdata = host.read(at, Table.class);
    Table predicted = fit.predict(newdata);
    Table shown = newdata.copy().setName("prediction");
    while (shown.rowCount() < predicted.rowCount()) {
      shown.append(newdata);
    }
    shown.concat(predicted.copy());
    return new Outcome(predicted, List.of(shown), name + ".predict(" + at + ")");
  }

  static Outcome summary(MagicHost host, MagicInput input) {
    String name = input.word("the name of a fit");
    String style = input.option("style").orElse("table");
    if (!STYLES.contains(style)) {
      throw MetaException.unknown("style", style, "", STYLES);
    }
    if (host.read(name, Fit.class) instanceof FrequentistFit fit) {
      if (input.words().size() > 1 || style.equals("coda")) {
        throw MetaException.of(
            "'%s' is a FrequentistFit, which has no draws: variables and --style coda are for a BayesFit"
                .formatted(name));
      }
      return new Outcome(
          fit.coefficients(), List.of(Render.summary(fit)), name + ".coefficients()");
    }
    BayesFit fit = host.read(name, BayesFit.class);
    List<String> variables = input.words().subList(1, input.words().size());
    String java = "%s, %s".formatted(name, MagicCall.list(variables));
    return style.equals("coda")
        ? new Outcome(
            Render.codaTable(fit, variables),
            List.of(Render.coda(fit, variables)),
            "Render.codaTable(" + java + ")")
        : Outcome.of(Render.summaryTable(fit, variables), "Render.summaryTable(" + java + ")");
  }

  static Outcome compare(MagicHost host, MagicInput input) {
    input.word("the names of fits");
    List<Fit> fits = new ArrayList<>();
    for (String name : input.words()) {
      fits.add(host.read(name, Fit.class));
    }
    String names = String.join(", ", input.words());
    if (input.has("lrt")) {
      return likelihoodRatio(host, input);
    }
    return new Outcome(
        Render.comparisonTable(fits),
        List.of(Render.comparison(fits)),
        "Render.comparisonTable(List.of(" + names + "))");
  }

  private static Outcome likelihoodRatio(MagicHost host, MagicInput input) {
    List<String> names = input.words();
    if (names.size() != 2) {
      throw MetaException.of("--lrt tests two nested fits, not " + names.size());
    }
    Table test =
        host.read(names.get(0), FrequentistFit.class)
            .compare(host.read(names.get(1), FrequentistFit.class));
    return Outcome.of(test, names.get(0) + ".compare(" + names.get(1) + ")");
  }

  static Outcome weights(MagicHost host, MagicInput input) {
    input.atMost(1);
    String name = input.word("the name of a fit");
    Fit fit = host.read(name, Fit.class);
    Table table =
        Table.create(
            "weights",
            StringColumn.create("study", fit.studies().labels()),
            DoubleColumn.create("weight", fit.weights()));
    String java =
        ("Table.create(\"weights\", StringColumn.create(\"study\", %s.studies().labels()),"
                + " DoubleColumn.create(\"weight\", %s.weights()))")
            .formatted(name, name);
    return Outcome.of(table, java);
  }

  static Outcome dataset(MagicHost host, MagicInput input) {
    input.atMost(1);
    if (input.words().isEmpty()) {
      return Outcome.of(Datasets.list(), "Datasets.list()");
    }
    String name = input.words().get(0);
    return Outcome.of(Meta.dataset(name), "Meta.dataset(" + MagicCall.quote(name) + ")");
  }
}
