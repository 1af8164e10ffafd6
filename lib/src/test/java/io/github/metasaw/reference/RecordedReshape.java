package io.github.metasaw.reference;

import static io.github.metasaw.reference.ReferenceFile.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.data.EffectColumn;
import io.github.metasaw.data.EffectReader;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.VarianceType;
import io.github.metasaw.data.reshape.GroupTable;
import io.github.metasaw.distribution.Reference;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.reference.RValue.Elements;
import io.github.metasaw.reference.RValue.Numbers;
import io.github.metasaw.reference.RValue.Text;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Recorded calls of {@code escalc} and {@code to.long} with all columns of their data. */
final class RecordedReshape {

  private static final String INCLUDE = "the rows included";

  private final JsonNode inputs;
  private final JsonNode options;
  private final EffectMeasure measure;

  private RecordedReshape(JsonNode call) {
    this.inputs = call.get("inputs");
    this.options = call.get("options");
    this.measure = EffectMeasure.parse(options.get("measure").asText());
  }

  /** Whether a call was recorded with all columns of its data. */
  static boolean isWhole(JsonNode call) {
    return call.path("function").asText().matches("escalc|to\\.long")
        && call.path("inputs").path("data").size() > 0;
  }

  /** The table that a call gives, with the attributes of its effect sizes. */
  static Elements of(JsonNode call) {
    RecordedReshape recorded = new RecordedReshape(call);
    return call.get("function").asText().equals("escalc")
        ? recorded.effects()
        : recorded.longForm();
  }

  /** The columns of the data, then those of the raw data under their own names. */
  private Table source() {
    Table table = Table.create("recorded");
    for (Map.Entry<String, JsonNode> column : inputs.get("data").properties()) {
      table.addColumns(column(column.getKey(), column.getValue()));
    }
    return table;
  }

  private static Column<?> column(String name, JsonNode values) {
    boolean isText = values.isTextual();
    for (JsonNode value : values) {
      isText |= value.isTextual();
    }
    if (!isText) {
      return DoubleColumn.create(name, numbers(values));
    }
    StringColumn text = StringColumn.create(name);
    if (values.isTextual()) {
      text.append(values.asText());
    }
    values.forEach(value -> text.append(value.isNull() ? "" : value.asText()));
    return text;
  }

  private EffectReader reader(Table table) {
    EffectOptions how = EffectOptions.defaults();
    if (options.has("vtype")) {
      how = how.withVariance(VarianceType.parse(options.get("vtype").asText()));
    }
    EffectReader reader = EffectReader.of(table, measure).withOptions(how);
    for (Input input : Input.values()) {
      if (inputs.has(input.id()) && !inputs.get(input.id()).isNull()) {
        String name = "raw " + input.id();
        double[] values = numbers(inputs.get(input.id()));
        double[] all = new double[table.rowCount()];
        Arrays.setAll(all, i -> values[values.length == 1 ? 0 : i]);
        table.addColumns(DoubleColumn.create(name, all));
        reader = reader.column(input, name);
      }
    }
    return reader;
  }

  private Elements effects() {
    Table table = source();
    int k = table.rowCount();
    String yi = options.path("var.names").path(0).asText("yi");
    String vi = options.path("var.names").path(1).asText("vi");
    EffectSizes sizes = measure.compute(MetaforCalls.raw(inputs), EffectOptions.defaults());
    double[] ni = sizes.ni();
    EffectReader reader = reader(table).withNames(yi, vi);
    if (options.has("include")) {
      boolean[] rows = new boolean[k];
      for (double row : numbers(options.get("include"))) {
        rows[(int) row - 1] = true;
      }
      table.addColumns(BooleanColumn.create(INCLUDE, rows));
      boolean fillsOnly = options.has("replace") && !options.get("replace").asBoolean();
      reader = fillsOnly ? reader.filling(INCLUDE) : reader.including(INCLUDE);
      ni = sizes.over(earlier(k), rows, fillsOnly).ni();
    }
    Elements result = elements(reader.table());
    result.values().put("attr:" + "ni:" + yi, Numbers.of(ni));
    result.values().put("attr:ni", Numbers.of(ni));
    for (Map.Entry<String, JsonNode> column : inputs.path("measures").properties()) {
      result
          .values()
          .putIfAbsent(
              "attr:measure:" + column.getKey(),
              new Text(List.of(column.getValue().get("measure").asText())));
    }
    return result;
  }

  private EffectSizes earlier(int k) {
    JsonNode earlier = options.path("earlier");
    return earlier.has("yi")
        ? new EffectSizes(
            numbers(earlier.get("yi")), numbers(earlier.get("vi")), numbers(earlier.get("ni")))
        : EffectSizes.missing(k);
  }

  /** R puts new columns behind those of the data, and one of studies among them. */
  private Elements longForm() {
    Table table = source();
    List<String> before = table.columnNames();
    Table result = GroupTable.of(reader(table));
    Table ordered = Table.create("long");
    for (String name : before) {
      ordered.addColumns(result.column(name));
    }
    ordered.addColumns(result.column("study").copy().setName(unique(ordered, "study")));
    for (Column<?> column : result.columns()) {
      if (!before.contains(column.name())
          && !column.name().equals("study")
          && !column.name().startsWith("raw ")) {
        ordered.addColumns(column);
      }
    }
    return elements(ordered);
  }

  private static String unique(Table table, String name) {
    return table.containsColumn(name) ? name + ".1" : name;
  }

  private static Elements elements(Table table) {
    Map<String, RValue> values = new LinkedHashMap<>();
    for (Column<?> column : table.columns()) {
      String name = column.name();
      if (name.startsWith("raw ") || name.equals(INCLUDE)) {
        continue;
      }
      if (column instanceof StringColumn text) {
        values.put(name, new Text(text.asList()));
      } else if (column instanceof NumericColumn<?> numbers) {
        values.put(name.replace(".group", ""), Numbers.of(numbers.asDoubleArray()));
      }
    }
    for (Column<?> column : table.columns()) {
      if (column instanceof EffectColumn effects && effects.origin() != null) {
        values.put(
            "attr:measure:" + column.name(), new Text(List.of(effects.origin().measure().id())));
      }
    }
    return new Elements(values);
  }

  /** A table with the Wald intervals of some of its effect sizes. */
  static Elements summary(Elements table, JsonNode options) {
    double[] yi =
        RValue.numbers(RIndexing.element(table, options.get("var.names").get(0).asText()));
    double[] vi =
        RValue.numbers(RIndexing.element(table, options.get("var.names").get(1).asText()));
    int k = yi.length;
    double[][] columns = new double[5][k];
    for (int i = 0; i < k; i++) {
      columns[0][i] = Math.sqrt(vi[i]);
      columns[1][i] = yi[i] / columns[0][i];
      columns[2][i] = Reference.twoSided(columns[1][i], Double.NaN);
      Interval interval = Interval.wald(yi[i], columns[0][i], 0.95);
      columns[3][i] = interval.lower();
      columns[4][i] = interval.upper();
    }
    Map<String, RValue> values = new LinkedHashMap<>(table.values());
    for (int j = 0; j < columns.length; j++) {
      values.put(options.get("out.names").get(j).asText(), Numbers.of(columns[j]));
    }
    return new Elements(values);
  }
}
