package io.github.metasaw.kernel.magic.look;

import static io.github.metasaw.kernel.magic.MagicGroup.LOOK;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.input.FigureMagic;
import io.github.metasaw.kernel.input.FigureOptions;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.option.GivenOptions;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Settings;
import io.github.metasaw.kernel.option.ValueType;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.forest.ForestContent.ColumnGroup;
import io.github.metasaw.plot.forest.ForestOptions;
import io.github.metasaw.review.RiskOfBias;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/** {@code %forest}: the forest plot. */
public final class ForestMagic extends FigureMagic {

  private static final Option<List<String>> COLUMNS =
      Option.of("columns", ValueTypes.columns("A,B"), "columns shown beside the labels");

  private static final Option<List<ColumnGroup>> HEADS =
      Option.of(
          "heads",
          ValueType.of("HEAD=A,B;...", (option, text) -> groups(text), ForestMagic::code),
          "columns under common headings, in place of the raw data that the studies know");

  private static final Option<Boolean> NO_RAW =
      Option.flag("no-raw", "leave out the raw data that the studies know");

  private static final Option<String> SORT =
      Option.of("sort", ValueTypes.column(), "yi, vi, weight, label or a column; largest first");

  private static final Option<Boolean> ASCENDING = Option.flag("ascending", "smallest first");

  private static final Option<String> BY =
      Option.of("by", ValueTypes.column(), "subgroups by the values of a column, each pooled");

  private static final Option<String> GROUP =
      Option.of("group", ValueTypes.column(), "the same as --by");

  private static final Option<Boolean> PI =
      Option.flag("pi", "show the prediction interval (as it does by itself)");

  private static final Option<Boolean> NO_PI =
      Option.flag("no-pi", "leave the prediction interval out");

  private static final Option<String> POOLED_ROW =
      Option.of(
          "pooled-row", ValueTypes.text("LABEL"), "place the pooled estimate among the studies");

  private static final Option<String> ROB =
      Option.of(
          "rob",
          ValueTypes.variable("NAME", Table.class),
          "a light for each domain beside each study, of a table of judgements as %rob takes it");

  /** Options that speak of the table of studies or of a pooled effect. */
  private static final List<Option<?>> OF_STUDIES =
      List.of(COLUMNS, HEADS, NO_RAW, SORT, ASCENDING, BY, GROUP, PI, NO_PI, POOLED_ROW, ROB);

  /** Options that speak of a pooled effect. */
  private static final List<Option<?>> OF_POOLED = List.of(PI, NO_PI, POOLED_ROW);

  private static final List<Option<?>> OPTIONS = Option.join(FigureOptions.ROW_OPTIONS, OF_STUDIES);

  private static final Settings<ForestOptions> SETTINGS =
      FigureOptions.ROWS
          .step(List.of(COLUMNS), ForestMagic::columns)
          .step(List.of(HEADS), ForestMagic::headed)
          .when(NO_RAW, "withRawData", ForestOptions::withRawData, false)
          .step(List.of(SORT, ASCENDING), ForestMagic::sorted)
          .step(List.of(BY, GROUP), ForestMagic::grouped)
          .step(List.of(PI, NO_PI), ForestMagic::predicted)
          .set(POOLED_ROW, "withPooledRow", ForestOptions::withPooledRow);

  /** Creates the magic. */
  public ForestMagic() {
    super(
        new Description(
            LOOK,
            "forest",
            "FIT... | MANTRA_FIT | TABLE",
            "%forest common random --sort yi --exp",
            "Forest plot of fits, or of a table of studies"),
        OPTIONS);
  }

  @Override
  protected Code<Figure> draw(MagicLine line) {
    String first = line.word("the name of a fit, or of a table of studies");
    line.needs(ASCENDING, SORT);
    Object value = line.value(first);
    if (value instanceof Table table) {
      return ofTable(line, Code.variable(first, table));
    }
    if (value instanceof MantraFit fit) {
      line.atMost(1);
      line.refuse(
          OF_STUDIES, "%s has no meaning for a MANTRA fit, whose studies stand in their clusters");
      Code<ForestOptions> options = FigureOptions.of(FigureOptions.ROWS, line);
      return drawn(
          Code.of("Figures.forest", Figures::forest, Code.variable(first, fit), options), line);
    }
    List<Code<Fit>> fits = line.variables(Fit.class, "the name of a fit");
    return drawn(
        Code.ofAll(
            "Meta.forest",
            (ForestOptions options, List<Fit> all) -> Figures.forest(all, options),
            judged(FigureOptions.of(SETTINGS, line), line),
            fits),
        line);
  }

  private static Code<Figure> ofTable(MagicLine line, Code<Table> table) {
    line.atMost(1);
    line.refuse(OF_POOLED, "%s is for fits; a table of studies has no pooled effect");
    Code<Studies> studies =
        Code.of("Meta.studies", Meta::studies, table)
            .call("named", StudyReader::named, Literal.text(table.java()))
            .call("read", StudyReader::read);
    return drawn(
        Code.of(
            "Meta.forest",
            (Studies of, ForestOptions options) -> Meta.forest(of, options),
            studies,
            judged(FigureOptions.of(SETTINGS, line), line)),
        line);
  }

  private static Code<ForestOptions> judged(Code<ForestOptions> options, MagicLine line) {
    return line.find(ROB)
        .map(
            name ->
                options.<RiskOfBias, ForestOptions>call(
                    "withRiskOfBias",
                    ForestOptions::withRiskOfBias,
                    Code.of("RiskOfBias.of", RiskOfBias::of, line.variable(name, Table.class))))
        .orElse(options);
  }

  private static Code<Figure> drawn(Code<Figure> figure, MagicLine line) {
    return FigureOptions.finish(figure, line);
  }

  /** The labels and the estimate have their places already. */
  private static Code<ForestOptions> columns(Code<ForestOptions> options, GivenOptions line) {
    List<String> names =
        line.given(COLUMNS).map(Code::value).orElse(List.of()).stream()
            .filter(name -> !List.of("study", "yi", "label").contains(name))
            .toList();
    return names.isEmpty()
        ? options
        : options.call("withColumns", ForestOptions::withColumns, Literal.texts(names));
  }

  private static List<ColumnGroup> groups(String text) {
    List<ColumnGroup> groups = new ArrayList<>();
    for (String part : text.split(";")) {
      int equals = part.indexOf('=');
      String names = part.substring(equals + 1).strip();
      if (equals < 0 || names.isEmpty()) {
        throw MetaException.of(
            "--heads takes HEAD=A,B;... as in --heads \"Experimental=ev_t,n_t;Control=ev_c,n_c\","
                + " not '"
                + part
                + "'");
      }
      groups.add(
          new ColumnGroup(part.substring(0, equals).strip(), List.of(names.split("\\s*,\\s*"))));
    }
    return groups;
  }

  private static Code<List<ColumnGroup>> code(List<ColumnGroup> groups) {
    return Literal.list(
        groups.stream()
            .map(
                group ->
                    Code.<String, List<String>, ColumnGroup>of(
                        "new ForestContent.ColumnGroup",
                        ColumnGroup::new,
                        Literal.text(group.head()),
                        Literal.texts(group.columns())))
            .toList());
  }

  private static Code<ForestOptions> headed(Code<ForestOptions> options, GivenOptions line) {
    Code<ForestOptions> headed = options;
    for (ColumnGroup group : line.given(HEADS).map(Code::value).orElse(List.of())) {
      headed =
          headed.<String, List<String>, ForestOptions>call(
              "withColumnGroup",
              ForestOptions::withColumnGroup,
              Literal.text(group.head()),
              Literal.texts(group.columns()));
    }
    return headed;
  }

  private static Code<ForestOptions> sorted(Code<ForestOptions> options, GivenOptions line) {
    Code<Boolean> descending = Literal.truth(!line.has(ASCENDING));
    return line.given(SORT)
        .map(
            column ->
                options.<String, Boolean, ForestOptions>call(
                    "withSort", ForestOptions::withSort, column, descending))
        .orElse(options);
  }

  private static Code<ForestOptions> grouped(Code<ForestOptions> options, GivenOptions line) {
    if (line.has(BY) && line.has(GROUP)) {
      throw MetaException.of("--group is the same as --by; leave one out");
    }
    return line.given(line.has(BY) ? BY : GROUP)
        .map(
            column ->
                options.<String, ForestOptions>call("withGroup", ForestOptions::withGroup, column))
        .orElse(options);
  }

  private static Code<ForestOptions> predicted(Code<ForestOptions> options, GivenOptions line) {
    if (line.has(PI) && line.has(NO_PI)) {
      throw MetaException.of("--pi and --no-pi contradict each other; leave one out");
    }
    return line.has(PI) || line.has(NO_PI)
        ? options.call("withPrediction", ForestOptions::withPrediction, Literal.truth(line.has(PI)))
        : options;
  }
}
