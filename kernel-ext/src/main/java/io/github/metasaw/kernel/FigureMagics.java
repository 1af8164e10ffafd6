package io.github.metasaw.kernel;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.genetics.MantraFit;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.forest.ForestOptions;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/** Magics that draw. */
final class FigureMagics {

  static final List<Option> SAVE =
      List.of(
          Option.of(
              "save",
              "FILE",
              "write the figure: svg, png, html or txt; an earlier one is replaced"));

  static final List<Option> SERIES =
      Option.join(
          SAVE,
          Option.of("title", "TEXT", "heading"),
          Option.of("xlab", "TEXT", "name of the effect"),
          Option.flag("exp", "show logs as ratios"),
          Option.of("ref", "VALUE", "reference line, on the scale of yi (0)"),
          Option.flag("interactive", "add the form that answers the mouse"));

  static final List<Option> CUMULATIVE =
      Option.join(SERIES, Option.of("by", "COLUMN", "order in which studies are added"));

  static final List<Option> FUNNEL = SERIES;

  static final List<Option> FOREST =
      Option.join(
          SERIES,
          Option.of("columns", "A,B", "columns shown beside the labels"),
          Option.of("sort", "COLUMN", "yi, vi, weight, label or a column; largest first"),
          Option.flag("ascending", "smallest first"),
          Option.of("by", "COLUMN", "subgroups by the values of a column, each pooled"),
          Option.of("group", "COLUMN", "the same as --by"),
          Option.flag("pi", "show the prediction interval (as it does by itself)"),
          Option.flag("no-pi", "leave the prediction interval out"),
          Option.of("pooled-row", "LABEL", "place the pooled estimate among the studies"));

  /** Options that speak of the table of studies or of a pooled effect. */
  private static final List<String> OF_STUDIES =
      List.of("columns", "sort", "ascending", "by", "group", "pi", "no-pi", "pooled-row");

  private FigureMagics() {}

  static Outcome forest(MagicHost host, MagicInput input) {
    String first = input.word("the name of a fit, or of a table of studies");
    ForestOptions options = forestOptions(input);
    String java = forestJava(input);
    if (host.has(first) && host.value(first) instanceof Table table) {
      input.atMost(1);
      Studies studies = Meta.studies(table).named(first).read();
      String read = "Meta.studies(%s).named(%s).read()".formatted(first, MagicCall.quote(first));
      return outcome(
          Meta.forest(studies, options), "Meta.forest(" + read + ", " + java + ")", input);
    }
    if (host.has(first) && host.value(first) instanceof MantraFit fit) {
      input.atMost(1);
      GeneticsMagics.refuse(input, OF_STUDIES);
      return outcome(
          Figures.forest(fit, options), "Figures.forest(" + first + ", " + java + ")", input);
    }
    List<Fit> fits = new ArrayList<>();
    for (String name : input.words()) {
      fits.add(host.read(name, Fit.class));
    }
    String call = "Meta.forest(%s, %s)".formatted(java, String.join(", ", input.words()));
    return outcome(Figures.forest(fits, options), call, input);
  }

  static Outcome funnel(MagicHost host, MagicInput input) {
    input.atMost(1);
    String name = input.word("the name of a fit");
    FrequentistFit fit = host.read(name, FrequentistFit.class);
    String call = "Figures.funnel(%s, %s)".formatted(name, forestJava(input));
    Figure figure = Figures.funnel(fit, forestOptions(input));
    return outcome(figure, call, input);
  }

  static Outcome leaveOneOut(MagicHost host, MagicInput input) {
    input.atMost(1);
    String name = input.word("the name of a fit");
    FrequentistFit fit = host.read(name, FrequentistFit.class);
    Figure figure = finish(Figures.leaveOneOut(fit, forestOptions(input)), input);
    return table(fit.leaveOneOut(), figure, name + ".leaveOneOut()");
  }

  static Outcome cumulative(MagicHost host, MagicInput input) {
    input.atMost(1);
    String name = input.word("the name of a fit");
    FrequentistFit fit = host.read(name, FrequentistFit.class);
    String by = input.option("by").orElse("");
    Table table = by.isEmpty() ? fit.cumulative() : fit.cumulative(by);
    Figure figure = finish(Figures.cumulative(fit, by, forestOptions(input)), input);
    String argument = by.isEmpty() ? "" : MagicCall.quote(by);
    return table(table, figure, "%s.cumulative(%s)".formatted(name, argument));
  }

  static Outcome influence(MagicHost host, MagicInput input) {
    input.atMost(1);
    String name = input.word("the name of a fit");
    FrequentistFit fit = host.read(name, FrequentistFit.class);
    Figure figure = finish(Figures.influence(fit), input);
    return table(fit.influence(), figure, name + ".influence()");
  }

  private static Outcome table(Table table, Figure figure, String java) {
    return new Outcome(table, List.of(figure, table), java);
  }

  private static Outcome outcome(Figure figure, String java, MagicInput input) {
    return Outcome.of(finish(figure, input), java);
  }

  static Figure finish(Figure figure, MagicInput input) {
    input
        .option("save")
        .ifPresent(
            file -> {
              try {
                figure.save(Path.of(file));
              } catch (InvalidPathException e) {
                throw MetaException.of("'" + file + "' is not the name of a file");
              }
            });
    return input.has("interactive") ? figure.interactive() : figure;
  }

  static ForestOptions forestOptions(MagicInput input) {
    ForestOptions options =
        ForestOptions.defaults()
            .withTitle(input.option("title").orElse(""))
            .withExp(input.has("exp"))
            .withColumns(columns(input))
            .withPrediction(!input.has("no-pi"));
    if (input.has("xlab")) {
      options = options.withEffect(input.value("xlab"));
    }
    if (input.has("sort")) {
      options = options.withSort(input.value("sort"), !input.has("ascending"));
    }
    String group = group(input);
    if (group != null) {
      options = options.withGroup(group);
    }
    if (input.has("pooled-row")) {
      options = options.withPooledRow(input.value("pooled-row"));
    }
    return input.number("ref").isPresent()
        ? options.withReference(input.number("ref").get())
        : options;
  }

  /** The labels and the estimate have their places already. */
  private static List<String> columns(MagicInput input) {
    return input.list("columns").stream()
        .filter(name -> !List.of("study", "yi", "label").contains(name))
        .toList();
  }

  private static @org.jspecify.annotations.Nullable String group(MagicInput input) {
    return input.option("by").or(() -> input.option("group")).orElse(null);
  }

  static String forestJava(MagicInput input) {
    StringBuilder java = new StringBuilder("ForestOptions.defaults()");
    input.option("title").ifPresent(t -> call(java, "Title", MagicCall.quote(t)));
    input.option("xlab").ifPresent(t -> call(java, "Effect", MagicCall.quote(t)));
    if (!columns(input).isEmpty()) {
      call(java, "Columns", MagicCall.list(columns(input)));
    }
    if (input.has("exp")) {
      call(java, "Exp", "true");
    }
    input
        .option("sort")
        .ifPresent(c -> call(java, "Sort", MagicCall.quote(c) + ", " + !input.has("ascending")));
    String group = group(input);
    if (group != null) {
      call(java, "Group", MagicCall.quote(group));
    }
    if (input.has("no-pi")) {
      call(java, "Prediction", "false");
    }
    input.option("pooled-row").ifPresent(t -> call(java, "PooledRow", MagicCall.quote(t)));
    input.number("ref").ifPresent(value -> call(java, "Reference", value.toString()));
    return java.toString();
  }

  private static void call(StringBuilder java, String name, String argument) {
    java.append(".with").append(name).append('(').append(argument).append(')');
  }
}
