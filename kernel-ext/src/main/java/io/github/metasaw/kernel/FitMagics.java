package io.github.metasaw.kernel;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.estimand.Estimand;
import io.github.metasaw.estimand.Estimand.Reading;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.genetics.MantraFit;
import io.github.metasaw.genetics.ScanReport;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.report.Render;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Magics that look at fits. */
final class FitMagics {

  private static final List<String> STYLES = List.of("table", "coda");

  static final List<Option> SUMMARY =
      List.of(Option.of("style", "NAME", "table (default), or coda: as R's coda prints draws"));

  static final List<Option> PREDICT =
      List.of(
          Option.of("at", "TABLE", "a table with the moderators; without it, the rows fitted"),
          Option.flag("exp", "show logs as ratios, without standard errors"));

  static final List<Option> COMPARE =
      Option.join(
          FigureMagics.SAVE,
          Option.of(
              "reading", "NAME", "random (default): studies are a sample; exchangeable: a prior"),
          Option.flag("lrt", "likelihood-ratio test of two nested fits"));

  private FitMagics() {}

  static Outcome check(MagicHost host, MagicInput input) {
    input.atMost(1);
    String name = input.word("the name of a fit");
    String java = name + ".checks()";
    if (host.has(name) && host.value(name) instanceof MantraFit fit) {
      return new Outcome(
          fit.checks(), List.of(Render.checks(fit.checkList(), MagicWording.OF_CELL)), java);
    }
    if (host.has(name) && host.value(name) instanceof ScanReport report) {
      return new Outcome(
          report.checks(), List.of(Render.checks(report.checkList(), MagicWording.OF_CELL)), java);
    }
    Fit fit = host.read(name, Fit.class);
    return new Outcome(
        fit.checks(), List.of(Render.checks(fit.checkList(), MagicWording.OF_CELL)), java);
  }

  static Outcome predict(MagicHost host, MagicInput input) {
    input.atMost(1);
    String name = input.word("the name of a fit");
    Fit fit = host.read(name, Fit.class);
    Optional<String> at = input.option("at");
    Table rows;
    Table predicted;
    if (at.isPresent()) {
      Table newdata = host.read(at.get(), Table.class);
      predicted = fit.predict(newdata);
      rows = newdata.copy();
      while (rows.rowCount() > 0 && rows.rowCount() < predicted.rowCount()) {
        rows.append(newdata);
      }
    } else {
      predicted = fit.predict();
      rows = Moderators.of(fit);
    }
    String java = name + ".predict(" + at.orElse("") + ")";
    if (input.has("exp")) {
      predicted = Render.ratioTable(predicted);
      java = "Render.ratioTable(" + java + ")";
    }
    return new Outcome(predicted, List.of(beside(rows, predicted)), java);
  }

  /** Predictions with what they are for on their left; of columns of one name, the prediction's. */
  private static Table beside(Table rows, Table predicted) {
    Table shown = Table.create("prediction");
    if (rows.rowCount() == predicted.rowCount()) {
      rows.columns().stream()
          .filter(
              column -> predicted.columnNames().stream().noneMatch(column.name()::equalsIgnoreCase))
          .forEach(shown::addColumns);
    }
    predicted.columns().forEach(column -> shown.addColumns(column.copy()));
    return shown;
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
          fit.coefficients(),
          List.of(Render.summary(fit, MagicWording.OF_CELL)),
          name + ".coefficients()");
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
    if (input.has("lrt")) {
      return likelihoodRatio(host, input);
    }
    Reading reading = Reading.parse(input.option("reading").orElse(Reading.RANDOM.code()));
    List<Object> shown = new ArrayList<>();
    if (fits.stream().allMatch(fit -> fit.design().isInterceptOnly())) {
      shown.add(FigureMagics.finish(Figures.estimands(fits, reading), input));
    }
    shown.add(Render.comparison(fits, reading));
    if (input.has("reading")) {
      shown.add(Estimand.readings());
    }
    String java = "List.of(%s)".formatted(String.join(", ", input.words()));
    return new Outcome(
        Render.comparisonTable(fits, reading),
        shown,
        "Render.comparisonTable(%s, Estimand.Reading.%s)".formatted(java, reading.name()));
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
    input.word("the name of a fit");
    List<Fit> fits = new ArrayList<>();
    input.words().forEach(name -> fits.add(host.read(name, Fit.class)));
    boolean isOne = fits.size() == 1;
    Table table =
        Table.create("weights", StringColumn.create("study", fits.get(0).studies().labels()));
    StringBuilder java =
        new StringBuilder("Table.create(\"weights\", StringColumn.create(\"study\", ");
    java.append(input.words().get(0)).append(".studies().labels())");
    Figure figure = Figures.weights(fits.toArray(new Fit[0]));
    for (int i = 0; i < fits.size(); i++) {
      String name = input.words().get(i);
      String column = isOne ? "weight" : name;
      if (table.columnNames().contains(column)) {
        throw MetaException.of("'" + name + "' stands twice");
      }
      table.addColumns(DoubleColumn.create(column, fits.get(i).weights()));
      java.append(", DoubleColumn.create(").append(MagicCall.quote(column)).append(", ");
      java.append(name).append(".weights())");
    }
    return new Outcome(
        table,
        isOne && !input.has("save")
            ? List.of(table)
            : List.of(FigureMagics.finish(figure, input), table),
        java.append(')').toString());
  }
}
