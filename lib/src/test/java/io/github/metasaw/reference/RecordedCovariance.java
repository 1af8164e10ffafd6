package io.github.metasaw.reference;

import static io.github.metasaw.reference.ReferenceFile.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.data.covariance.Dependence;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.data.covariance.LowerTriangle;
import io.github.metasaw.freq.correlation.CorrelationCovariance;
import io.github.metasaw.reference.MetaforCalls.NotAnswered;
import io.github.metasaw.reference.RValue.Elements;
import io.github.metasaw.reference.RValue.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Recorded calls that make covariances: {@code vcalc, blsplit, vec2mat, rcalc}. */
final class RecordedCovariance {

  private RecordedCovariance() {}

  /** A matrix from the elements of its triangle. */
  static RValue triangle(JsonNode call) {
    double[] x = numbers(call.get("inputs").get("x"));
    JsonNode options = call.get("options");
    boolean isCorrelation = options.path("corr").asBoolean(!options.path("diag").asBoolean());
    return Numbers.matrix(
        options.path("diag").asBoolean()
            ? LowerTriangle.withDiagonal(x)
            : LowerTriangle.belowDiagonal(x, isCorrelation ? 1 : Double.NaN));
  }

  /** Correlations with their covariance. */
  static RValue correlations(JsonNode call) {
    JsonNode inputs = call.get("inputs");
    Table table = Table.create("recorded");
    for (String name : List.of("ri", "var1", "var2", "study")) {
      table.addColumns(MetaforTables.column(name, inputs.get(name)));
    }
    table.addColumns(DoubleColumn.create("ni", numbers(call.get("options").get("ni"))));
    CorrelationCovariance own =
        CorrelationCovariance.of(table, "ri", List.of("var1", "var2"), "study", "ni");
    Map<String, RValue> columns = new LinkedHashMap<>();
    columns.put("yi", Numbers.of(own.table().doubleColumn("yi").asDoubleArray()));
    columns.put("ni", Numbers.of(own.table().doubleColumn("ni").asDoubleArray()));
    columns.put("slab", new RValue.Text(own.table().stringColumn("pair").asList()));
    return new Elements(
        Map.of("dat", new Elements(columns), "V", Numbers.matrix(own.V().toArray())));
  }

  /** A covariance of sampling errors. */
  static KnownV covariance(JsonNode call) {
    JsonNode options = call.get("options");
    Table table = Table.create("recorded");
    table.addColumns(text("cluster", options.get("cluster")));
    if (options.has("rvars")) {
      throw new NotAnswered("covariances of R in rows of a table");
    }
    table.addColumns(DoubleColumn.create("vi", numbers(call.get("inputs").get("vi"))));
    Dependence how = Dependence.of();
    double[] rho = options.path("rho").isObject() ? new double[0] : numbers(options.path("rho"));
    if (options.has("obs")) {
      table.addColumns(text("obs", options.get("obs")));
      how =
          options.path("rho").isObject()
              ? how.obs("obs", names(options.get("rho")), square(options.get("rho")))
              : how.obs("obs", rho[0]);
    }
    if (options.has("type")) {
      table.addColumns(text("type", options.get("type")));
      how = how.type("type", rho[rho.length - 1]);
    }
    if (options.has("time1")) {
      table.addColumns(DoubleColumn.create("time", numbers(options.get("time1"))));
      how = how.time("time", numbers(options.get("phi"))[0]);
    }
    if (options.has("grp1")) {
      table.addColumns(text("grp1", options.get("grp1")), text("grp2", options.get("grp2")));
      table.addColumns(
          DoubleColumn.create("w1", numbers(options.get("w1"))),
          DoubleColumn.create("w2", numbers(options.get("w2"))));
      how = how.groups("grp1", "grp2").weights("w1", "w2");
    }
    return KnownV.blocks(table, "vi", "cluster", how);
  }

  /** The blocks of a covariance, with a function of each. */
  static RValue blocks(KnownV v, JsonNode options, RInterpreter functions) {
    List<String> cluster = new ArrayList<>();
    options.get("cluster").forEach(name -> cluster.add(name.asText()));
    Map<String, RValue> list = new LinkedHashMap<>();
    v.blocksOf(cluster)
        .forEach(
            (name, block) -> list.put(name, changed(Numbers.matrix(block), options, functions)));
    return new Elements(list);
  }

  private static RValue changed(Numbers block, JsonNode options, RInterpreter functions) {
    String function = options.path("fun").asText();
    if (function.isEmpty()) {
      return block;
    }
    if (function.equals("round")) {
      return RFunctions.ordinary(
          "round", List.of(block, Numbers.of(numbers(options.get("args"))[0])));
    }
    RExpression closure = RExpression.parse(function);
    return functions.applied((RExpression.Closure) closure, block);
  }

  private static StringColumn text(String name, JsonNode values) {
    StringColumn column = StringColumn.create(name);
    values.forEach(value -> column.append(value.isNull() ? "" : value.asText()));
    return column;
  }

  private static List<String> names(JsonNode matrix) {
    List<String> names = new ArrayList<>();
    matrix.get("rows").forEach(name -> names.add(name.asText()));
    return names;
  }

  private static double[][] square(JsonNode matrix) {
    double[] values = numbers(matrix.get("values"));
    int n = matrix.get("dim").get(0).asInt();
    double[][] rows = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rows[i][j] = values[j * n + i];
      }
    }
    return rows;
  }
}
