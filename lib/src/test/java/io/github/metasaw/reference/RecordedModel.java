package io.github.metasaw.reference;

import static io.github.metasaw.reference.ReferenceFile.number;
import static io.github.metasaw.reference.ReferenceFile.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.Meta;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.data.covariance.LevelMatrix;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.InformationMatrix;
import io.github.metasaw.reference.MetaforCalls.NotAnswered;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A recorded call of {@code rma.uni} or {@code rma.mv} in the words of this library: table, model
 * text and options, and the fit.
 */
final class RecordedModel {

  private final JsonNode call;
  private final JsonNode inputs;
  private final JsonNode options;
  private final Table table;
  private final List<String> groups = new ArrayList<>();
  private final List<String> structured = new ArrayList<>();
  private final Map<String, LevelMatrix> matrices = new LinkedHashMap<>();
  private final FrequentistFit fit;

  /** Columns of the design, without the intercept, and whether there is one. */
  private final List<String> moderators = new ArrayList<>();

  private final boolean hasIntercept;
  private final List<String> scaleColumns = new ArrayList<>();

  private RecordedModel(JsonNode call, Map<String, JsonNode> more, double level) {
    this.call = call;
    this.inputs = call.get("inputs");
    this.options = call.get("options");
    if (inputs == null || !inputs.has("yi") || options.has("stopped")) {
      throw new NotAnswered("a model that R did not fit when this was recorded");
    }
    double[] yi = numbers(inputs.get("yi"));
    double[] vi = new double[yi.length];
    Arrays.fill(vi, 1); // Orwin's number of effects alone
    this.table =
        Table.create(
            "recorded",
            DoubleColumn.create("yi", yi),
            DoubleColumn.create("vi", inputs.has("vi") ? numbers(inputs.get("vi")) : vi));
    this.hasIntercept = !inputs.has("X") || inputs.path("intercept").asBoolean();
    if (inputs.has("ni")) {
      table.addColumns(DoubleColumn.create("ni", numbers(inputs.get("ni"))));
    }
    more.forEach((name, values) -> table.addColumns(MetaforTables.column(name, values)));
    String mean = inputs.has("X") ? design("X", "x", moderators) : "1";
    String effects = intercepts() + structure("g") + structure("h");
    String scale = inputs.has("Z") ? design("Z", "z", scaleColumns) : "";
    if (isGeneral() && effects.isEmpty()) {
      scale = "0"; // no heterogeneity
    }
    boolean isPlain = mean.equals("1") && effects.isEmpty() && scale.isEmpty();
    FreqOptions how = options(yi.length, effects.isEmpty());
    if (level > 0) {
      how = how.withLevel(level > 1 ? level / 100 : level);
    }
    StudyReader reader = StudyReader.of(table).vi("vi");
    if (isPlain && !inputs.has("V")) {
      this.fit = Meta.fit(reader, how);
      return;
    }
    String text = "yi ~ " + mean + effects;
    if (inputs.has("V")) {
      reader = StudyReader.of(table).V(MetaforTables.v(inputs.get("V"), yi.length));
      text += " + meta_V(V = V)";
    } else {
      text += " + meta_V(V = vi)";
    }
    for (Map.Entry<String, LevelMatrix> known : matrices.entrySet()) {
      reader = reader.matrix(known.getKey(), known.getValue());
    }
    if (!scale.isEmpty()) {
      text += "\nsigma ~ " + scale;
    }
    this.fit = Meta.fit(reader, text, Map.of(), how);
  }

  /**
   * Fits the model of a call.
   *
   * @throws NotAnswered where a choice has no counterpart
   */
  static RecordedModel of(JsonNode call) {
    return new RecordedModel(call, Map.of(), 0);
  }

  /** The same model with other intervals; a level in per cent or as a proportion. */
  RecordedModel withLevel(double level) {
    return new RecordedModel(call, Map.of(), level);
  }

  /** The same model of a table with another column. */
  RecordedModel withColumn(String name, JsonNode values) {
    if (values == null || values.size() != table.rowCount()) {
      throw new NotAnswered("a column with the rows that were left out");
    }
    return new RecordedModel(call, Map.of(name, values), 0);
  }

  FrequentistFit fit() {
    return fit;
  }

  JsonNode call() {
    return call;
  }

  boolean isGeneral() {
    return call.get("function").asText().equals("rma.mv");
  }

  boolean hasScale() {
    return inputs.has("Z");
  }

  boolean hasIntercept() {
    return hasIntercept;
  }

  List<String> moderators() {
    return moderators;
  }

  /** R's names of {@link #moderators}. */
  List<String> namesOfModerators() {
    List<String> names = new ArrayList<>();
    inputs.path("X").path("columns").forEach(name -> names.add(name.asText()));
    names.remove("intrcpt");
    return names;
  }

  List<String> scaleColumns() {
    return scaleColumns;
  }

  List<String> groups() {
    return groups;
  }

  List<String> structured() {
    return structured;
  }

  Table table() {
    return table;
  }

  private String design(String matrix, String prefix, List<String> added) {
    JsonNode x = inputs.get(matrix);
    double[] values = numbers(x.get("values"));
    int k = x.get("dim").get(0).asInt();
    StringBuilder terms = new StringBuilder();
    boolean isWithIntercept = false;
    for (int j = 0; j < values.length / k; j++) {
      double[] column = Arrays.copyOfRange(values, j * k, (j + 1) * k);
      String name = x.path("columns").path(j).asText();
      if (name.equals("intrcpt")) {
        isWithIntercept = true;
      } else {
        added.add(prefix + j);
        table.addColumns(DoubleColumn.create(prefix + j, column));
        terms.append(" + ").append(prefix).append(j);
      }
    }
    return (isWithIntercept ? "1" : "0") + terms;
  }

  private String intercepts() {
    StringBuilder terms = new StringBuilder();
    int number = 0;
    for (JsonNode levels : inputs.path("random")) {
      JsonNode correlation = inputs.path("R").path(number);
      String name = "s" + ++number;
      groups.add(name);
      StringColumn column = StringColumn.create(name);
      levels.forEach(level -> column.append(ordered(level.asText())));
      table.addColumns(column);
      terms.append(" + (1 | ").append(name);
      if (correlation.has("values")) {
        String matrix = "A" + number;
        matrices.put(matrix, levelMatrix(correlation));
        terms.append(", R = ").append(matrix);
      }
      terms.append(")");
    }
    return terms.toString();
  }

  private static LevelMatrix levelMatrix(JsonNode matrix) {
    List<String> names = new ArrayList<>();
    matrix.get("rows").forEach(name -> names.add(ordered(name.asText())));
    double[] values = numbers(matrix.get("values"));
    int n = names.size();
    double[][] rows = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rows[i][j] = values[j * n + i];
      }
    }
    return LevelMatrix.of(names, rows);
  }

  /** Numbers with leading zeros, so that levels have R's order. */
  private static String ordered(String level) {
    return NUMBER
        .matcher(level)
        .replaceAll(found -> "0".repeat(8 - Math.min(8, found.group().length())) + found.group());
  }

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private static final Set<String> STRUCTURES =
      Set.of("CS", "HCS", "UN", "ID", "DIAG", "AR", "HAR", "CAR");

  private String structure(String which) {
    if (!inputs.has(which)) {
      return "";
    }
    JsonNode group = inputs.get(which);
    String structure = group.path("struct").asText("CS");
    if (!STRUCTURES.contains(structure)) {
      throw new NotAnswered("the structure " + structure + " of random effects");
    }
    JsonNode inner = group.get("inner");
    if (inner.size() != 1) {
      throw new NotAnswered("random slopes of R's structure GEN");
    }
    JsonNode values = inner.iterator().next();
    String outer = which + "outer";
    structured.add(outer);
    StringColumn levels = StringColumn.create(outer);
    group.get("outer").forEach(level -> levels.append(level.asText()));
    table.addColumns(levels);
    String name = which + "inner";
    String id = structure.toLowerCase(Locale.ROOT);
    if (structure.equals("CAR")) {
      table.addColumns(DoubleColumn.create(name, numbers(values)));
      return " + (1 | " + outer + ", cov = car(" + name + "))";
    }
    // Levels in the order of R: numbers by their size, text by the alphabet.
    List<String> all = new ArrayList<>();
    values.forEach(value -> all.add(value.asText()));
    boolean isNumeric = all.stream().allMatch(value -> value.matches("-?\\d+(\\.\\d+)?"));
    List<String> sorted =
        all.stream()
            .distinct()
            .sorted(
                isNumeric
                    ? (a, b) -> Double.compare(Double.parseDouble(a), Double.parseDouble(b))
                    : String.CASE_INSENSITIVE_ORDER)
            .toList();
    StringColumn effect = StringColumn.create(name);
    all.forEach(value -> effect.append("L%03d".formatted(sorted.indexOf(value))));
    table.addColumns(effect);
    return " + (0 + " + name + " | " + outer + ", cov = " + id + ")";
  }

  /** The variances and correlations that the call gives instead of estimating them. */
  private FreqOptions fixed(FreqOptions options) {
    FreqOptions how = options;
    for (Map.Entry<String, JsonNode> entry : inputs.path("fixed").properties()) {
      double[] values = numbers(entry.getValue());
      boolean isFirst = entry.getKey().matches("tau2|rho");
      String group = isFirst ? "gouter" : "houter";
      String structure = inputs.path(isFirst ? "g" : "h").path("struct").asText();
      boolean isOfIntercepts = entry.getKey().equals("sigma2");
      if (!isOfIntercepts && !entry.getKey().endsWith("2") && structure.matches("DIAG|ID")) {
        continue; // that structure has no correlation
      }
      if (!isOfIntercepts && (values.length > 1 || structure.matches("UN|HCS|HAR|DIAG"))) {
        throw new NotAnswered("components that are fixed where each effect has its own");
      }
      for (int i = 0; i < values.length; i++) {
        if (!Double.isNaN(values[i])) {
          how =
              entry.getKey().endsWith("2")
                  ? how.withFixed(
                      "sd(" + (isOfIntercepts ? groups.get(i) : group) + ")", Math.sqrt(values[i]))
                  : how.withFixed("rho(" + group + ")", values[i]);
        }
      }
    }
    return how;
  }

  private FreqOptions options(int k, boolean isWithoutEffects) {
    String method = options.path("method").path(0).asText(options.path("method").asText("REML"));
    if (method.isEmpty()) {
      method = "REML";
    }
    boolean isCommon = method.matches("EE|FE|CE") && !(isGeneral() && isWithoutEffects);
    if (method.matches("EE|FE|CE") && !isCommon) {
      method = "REML";
    }
    FreqOptions how = FreqOptions.defaults().withMethod(isCommon ? "common" : method);
    if (options.path("test").isTextual()) {
      how = how.withTest(options.get("test").asText());
    }
    if (options.has("level")) {
      double level = number(options.get("level"));
      how = how.withLevel(level > 1 ? level / 100 : level);
    }
    if (options.has("weighted") && !options.get("weighted").asBoolean()) {
      double[] equal = new double[k];
      Arrays.fill(equal, 1);
      how = how.withWeights(equal);
    }
    if (inputs.has("weights")) {
      how = how.withWeights(numbers(inputs.get("weights")));
    }
    if (inputs.has("W")) {
      throw new NotAnswered("pooling weights of general models");
    }
    how = fixed(how);
    if (options.path("tau2").isNumber() && !isGeneral()) {
      how = how.withFixedTau2(options.get("tau2").asDouble());
    }
    if (options.path("link").asText().equals("identity")) {
      throw new NotAnswered("a scale model with an identity link");
    }
    if (inputs.has("Z")) {
      how = how.withInformation(InformationMatrix.EXPECTED); // as rma.uni has it for the mean
    }
    if (options.path("control").has("REMLf")) {
      throw new NotAnswered("a restricted likelihood without its constant");
    }
    if (options.has("alpha") || options.path("control").has("tau2.init")) {
      throw new NotAnswered("starting values and given coefficients of the scale");
    }
    return how;
  }
}
