package io.github.metasaw.reference;

import static io.github.metasaw.reference.ReferenceFile.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.data.covariance.LevelMatrix;
import io.github.metasaw.reference.MetaforCalls.NotAnswered;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The data of a recorded call of {@code rma.uni} or {@code rma.mv} as a table and a model text of
 * this library. It has the rows that R left out too, with what was missing in them, so that the
 * reader of this library has to leave them out.
 */
final class RecordedTable {

  private static final Set<String> STRUCTURES =
      Set.of("CS", "HCS", "UN", "ID", "DIAG", "AR", "HAR", "CAR");
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final JsonNode inputs;

  /** Of each row that R kept, its row in the table. */
  private final int[] kept;

  private final int rows;
  private final Table table;
  private final Map<String, LevelMatrix> matrices = new LinkedHashMap<>();
  private final List<String> moderators = new ArrayList<>();
  private final List<String> scaleColumns = new ArrayList<>();
  private final List<String> groups = new ArrayList<>();
  private final List<String> structured = new ArrayList<>();
  private final String mean;
  private final String effects;
  private final String scale;

  RecordedTable(JsonNode inputs) {
    this.inputs = inputs;
    JsonNode isKept = inputs.path("not.na");
    int k = inputs.get("yi").size() == 0 ? 1 : inputs.get("yi").size();
    this.rows = isKept.isMissingNode() ? k : isKept.size();
    this.kept =
        IntStream.range(0, rows)
            .filter(i -> isKept.isMissingNode() || isKept.get(i).asBoolean())
            .toArray();
    double[] vi = new double[kept.length];
    Arrays.fill(vi, 1); // Orwin's number of effects alone
    this.table =
        Table.create(
            "recorded",
            DoubleColumn.create("yi", all(numbers(inputs.get("yi")), "yi")),
            DoubleColumn.create(
                "vi", all(inputs.has("vi") ? numbers(inputs.get("vi")) : vi, "vi")));
    if (inputs.has("ni")) {
      table.addColumns(DoubleColumn.create("ni", spread(numbers(inputs.get("ni")))));
    }
    this.mean = inputs.has("X") ? design("X", "x", moderators) : "1";
    this.scale = inputs.has("Z") ? design("Z", "z", scaleColumns) : "";
    this.effects = intercepts() + structure("g") + structure("h");
    leaveOut();
  }

  /** A row that R left out for a reason that the recording has not is left out for its estimate. */
  private void leaveOut() {
    Set<Integer> stay = Set.copyOf(Arrays.stream(kept).boxed().toList());
    for (int i = 0; i < rows; i++) {
      int row = i;
      if (!stay.contains(i)
          && table.columns().stream()
              .noneMatch(c -> c instanceof DoubleColumn d && Double.isNaN(d.getDouble(row)))) {
        table.doubleColumn("yi").set(i, Double.NaN);
      }
    }
  }

  /** Numbers of the rows that R kept, with those of the others where they were recorded. */
  private double[] all(double[] ofKept, String name) {
    JsonNode recorded = inputs.path("all").path(name);
    if (recorded.size() == rows) {
      return numbers(recorded);
    }
    return spread(ofKept);
  }

  /** Numbers of the rows that R kept, missing in the others; numbers of all rows as they are. */
  double[] spread(double... ofKept) {
    if (ofKept.length == rows) {
      return ofKept;
    }
    double[] all = new double[rows];
    Arrays.fill(all, Double.NaN);
    for (int i = 0; i < kept.length; i++) {
      all[kept[i]] = ofKept[i];
    }
    return all;
  }

  private StringColumn text(String name, JsonNode ofKept, Function<String, String> written) {
    String[] all = new String[rows];
    Arrays.fill(all, written.apply(ofKept.path(0).asText()));
    for (int i = 0; i < kept.length; i++) {
      all[kept[i]] = written.apply(ofKept.get(i).asText());
    }
    return StringColumn.create(name, all);
  }

  private String design(String matrix, String prefix, List<String> added) {
    JsonNode x = inputs.get(matrix);
    double[] values = numbers(x.get("values"));
    int k = kept.length;
    double[] whole = numbers(inputs.path("all").path(matrix).path("values"));
    StringBuilder terms = new StringBuilder();
    boolean isWithIntercept = false;
    for (int j = 0; j < values.length / k; j++) {
      double[] column = Arrays.copyOfRange(values, j * k, (j + 1) * k);
      if (name(x.path("columns"), j).equals("intrcpt")) {
        isWithIntercept = true;
      } else {
        added.add(prefix + j);
        table.addColumns(
            DoubleColumn.create(
                prefix + j,
                whole.length == values.length / k * rows
                    ? Arrays.copyOfRange(whole, j * rows, (j + 1) * rows)
                    : spread(column)));
        terms.append(" + ").append(prefix).append(j);
      }
    }
    return (isWithIntercept ? "1" : "0") + terms;
  }

  /** Of one column the recorder wrote its name alone, of several a list. */
  private static String name(JsonNode columns, int j) {
    return columns.isArray() ? columns.path(j).asText() : columns.asText();
  }

  private String intercepts() {
    StringBuilder terms = new StringBuilder();
    int number = 0;
    for (JsonNode levels : inputs.path("random")) {
      JsonNode correlation = inputs.path("R").path(number);
      String name = "s" + ++number;
      groups.add(name);
      table.addColumns(text(name, levels, RecordedTable::ordered));
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
    double[][] elements = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        elements[i][j] = values[j * n + i];
      }
    }
    return LevelMatrix.of(names, elements);
  }

  /** Numbers with leading zeros, so that levels have R's order. */
  static String ordered(String level) {
    return NUMBER
        .matcher(level)
        .replaceAll(found -> "0".repeat(8 - Math.min(8, found.group().length())) + found.group());
  }

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
    table.addColumns(text(outer, group.get("outer"), level -> level));
    String name = which + "inner";
    String id = structure.toLowerCase(Locale.ROOT);
    if (structure.equals("CAR")) {
      table.addColumns(DoubleColumn.create(name, spread(numbers(values))));
      return " + (1 | " + outer + ", cov = car(" + name + "))";
    }
    List<String> sorted = sorted(values);
    table.addColumns(text(name, values, value -> "L%03d".formatted(sorted.indexOf(value))));
    return " + (0 + " + name + " | " + outer + ", cov = " + id + ")";
  }

  /** Levels in the order of R: numbers by their size, text by the alphabet. */
  private static List<String> sorted(JsonNode values) {
    List<String> all = new ArrayList<>();
    values.forEach(value -> all.add(value.asText()));
    boolean isNumeric = all.stream().allMatch(value -> value.matches("-?\\d+(\\.\\d+)?"));
    return all.stream()
        .distinct()
        .sorted(
            isNumeric
                ? (a, b) -> Double.compare(Double.parseDouble(a), Double.parseDouble(b))
                : String.CASE_INSENSITIVE_ORDER)
        .toList();
  }

  /** A reader of the table, with another column where there is one. */
  StudyReader reader(Map<String, JsonNode> more) {
    Table read = table.copy();
    more.forEach((name, values) -> read.addColumns(column(name, values)));
    if (inputs.has("slab")) {
      read.addColumns(text("slab", inputs.get("slab")));
    }
    StudyReader reader = StudyReader.of(read).vi("vi");
    if (inputs.has("V")) {
      double[] own = table.doubleColumn("vi").asDoubleArray();
      reader = StudyReader.of(read).V(MetaforTables.v(inputs.get("V"), kept, own));
    }
    if (inputs.has("slab")) {
      reader = reader.label("slab");
    }
    for (Map.Entry<String, LevelMatrix> known : matrices.entrySet()) {
      reader = reader.matrix(known.getKey(), known.getValue());
    }
    return reader;
  }

  private static StringColumn text(String name, JsonNode values) {
    StringColumn column = StringColumn.create(name);
    values.forEach(value -> column.append(value.asText()));
    return column;
  }

  private tech.tablesaw.columns.Column<?> column(String name, JsonNode values) {
    if (values == null || values.size() != rows && values.size() != kept.length) {
      throw new NotAnswered("a column of other rows");
    }
    return values.size() == rows
        ? MetaforTables.column(name, values)
        : values.get(0).isTextual()
            ? text(name, values, value -> value)
            : DoubleColumn.create(name, spread(numbers(values)));
  }

  /** The model in words of this library; empty for the mean of estimates with variances. */
  String text(boolean isGeneral, String nameOfScale) {
    String sigma = isGeneral && effects.isEmpty() ? "0" : scale; // no heterogeneity
    if (mean.equals("1") && effects.isEmpty() && sigma.isEmpty() && !inputs.has("V")) {
      return "";
    }
    return "yi ~ "
        + mean
        + effects
        + (inputs.has("V") ? " + meta_V(V = V)" : " + meta_V(V = vi)")
        + (sigma.isEmpty()
            ? ""
            : "\n" + (sigma.equals("0") ? "sigma" : nameOfScale) + " ~ " + sigma);
  }

  Table table() {
    return table;
  }

  int[] kept() {
    return kept;
  }

  boolean hasEffects() {
    return !effects.isEmpty();
  }

  List<String> moderators() {
    return moderators;
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
}
