package io.github.metasaw.plot.regression;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Predicts;
import io.github.metasaw.fit.RobustInference;
import io.github.metasaw.model.parameter.Link;
import io.github.metasaw.model.parameter.Parameter;
import io.github.metasaw.plot.scene.DrawnTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/**
 * Every parameter of a model at each level of a moderator.
 *
 * @param moderator the column
 * @param means what is to be said of the intervals of the means; empty if they are the model's own
 * @param panels one a parameter: the means first, then SDs and correlations
 */
record LevelsData(String moderator, String means, List<LevelsPanel> panels) {

  /**
   * A parameter.
   *
   * @param name in words
   * @param link identity for a mean effect, log for an SD, atanh for a correlation
   * @param rows one per level
   */
  record LevelsPanel(String name, Link link, List<LevelEstimate> rows) {
    LevelsPanel {
      rows = List.copyOf(rows);
    }
  }

  /** A level with the estimate and its interval. */
  record LevelEstimate(String level, double estimate, double lower, double upper) {}

  LevelsData {
    panels = List.copyOf(panels);
  }

  /** The parameters of a fit; numeric moderators are held at their means. */
  static LevelsData of(FrequentistFit fit, String moderator) {
    return of(fit, moderator, "", fit);
  }

  /** The same with cluster-robust intervals of the means. */
  static LevelsData of(FrequentistFit fit, String moderator, RobustInference robust) {
    String means = "means cluster-robust (%s) by %s".formatted(robust.type(), robust.cluster());
    return of(fit, moderator, means, robust);
  }

  private static LevelsData of(
      FrequentistFit fit, String moderator, String means, Predicts inference) {
    List<String> levels = fit.design().factors().get(moderator);
    if (levels == null) {
      throw MetaException.unknown(
          "text moderator", moderator, "in the mean", fit.design().factors().keySet());
    }
    Table at = TypicalRows.rows(fit, moderator, levels);
    Map<String, List<LevelEstimate>> panels = new LinkedHashMap<>();
    Table mean = inference.predict(at);
    Map<String, Link> links = new HashMap<>();
    int n = levels.size();
    for (int i = 0; i < mean.rowCount(); i++) {
      String name = mean.rowCount() == n ? "mean" : "mean of outcome " + (1 + i / n);
      links.put(name, Link.IDENTITY);
      add(panels, name, levels.get(i % n), mean, i);
    }
    Table scale = fit.predictScale(at);
    for (Parameter parameter : fit.parameters()) {
      parameter.target().ifPresent(line -> links.putIfAbsent(line.name(), parameter.link()));
    }
    for (int i = 0; i < scale.rowCount(); i++) {
      String level = levels.get((int) scale.doubleColumn("row").getDouble(i) - 1);
      add(panels, scale.stringColumn("parameter").get(i), level, scale, i);
    }
    List<LevelsPanel> list = new ArrayList<>();
    panels.forEach(
        (name, rows) -> list.add(new LevelsPanel(name, links.getOrDefault(name, Link.LOG), rows)));
    return new LevelsData(moderator, means, list);
  }

  private static void add(
      Map<String, List<LevelEstimate>> panels, String name, String level, Table table, int i) {
    panels
        .computeIfAbsent(name, key -> new ArrayList<>())
        .add(
            new LevelEstimate(
                level,
                table.doubleColumn("estimate").getDouble(i),
                table.doubleColumn("lower").getDouble(i),
                table.doubleColumn("upper").getDouble(i)));
  }

  /** A row for each parameter and level. */
  Table table() {
    DrawnTable rows =
        DrawnTable.of(
            "levels", List.of("parameter", "level"), List.of("estimate", "lower", "upper"));
    for (LevelsPanel panel : panels) {
      for (LevelEstimate row : panel.rows()) {
        rows.row(List.of(panel.name(), row.level()), row.estimate(), row.lower(), row.upper());
      }
    }
    return rows.table();
  }
}
