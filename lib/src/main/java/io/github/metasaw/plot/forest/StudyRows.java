package io.github.metasaw.plot.forest;

import io.github.metasaw.data.Studies;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Pooled;
import io.github.metasaw.plot.forest.ForestRow.Effect;
import io.github.metasaw.plot.forest.ForestRow.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;

/** The rows of the studies, in order and in groups, each group with its pooled effects. */
final class StudyRows {

  /**
   * The rows of single studies, by each fit.
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
  private final ForestContent content;
  private final double level;
  private final ForestWeights weights;
  private final StudyColumns columns;
  private final Fitted fitted;
  private final double[] yi;
  private final double[] vi;

  StudyRows(
      Studies studies,
      ForestContent content,
      double level,
      ForestWeights weights,
      StudyColumns columns,
      Fitted fitted) {
    this.studies = studies;
    this.content = content;
    this.level = level;
    this.weights = weights;
    this.columns = columns;
    this.fitted = fitted;
    this.yi = studies.yi();
    this.vi = studies.vi();
  }

  /** The studies, with headings and pooled effects of groups, and with pooled rows among them. */
  List<ForestRow> rows(List<? extends Fit> pooling, SubgroupRows subgroups) {
    List<ForestRow> rows = new ArrayList<>();
    for (Map.Entry<String, List<Integer>> group :
        new ForestOrder(studies, content, weights.main()).groups().entrySet()) {
      String by = content.group();
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
    if (content.pooledRow() != null) {
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
        columns.cells(i),
        yi[i],
        interval.lower(),
        interval.upper(),
        main == null ? Double.NaN : main[i],
        weights.of(i),
        means == null ? Double.NaN : means[i],
        fitted.effects().isEmpty() ? null : fitted.effects().get(i));
  }

  /** Inserts the pooled estimate where its value belongs, as a study. */
  private void placeAmong(List<ForestRow> rows, Fit fit) {
    Pooled p = fit.pooled();
    String label = content.pooledRow() == null ? p.label() : content.pooledRow();
    ForestRow row = ForestRow.summary(Kind.POOLED_POINT, label, p.estimate(), p.lower(), p.upper());
    int at = rows.size();
    for (int i = rows.size() - 1; i >= 0; i--) {
      boolean after =
          content.order().isDescending()
              ? rows.get(i).estimate() < p.estimate()
              : rows.get(i).estimate() > p.estimate();
      if (after) {
        at = i;
      }
    }
    rows.add(at, row);
  }
}
