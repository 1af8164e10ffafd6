package io.github.metasaw.reference;

import static io.github.metasaw.reference.ReferenceFile.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.PredictsDifferences;
import io.github.metasaw.reference.MetaforCalls.NotAnswered;
import io.github.metasaw.reference.RValue.Elements;
import io.github.metasaw.reference.RValue.Numbers;
import io.github.metasaw.reference.RValue.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Recorded calls of {@code predict}, for a fit or for its cluster-robust inference. */
final class RecordedPredictions {

  private static final List<String> UNANSWERED =
      List.of("tau2.levels", "gamma2.levels", "vcov", "pi.type", "predtype", "prob", "hetvar");

  private final RecordedModel model;
  private final JsonNode options;

  private RecordedPredictions(RecordedModel model, JsonNode options) {
    this.model = model;
    this.options = options;
  }

  /**
   * The predictions of a fit.
   *
   * @param model with the level that was asked for
   */
  static RValue of(RecordedModel model, PredictsDifferences from, JsonNode options) {
    return new RecordedPredictions(model, options).answer(from);
  }

  private RValue answer(PredictsDifferences from) {
    UNANSWERED.stream()
        .filter(options::has)
        .findFirst()
        .ifPresent(
            name -> {
              throw new NotAnswered("predictions of R with the option " + name);
            });
    if (options.has("newscale") && !options.has("newmods")) {
      return ofScale();
    }
    if (!options.has("newmods")) {
      Table at = from.predict();
      if (at.rowCount() > 1 && options.path("na.action").asText().equals("na.pass")) {
        return Elements.of(Map.of("pred", everywhere(model)));
      }
      return named(at.rowCount() == 1 ? at : model.rows(at, options));
    }
    Rows x = new Rows(model.moderators(), model.namesOfModerators(), "newmods");
    boolean isDifference =
        options.has("intercept") && !options.get("intercept").asBoolean() && model.hasIntercept()
            || x.isWithoutIntercept();
    Table at = x.table();
    if (options.has("newscale")) {
      Rows z = new Rows(model.scaleColumns(), model.namesOf("Z"), "newscale");
      z.table().columns().forEach(at::addColumns);
    }
    complete(at);
    return named(isDifference ? from.predictDifferences(at) : from.predict(at));
  }

  /** What else a model of variances reads, as in the first row. */
  private void complete(Table at) {
    Table rows = model.table();
    for (String name : rows.columnNames()) {
      if (!at.columnNames().contains(name)) {
        int n = at.rowCount();
        if (rows.column(name) instanceof DoubleColumn column) {
          double[] same = new double[n];
          Arrays.fill(same, column.getDouble(0));
          at.addColumns(DoubleColumn.create(name, same));
        } else {
          String[] same = new String[n];
          Arrays.fill(same, rows.stringColumn(name).get(0));
          at.addColumns(StringColumn.create(name, same));
        }
      }
    }
  }

  /** Log variances, which are twice this library's log SDs. */
  private RValue ofScale() {
    Rows z = new Rows(model.scaleColumns(), model.namesOf("Z"), "newscale");
    Table at = z.table();
    if (options.has("intercept") && !options.get("intercept").asBoolean()
        || z.isWithoutIntercept()) {
      return differenceOfScale(at);
    }
    complete(at);
    Table table = model.fit().predictScale(at);
    DoubleUnaryOperator shown = scale(options);
    Map<String, RValue> values = new LinkedHashMap<>();
    double factor = model.hasVariance() ? 1 : 2;
    double[] link = table.doubleColumn("link").asDoubleArray();
    double[] se = table.doubleColumn("seLink").asDoubleArray();
    values.put(
        "pred",
        Numbers.of(Arrays.stream(link).map(v -> shown.applyAsDouble(factor * v)).toArray()));
    values.put("se", Numbers.of(Arrays.stream(se).map(v -> factor * v).toArray()));
    return new Elements(values);
  }

  private RValue differenceOfScale(Table at) {
    FrequentistFit fit = model.fit();
    List<String> terms = fit.terms();
    int from = terms.size() - at.columnCount();
    Map<String, Double> weights = new LinkedHashMap<>();
    for (int j = 0; j < at.columnCount(); j++) {
      weights.put(terms.get(from + j), at.doubleColumn(j).getDouble(0));
    }
    Table contrast = fit.contrast(weights);
    double factor = model.hasVariance() ? 1 : 2;
    return Elements.of(
        Map.of(
            "pred", new double[] {factor * contrast.doubleColumn("estimate").getDouble(0)},
            "se", new double[] {factor * contrast.doubleColumn("se").getDouble(0)}));
  }

  private RValue named(Table at) {
    DoubleUnaryOperator shown = scale(options);
    Map<String, RValue> values = new LinkedHashMap<>();
    String[] theirs = {"pred", "se", "ci.lb", "ci.ub", "pi.lb", "pi.ub"};
    String[] ours = {"estimate", "se", "lower", "upper", "piLower", "piUpper"};
    for (int j = 0; j < theirs.length; j++) {
      double[] column = at.doubleColumn(ours[j]).asDoubleArray();
      values.put(
          theirs[j], Numbers.of(j == 1 ? column : Arrays.stream(column).map(shown).toArray()));
    }
    values.put("cr.lb", values.get("pi.lb"));
    values.put("cr.ub", values.get("pi.ub"));
    if (at.rowCount() == model.fit().studies().rowsRead()) {
      List<String> labels = new ArrayList<>();
      labels.addAll(
          model
              .fit()
              .studies()
              .withDroppedRows(
                  Table.create(StringColumn.create("study", model.fit().studies().labels())))
              .stringColumn("study")
              .asList());
      values.put("slab", new Text(labels));
    }
    return new Elements(values);
  }

  /** New values of the moderators: a row of them, or the rows of a matrix. */
  private final class Rows {

    private final List<String> columns;
    private final double[] values;
    private final int rows;
    private final int from;
    private final int[] places;

    Rows(List<String> columns, List<String> theirNames, String option) {
      JsonNode given = options.get(option);
      this.columns = columns;
      int p = columns.size();
      this.values = numbers(given.has("values") ? given.get("values") : given);
      this.rows = given.has("dim") ? given.get("dim").get(0).asInt() : p == 1 ? values.length : 1;
      int width = values.length / rows;
      if (width != p && width != p + 1 || width == p + 1 && !model.hasIntercept()) {
        throw new NotAnswered("new moderators of another number");
      }
      this.from = width - p;
      JsonNode labels =
          options.has(option + ".names") ? options.get(option + ".names") : given.path("columns");
      List<String> names = new ArrayList<>();
      labels.forEach(name -> names.add(name.asText()));
      this.places = new int[p];
      Arrays.setAll(
          places, j -> names.isEmpty() ? from + j : place(names, theirNames, theirNames.get(j)));
    }

    /** The name that begins a moderator's, as R matches them: the longest that does. */
    private static int place(List<String> given, List<String> all, String moderator) {
      for (int i = 0; i < given.size(); i++) {
        String name = given.get(i);
        List<String> meant =
            all.contains(name)
                ? List.of(name)
                : all.stream().filter(one -> one.startsWith(name)).toList();
        if (meant.size() == 1 && meant.get(0).equals(moderator)) {
          return i;
        }
      }
      for (int i = 0; i < given.size(); i++) {
        if (moderator.contains(given.get(i))) {
          return i;
        }
      }
      throw new NotAnswered("new moderators whose names are not those of the model");
    }

    /** Whether the first column is the intercept's and 0. */
    boolean isWithoutIntercept() {
      return from == 1 && values[0] == 0;
    }

    Table table() {
      Table table = Table.create("new");
      for (int j = 0; j < columns.size(); j++) {
        table.addColumns(
            DoubleColumn.create(
                columns.get(j),
                Arrays.copyOfRange(values, places[j] * rows, (places[j] + 1) * rows)));
      }
      return table;
    }
  }

  /** The mean of each row; also of rows without an estimate, where R was asked to pass them. */
  static double[] fitted(RecordedModel model, JsonNode options) {
    FrequentistFit fit = model.fit();
    double[] x = fit.design().x();
    int p = fit.design().columns();
    double[] beta = fit.beta();
    double[] fitted = new double[x.length / p];
    for (int i = 0; i < fitted.length; i++) {
      for (int j = 0; j < p; j++) {
        fitted[i] += x[i * p + j] * beta[j];
      }
    }
    if (options.path("na.action").asText().equals("na.pass")) {
      return everywhere(model);
    }
    return model
        .rows(Table.create(DoubleColumn.create("fitted", fitted)), options)
        .doubleColumn("fitted")
        .asDoubleArray();
  }

  private static double[] everywhere(RecordedModel model) {
    Table rows = model.table();
    double[] fitted = new double[rows.rowCount()];
    for (int i = 0; i < fitted.length; i++) {
      int row = i;
      boolean isKnown =
          model.moderators().stream()
              .noneMatch(name -> Double.isNaN(rows.doubleColumn(name).getDouble(row)));
      fitted[i] =
          isKnown
              ? model.fit().predict(rows.rows(i)).doubleColumn("estimate").getDouble(0)
              : Double.NaN;
    }
    return fitted;
  }

  /** The transformation that a call asks for. */
  static DoubleUnaryOperator scale(JsonNode options) {
    String name = options.path("transf").asText();
    if (name.startsWith("function")) {
      RExpression.Closure closure = (RExpression.Closure) RExpression.parse(name);
      RInterpreter none = new RInterpreter(id -> Numbers.of());
      return x -> RValue.numbers(none.applied(closure, Numbers.of(x)))[0];
    }
    return switch (name) {
      case "" -> x -> x;
      case "exp" -> Transformation.EXP::apply;
      case "transf.ilogit" -> Transformation.LOGISTIC::apply;
      case "transf.ztor" -> Transformation.TANH::apply;
      case "transf.ipft.hm" -> {
        double[] n = numbers(options.path("targs").get("ni"));
        double harmonic = n.length / Arrays.stream(n).map(v -> 1 / v).sum();
        yield Transformation.freemanTukey(harmonic)::apply;
      }
      default -> throw new NotAnswered("a function of R as transformation");
    };
  }
}
