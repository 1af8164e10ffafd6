package io.github.metasaw.reference;

import static io.github.metasaw.reference.ReferenceFile.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.Meta;
import io.github.metasaw.data.EffectReader;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.fit.Deletion;
import io.github.metasaw.freq.counts.CountsFit;
import io.github.metasaw.freq.counts.CountsOptions;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.reference.MetaforCalls.NotAnswered;
import io.github.metasaw.reference.RValue.Elements;
import io.github.metasaw.reference.RValue.Numbers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Recorded calls of residuals, weights and refits of {@code rma.mh} and {@code rma.peto}. */
final class RecordedCounts {

  private static final List<String> INPUTS =
      List.of("ai", "bi", "ci", "di", "x1i", "t1i", "x2i", "t2i");

  private final JsonNode source;
  private final JsonNode options;
  private final Table table;
  private final EffectMeasure measure;

  private RecordedCounts(JsonNode source, JsonNode options) {
    this.source = source;
    this.options = options;
    this.measure =
        isPeto()
            ? EffectMeasure.PETO
            : EffectMeasure.parse(source.get("options").path("measure").asText("OR"));
    this.table = Table.create("recorded");
    for (String name : INPUTS) {
      JsonNode values = source.get("inputs").path(name);
      if (values.isArray()) {
        table.addColumns(DoubleColumn.create(name, numbers(values)));
      }
    }
    if (options.has("order")) {
      table.addColumns(DoubleColumn.create("order", numbers(options.get("order"))));
    }
  }

  /** The answer to a call of a fit. */
  static RValue of(String function, JsonNode source, JsonNode options) {
    RecordedCounts counts = new RecordedCounts(source, options);
    CountsFit fit = counts.fit();
    return switch (function) {
      case "weights" -> counts.weights(fit);
      case "residuals" -> counts.residuals(fit);
      case "rstandard" ->
          Elements.of(Map.of("z", fit.residuals().doubleColumn("z").asDoubleArray()));
      case "rstudent" ->
          Elements.of(
              Map.of(
                  "z",
                  fit.influence(Deletion.ofStudies()).doubleColumn("rstudent").asDoubleArray()));
      case "cumul" ->
          cumulative(
              isTogether(options) ? fit.cumulativeByValue("order") : fit.cumulative("order"),
              options);
      default -> {
        Map<String, RValue> values =
            new LinkedHashMap<>(Elements.of(MetaforFits.leftOut(fit.leaveOneOut())).values());
        values.put("slab", new RValue.Text(fit.studies().labels()));
        yield new Elements(values);
      }
    };
  }

  private boolean isPeto() {
    return source.get("function").asText().equals("rma.peto");
  }

  private CountsFit fit() {
    return Meta.counts(
        Meta.studies(Meta.effects(EffectReader.of(table, measure))).read(),
        CountsOptions.defaults().withMethod(isPeto() ? "Peto" : "MH"));
  }

  private RValue weights(CountsFit fit) {
    double[] weights = fit.weights();
    if (options.path("type").asText().equals("matrix")) {
      double[][] diagonal = new double[weights.length][weights.length];
      for (int i = 0; i < weights.length; i++) {
        diagonal[i][i] = weights[i];
      }
      return Numbers.matrix(diagonal);
    }
    double sum = Arrays.stream(weights).sum();
    return Numbers.of(Arrays.stream(weights).map(w -> 100 * w / sum).toArray());
  }

  private RValue residuals(CountsFit fit) {
    return switch (options.path("type").asText("response")) {
      case "response" -> Numbers.of(fit.solution().residuals());
      case "rstudent" ->
          Numbers.of(fit.influence(Deletion.ofStudies()).doubleColumn("rstudent").asDoubleArray());
      case "rstandard" -> Numbers.of(fit.residuals().doubleColumn("z").asDoubleArray());
      default -> throw new NotAnswered("residuals of R of another type");
    };
  }

  /** Whether studies of one value of the order are added together. */
  static boolean isTogether(JsonNode options) {
    return options.path("collapse").asBoolean();
  }

  /** A cumulative table in R's form. */
  static RValue cumulative(Table table, JsonNode options) {
    Map<String, double[]> columns = new LinkedHashMap<>(MetaforFits.leftOut(table));
    DoubleUnaryOperator shown = RecordedPredictions.scale(options);
    for (String name : List.of("estimate", "ci.lb", "ci.ub")) {
      columns.computeIfPresent(name, (key, values) -> Arrays.stream(values).map(shown).toArray());
    }
    return Elements.of(columns);
  }

  /**
   * The rows of a mixed model of one group: those that were pooled, those that have an estimate,
   * and all that were read.
   */
  static Elements rows(JsonNode call) {
    JsonNode all = call.get("inputs").get("all");
    JsonNode options = call.get("options");
    Table table = Table.create("recorded");
    for (String name : List.of("xi", "mi")) {
      table.addColumns(DoubleColumn.create(name, numbers(all.get(name))));
    }
    int n = table.rowCount();
    double[] x = numbers(all.get("X").get("values"));
    StringBuilder text = new StringBuilder("yi ~ 1");
    for (int j = 1; j < x.length / n; j++) {
      text.append(" + x").append(j);
      table.addColumns(DoubleColumn.create("x" + j, Arrays.copyOfRange(x, j * n, (j + 1) * n)));
    }
    EffectMeasure measure = EffectMeasure.parse(options.get("measure").asText());
    EffectOptions how = EffectOptions.defaults();
    if (options.has("add")) {
      how = how.withAdd(options.get("add").asDouble());
    }
    Table effects = Meta.effects(EffectReader.of(table, measure).withOptions(how));
    CountsFit fit =
        Meta.counts(
            StudyReader.of(effects),
            ModelSpec.parse(text.toString(), Map.of()),
            CountsOptions.defaults().withMethod("GLMM"));
    return lengths(fit);
  }

  private static Elements lengths(CountsFit fit) {
    Studies studies = fit.studies();
    double[] pooled = new double[studies.k()];
    double[] read = new double[studies.rowsRead()];
    double[] yi = Arrays.stream(studies.yi()).filter(y -> !Double.isNaN(y)).toArray();
    Elements data = Elements.of(Map.of("xi", pooled, "mi", pooled));
    Elements whole = Elements.of(Map.of("xi", read, "mi", read));
    int columns = fit.design().columns();
    Map<String, RValue> values = new LinkedHashMap<>();
    values.put("k", Numbers.of(studies.k()));
    values.put("k.yi", Numbers.of(yi.length));
    values.put("k.f", Numbers.of(studies.rowsRead()));
    values.put("yi", Numbers.of(yi));
    values.put("vi", Numbers.of(yi));
    values.put("X", new Numbers(fit.design().x(), fit.design().x().length / columns, List.of()));
    values.put("outdat", data);
    values.put("outdat.f", whole);
    for (String name : List.of("yi.f", "vi.f")) {
      values.put(name, Numbers.of(read));
    }
    values.put("X.f", new Numbers(read, read.length, List.of()));
    return new Elements(values);
  }
}
