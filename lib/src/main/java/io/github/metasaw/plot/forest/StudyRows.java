package io.github.metasaw.plot.forest;

import io.github.metasaw.data.Studies;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Pooled;
import io.github.metasaw.plot.forest.ForestRow.Effect;
import io.github.metasaw.plot.forest.ForestRow.Kind;
import io.github.metasaw.plot.scene.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/** The rows of the studies, in order and in groups, each group with its pooled effects. */
final class StudyRows {

  /**
   * What fits say of the studies one by one.
   *
   * @param means of a regression [k]; null without moderators
   * @param effects of the studies by a posterior [k]; empty without one
   */
  record Fitted(double @Nullable [] means, List<Effect> effects) {

    static Fitted none() {
      return new Fitted(null, List.of());
    }
  }

  private final Studies studies;
  private final ForestOptions options;
  private final double level;
  private final ForestWeights weights;
  private final Fitted fitted;
  private final double[] yi;
  private final double[] vi;

  StudyRows(
      Studies studies, ForestOptions options, double level, ForestWeights weights, Fitted fitted) {
    this.studies = studies;
    this.options = options;
    this.level = level;
    this.weights = weights;
    this.fitted = fitted;
    this.yi = studies.yi();
    this.vi = studies.vi();
  }

  /** The studies, with headings and pooled effects of groups, and with pooled rows among them. */
  List<ForestRow> rows(List<? extends Fit> pooling, SubgroupRows subgroups) {
    List<ForestRow> rows = new ArrayList<>();
    for (Map.Entry<String, List<Integer>> group :
        new ForestOrder(studies, options, weights.main()).groups().entrySet()) {
      String by = options.group();
      if (by != null) {
        boolean text = ForestOrder.column(studies, by) instanceof StringColumn;
        String name = text ? group.getKey() : by + " = " + group.getKey();
        rows.add(ForestRow.words(Kind.HEADING, name));
      }
      for (int i : group.getValue()) {
        rows.add(study(i));
      }
      subgroups.add(group.getKey(), rows);
    }
    if (options.pooledRow() != null) {
      pooling.forEach(fit -> placeAmong(rows, fit));
    }
    return rows;
  }

  private ForestRow study(int i) {
    Interval interval = Interval.wald(yi[i], Math.sqrt(vi[i]), level);
    double[] main = weights.main();
    double[] means = fitted.means();
    return new ForestRow(
        Kind.STUDY,
        studies.labels().get(i),
        options.columns().stream().map(c -> cell(ForestOrder.column(studies, c), i)).toList(),
        yi[i],
        interval.lower(),
        interval.upper(),
        main == null ? Double.NaN : main[i],
        weights.of(i),
        means == null ? Double.NaN : means[i],
        fitted.effects().isEmpty() ? null : fitted.effects().get(i));
  }

  private static String cell(Column<?> column, int row) {
    if (column.isMissing(row)) {
      return "";
    }
    if (column instanceof NumericColumn<?> numeric) {
      double value = numeric.getDouble(row);
      return value == Math.rint(value) && Math.abs(value) < 1e9
          ? String.format(Locale.ROOT, "%.0f", value)
          : Digits.significant(value);
    }
    return column.getString(row);
  }

  /** Inserts the pooled estimate where its value belongs, as a study. */
  private void placeAmong(List<ForestRow> rows, Fit fit) {
    Pooled p = fit.pooled();
    String label = options.pooledRow() == null ? p.label() : options.pooledRow();
    ForestRow row = ForestRow.summary(Kind.POOLED_POINT, label, p.estimate(), p.lower(), p.upper());
    int at = rows.size();
    for (int i = rows.size() - 1; i >= 0; i--) {
      boolean after =
          options.descending()
              ? rows.get(i).estimate() < p.estimate()
              : rows.get(i).estimate() > p.estimate();
      if (after) {
        at = i;
      }
    }
    rows.add(at, row);
  }
}
