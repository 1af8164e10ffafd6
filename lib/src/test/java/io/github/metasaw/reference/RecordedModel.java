package io.github.metasaw.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.Meta;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.reference.MetaforCalls.NotAnswered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/**
 * A recorded call of {@code rma.uni} or {@code rma.mv} in the words of this library: table, model
 * text and options, and the fit.
 */
final class RecordedModel {

  private final JsonNode call;
  private final RecordedTable data;
  private final FrequentistFit fit;

  private RecordedModel(
      JsonNode call, RecordedTable data, Map<String, JsonNode> more, FreqOptions how) {
    this.call = call;
    this.data = data;
    StudyReader reader = data.reader(more);
    String text = data.text(isGeneral(), hasVariance(call) ? "tau2" : "sigma");
    this.fit = text.isEmpty() ? Meta.fit(reader, how) : Meta.fit(reader, text, Map.of(), how);
  }

  /**
   * Fits the model of a call.
   *
   * @throws NotAnswered where a choice has no counterpart
   */
  static RecordedModel of(JsonNode call) {
    JsonNode inputs = call.get("inputs");
    if (inputs == null || !inputs.has("yi") || call.get("options").has("stopped")) {
      throw new NotAnswered("a model that R did not fit when this was recorded");
    }
    RecordedTable data = new RecordedTable(inputs);
    return new RecordedModel(call, data, Map.of(), RecordedOptions.of(call, data));
  }

  /** The same model with other intervals; a level in per cent or as a proportion. */
  RecordedModel withLevel(double level) {
    FreqOptions how = RecordedOptions.of(call, data);
    return new RecordedModel(call, data, Map.of(), how.withLevel(level > 1 ? level / 100 : level));
  }

  /** The same model with the level that options name, if they do. */
  RecordedModel withLevel(JsonNode options) {
    return options.has("level") ? withLevel(ReferenceFile.number(options.get("level"))) : this;
  }

  /** The same model of a table with another column. */
  RecordedModel withColumn(String name, JsonNode values) {
    return new RecordedModel(call, data, Map.of(name, values), RecordedOptions.of(call, data));
  }

  /** The same model of a table with another column, with intervals of another level. */
  RecordedModel withColumnAndLevel(String name, JsonNode values, double level) {
    FreqOptions how = RecordedOptions.of(call, data);
    return new RecordedModel(
        call, data, Map.of(name, values), how.withLevel(level > 1 ? level / 100 : level));
  }

  FrequentistFit fit() {
    return fit;
  }

  /**
   * A table of this library with one row per study, with the rows that were left out where R was
   * asked to keep them.
   */
  Table rows(Table perStudy, JsonNode options) {
    return options.has("na.action") ? fit.studies().withDroppedRows(perStudy) : perStudy;
  }

  /** Whether R's likelihood has its constant, which an option leaves out. */
  boolean hasLikelihood() {
    return !call.get("options").path("control").has("REMLf");
  }

  boolean isGeneral() {
    return call.get("function").asText().equals("rma.mv");
  }

  /** Whether the model of the scale is one of the variance itself. */
  boolean hasVariance() {
    return hasVariance(call);
  }

  private static boolean hasVariance(JsonNode call) {
    return call.get("options").path("link").asText().equals("identity");
  }

  boolean hasScale() {
    return call.get("inputs").has("Z");
  }

  boolean hasIntercept() {
    JsonNode inputs = call.get("inputs");
    return !inputs.has("X") || inputs.path("intercept").asBoolean();
  }

  /** Columns of the design, without the intercept. */
  List<String> moderators() {
    return data.moderators();
  }

  /** R's names of {@link #moderators}. */
  List<String> namesOfModerators() {
    return namesOf("X");
  }

  /** Columns of the design of the scale, without the intercept. */
  List<String> scaleColumns() {
    return data.scaleColumns();
  }

  /** R's names of the columns of a design, without the intercept. */
  List<String> namesOf(String design) {
    List<String> names = new ArrayList<>();
    call.get("inputs").path(design).path("columns").forEach(name -> names.add(name.asText()));
    names.remove("intrcpt");
    return names;
  }

  List<String> groups() {
    return data.groups();
  }

  /** R's name of a grouping variable. */
  String nameOfGroup(int g) {
    JsonNode names = call.get("inputs").path("s.names");
    return names.isArray() ? names.get(g).asText() : names.asText(groups().get(g));
  }

  List<String> structured() {
    return data.structured();
  }

  /** All rows, with those that are left out. */
  Table table() {
    return data.table();
  }
}
