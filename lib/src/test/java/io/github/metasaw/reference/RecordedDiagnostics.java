package io.github.metasaw.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.fit.Deletion;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.reference.RValue.Elements;
import io.github.metasaw.reference.RValue.Numbers;
import io.github.metasaw.reference.RValue.Text;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Recorded calls of the residuals and deletion diagnostics of a fit. */
final class RecordedDiagnostics {

  private final RecordedModel model;
  private final FrequentistFit fit;
  private final JsonNode options;

  private RecordedDiagnostics(RecordedModel model, JsonNode options) {
    this.model =
        options.has("cluster") ? model.withColumn("cluster", options.get("cluster")) : model;
    this.fit = this.model.fit();
    this.options = options;
  }

  /** The answer to a call. */
  static RValue of(String function, RecordedModel model, JsonNode options) {
    RecordedDiagnostics diagnostics = new RecordedDiagnostics(model, options);
    return switch (function) {
      case "rstandard" -> diagnostics.standardised();
      case "rstudent" -> diagnostics.deleted();
      case "cooks.distance" -> diagnostics.cook();
      case "dfbetas" -> diagnostics.dfbetas();
      case "hatvalues" -> diagnostics.hat();
      case "leave1out" -> diagnostics.leftOut();
      default -> diagnostics.influence();
    };
  }

  private boolean isOfClusters() {
    return options.has("cluster");
  }

  private Deletion deletion() {
    Deletion all = isOfClusters() ? Deletion.ofClusters("cluster") : Deletion.ofStudies();
    return options.path("reestimate").asBoolean(true) ? all : all.withDispersionKept();
  }

  private RValue standardised() {
    return isOfClusters()
        ? clusters(fit.residuals(), fit.clusterResiduals("cluster"))
        : residuals(fit.residuals());
  }

  private RValue deleted() {
    return isOfClusters()
        ? clusters(fit.residuals(deletion()), fit.influence(deletion()))
        : residuals(fit.residuals(deletion()));
  }

  private Elements residuals(Table table) {
    Table rows = model.rows(table, options);
    Map<String, RValue> values = new LinkedHashMap<>();
    for (String name : List.of("resid", "se", "z")) {
      values.put(name, Numbers.of(rows.doubleColumn(name).asDoubleArray()));
    }
    values.put("slab", new Text(rows.stringColumn("study").asList()));
    return new Elements(values);
  }

  private Elements clusters(Table rows, Table perCluster) {
    Table sorted = byCluster(perCluster);
    Map<String, RValue> each = new LinkedHashMap<>();
    each.put("X2", Numbers.of(sorted.doubleColumn("X2").asDoubleArray()));
    each.put("k", Numbers.of(sorted.intColumn("k").asDoubleArray()));
    each.put("slab", new Text(sorted.stringColumn("cluster").asList()));
    Map<String, RValue> values = new LinkedHashMap<>();
    values.put("obs", residuals(rows));
    values.put("cluster", new Elements(each));
    return new Elements(values);
  }

  /** Clusters in R's order, with those that were left out where R was asked to keep them. */
  private Table byCluster(Table table) {
    Table all =
        options.has("na.action") ? fit.studies().withDroppedClusters(table, "cluster") : table;
    List<String> order =
        all.stringColumn("cluster").asList().stream().map(RecordedTable::ordered).toList();
    return all.addColumns(StringColumn.create("order", order)).sortAscendingOn("order");
  }

  private Table deletions() {
    Table table = fit.influence(deletion());
    return isOfClusters() ? byCluster(table) : model.rows(table, options);
  }

  private RValue cook() {
    Table table = deletions();
    return new Numbers(table.doubleColumn("cook.d").asDoubleArray(), 0, labels(table));
  }

  private Elements dfbetas() {
    Table table = deletions();
    Map<String, RValue> values = new LinkedHashMap<>();
    List<String> terms = fit.terms();
    int p = RecordedFit.mean(fit).length;
    for (int j = 0; j < p; j++) {
      double[] column = table.doubleColumn("dfbs:" + terms.get(j)).asDoubleArray();
      values.put(name(j), Numbers.of(column));
    }
    values.put("slab", new Text(labels(table)));
    return new Elements(values);
  }

  private List<String> labels(Table table) {
    return table.stringColumn(isOfClusters() ? "cluster" : "study").asList();
  }

  /** R's name of a coefficient. */
  private String name(int j) {
    boolean isWithIntercept = fit.design().hasIntercept();
    if (isWithIntercept && j == 0) {
      return "intrcpt";
    }
    List<String> names = model.namesOfModerators();
    int at = isWithIntercept ? j - 1 : j;
    return at < names.size() ? names.get(at) : fit.terms().get(j);
  }

  private RValue hat() {
    if (options.path("type").asText().equals("matrix")) {
      return Numbers.matrix(fit.hatMatrix());
    }
    return column(fit.influence(), "hat");
  }

  private Numbers column(Table table, String name) {
    Table rows = model.rows(table, options);
    return new Numbers(
        rows.doubleColumn(name).asDoubleArray(), 0, rows.stringColumn("study").asList());
  }

  private Elements leftOut() {
    Table rows = model.rows(fit.leaveOneOut(), options);
    Map<String, RValue> values = new LinkedHashMap<>();
    MetaforFits.leftOut(rows).forEach((name, numbers) -> values.put(name, Numbers.of(numbers)));
    values.put("slab", new Text(rows.stringColumn("study").asList()));
    return new Elements(values);
  }

  private Elements influence() {
    Table table = fit.influence();
    Map<String, RValue> each = new LinkedHashMap<>();
    for (String name : MetaforFits.DIAGNOSTICS) {
      each.put(name, column(table, name));
    }
    BooleanColumn flag = table.booleanColumn("influential");
    double[] infl = new double[flag.size()];
    Arrays.setAll(infl, i -> flag.get(i) ? 1 : 0);
    table.addColumns(DoubleColumn.create("inf", infl));
    each.put("inf", column(table, "inf"));
    each.put("slab", new Text(model.rows(table, options).stringColumn("study").asList()));
    Map<String, RValue> values = new LinkedHashMap<>();
    values.put("inf", new Elements(each));
    values.put("dfbs", dfbetas());
    values.put("is.infl", each.get("inf"));
    values.put("k", Numbers.of(fit.studies().k()));
    values.put("tau2", Numbers.of(fit.tau2()));
    values.put("QE", Numbers.of(fit.Q()));
    double[] kept = new double[fit.studies().k()];
    Arrays.fill(kept, 1);
    values.put("not.na", Numbers.of(kept));
    values.put("p", Numbers.of(RecordedFit.mean(fit).length));
    each.forEach(values::putIfAbsent); // as head() and print() give it
    return new Elements(values);
  }
}
