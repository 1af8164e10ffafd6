package io.github.metasaw.reference;

import static io.github.metasaw.reference.ReferenceFile.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.data.EffectReader;
import io.github.metasaw.data.covariance.Dependence;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.reshape.Aggregation;
import io.github.metasaw.data.reshape.ComparisonTable;
import io.github.metasaw.data.reshape.GroupTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Answers metafor's calls that change the form of a table: {@code aggregate}, {@code to.long},
 * {@code to.table}, {@code to.wide}.
 */
final class MetaforTables {

  private MetaforTables() {}

  /** The columns that a call makes, by R's names. */
  static Map<String, double[]> answer(String function, JsonNode inputs, JsonNode options) {
    return switch (function) {
      case "aggregate" -> aggregate(table(inputs), options);
      case "to.wide" -> wide(table(inputs), options);
      case "to.table" -> Map.of(".", byStudy(longForm(table(inputs), options), inputs));
      default -> longForm(table(inputs), options);
    };
  }

  private static Table table(JsonNode inputs) {
    Table table = Table.create("dat");
    inputs
        .properties()
        .forEach(entry -> table.addColumns(column(entry.getKey(), entry.getValue())));
    return table;
  }

  static Column<?> column(String name, JsonNode values) {
    if (values.get(0).isTextual()) {
      StringColumn text = StringColumn.create(name);
      values.forEach(value -> text.append(value.asText()));
      return text;
    }
    return DoubleColumn.create(name, numbers(values));
  }

  private static Map<String, double[]> aggregate(Table table, JsonNode options) {
    table.addColumns(column("cluster", options.get("cluster")));
    if (options.has("time")) {
      table.addColumns(column("time", options.get("time")));
    }
    Table rows = table;
    if (options.has("subset")) {
      BooleanColumn subset = BooleanColumn.create("subset");
      options.get("subset").forEach(value -> subset.append(value.asBoolean()));
      rows = table.where(subset.asSelection());
    }
    Aggregation aggregation =
        options.has("V")
            ? Aggregation.of(rows, "cluster", v(options.get("V"), rows.rowCount()))
            : Aggregation.of(rows, "cluster", dependence(options));
    Table result =
        aggregation
            .withWeights(options.path("weighted").asBoolean(true))
            .withCounts(options.path("addk").asBoolean(false))
            .table();
    return Map.of(
        "yi", result.doubleColumn("yi").asDoubleArray(),
        "vi", result.doubleColumn("vi").asDoubleArray());
  }

  private static Dependence dependence(JsonNode options) {
    double rho = options.path("rho").asDouble();
    double phi = options.path("phi").asDouble();
    return switch (options.path("struct").asText("CS")) {
      case "ID" -> Dependence.of().rho(0);
      case "CS" -> Dependence.of().rho(rho);
      case "CAR" -> Dependence.of().time("time", phi);
      default -> throw new MetaforCalls.NotAnswered("another structure");
    };
  }

  static KnownV v(JsonNode elements, int n) {
    double[] row = numbers(elements.get("row"));
    double[] column = numbers(elements.get("column"));
    double[] value = numbers(elements.get("value"));
    double[][] v = new double[n][n];
    for (int i = 0; i < value.length; i++) {
      v[(int) row[i]][(int) column[i]] = value[i];
      v[(int) column[i]][(int) row[i]] = value[i];
    }
    return KnownV.dense(v);
  }

  /** As {@link #v}, of all rows: those that R left out have variances alone. */
  static KnownV v(JsonNode elements, int[] kept, double[] variances) {
    double[] row = numbers(elements.get("row"));
    double[] column = numbers(elements.get("column"));
    double[] value = numbers(elements.get("value"));
    double[][] v = new double[variances.length][variances.length];
    for (int i = 0; i < v.length; i++) {
      v[i][i] = variances[i];
    }
    for (int i = 0; i < value.length; i++) {
      int a = kept[(int) row[i]];
      int b = kept[(int) column[i]];
      v[a][b] = value[i];
      v[b][a] = value[i];
    }
    return KnownV.dense(v);
  }

  private static Map<String, double[]> longForm(Table table, JsonNode options) {
    EffectMeasure measure = EffectMeasure.parse(options.get("measure").asText());
    Table result = GroupTable.of(EffectReader.of(table, measure));
    Map<String, double[]> answer = new LinkedHashMap<>();
    for (Column<?> column : result.columns()) {
      if (column instanceof NumericColumn<?>) {
        answer.put(column.name(), result.numberColumn(column.name()).asDoubleArray());
      }
    }
    return answer;
  }

  /** R's array of groups, outcomes and studies, the first index fastest. */
  private static double[] byStudy(Map<String, double[]> columns, JsonNode inputs) {
    columns.keySet().removeIf(name -> inputs.has(name) || name.equals("study"));
    double[] group = columns.remove("group");
    int perStudy = group == null ? 1 : 2;
    int rows = columns.values().iterator().next().length;
    List<Double> values = new ArrayList<>();
    for (int study = 0; study < rows / perStudy; study++) {
      for (double[] outcome : columns.values()) {
        for (int i = 0; i < perStudy; i++) {
          values.add(outcome[study * perStudy + i]);
        }
      }
    }
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static Map<String, double[]> wide(Table table, JsonNode options) {
    String study = options.get("study").asText();
    String group = options.get("grp").asText();
    Table result;
    if (options.has("levels")) {
      List<String> order = new ArrayList<>();
      options.get("levels").forEach(level -> order.add(level.asText()));
      List<String> groups = table.stringColumn(group).asList();
      String reference =
          Collections.max(
              order, (a, b) -> Collections.frequency(groups, a) - Collections.frequency(groups, b));
      order.remove(reference);
      order.add(reference);
      result = ComparisonTable.of(table, study, group, order);
    } else {
      result = ComparisonTable.of(table, study, group, options.get("ref").asText());
    }
    List<String> postfix = new ArrayList<>(List.of(".1", ".2"));
    if (options.has("postfix")) {
      postfix.clear();
      options.get("postfix").forEach(end -> postfix.add(end.asText()));
    }
    Map<String, double[]> answer = new HashMap<>();
    for (int side = 0; side < 2; side++) {
      for (String name : List.of("xi", "ni")) {
        answer.put(
            name + postfix.get(side), result.numberColumn(name + "." + (side + 1)).asDoubleArray());
      }
    }
    return answer;
  }
}
