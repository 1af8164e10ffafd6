package io.github.metasaw.plot.forest;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.PooledFit;
import io.github.metasaw.freq.bias.FilledFit;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * What a funnel plot shows.
 *
 * @param title heading
 * @param name of the horizontal axis
 * @param scale on which the horizontal axis is labelled
 * @param centre of the funnel: the pooled estimate, or 0 for residuals
 * @param reference of the significance contours; NaN where no value means no effect
 * @param groups the values of a column by which points are coloured; empty for one colour
 * @param line a regression of effects on standard errors; null for none
 * @param points one per study
 * @param hollow what the hollow points are
 */
record FunnelData(
    String title,
    EffectName name,
    Transformation scale,
    double centre,
    double reference,
    List<String> groups,
    @Nullable FunnelLine line,
    List<FunnelPoint> points,
    Hollow hollow) {

  /** What hollow points are. */
  enum Hollow {
    ADDED("added studies", "added", "; trim and fill has added %d of them."),
    UNPUBLISHED("not published", "unpublished", "; %d of them are not published.");

    private final String label;
    private final String column;
    private final String words;

    Hollow(String label, String column, String words) {
      this.label = label;
      this.column = column;
      this.words = words;
    }

    String label() {
      return label;
    }

    /** The column of the table that marks them. */
    String column() {
      return column;
    }

    /** The end of a sentence on all points. */
    String words(long count) {
      return count > 0 ? words.formatted(count) : ".";
    }
  }

  /**
   * A study.
   *
   * @param x estimate or residual
   * @param se standard error, within the study only
   * @param group index among the groups; 0 where there are none
   * @param outside whether it lies outside the 95 % limits of the funnel
   * @param isHollow whether trim and fill has added it, or it is not published
   */
  record FunnelPoint(
      String label, double x, double se, int group, boolean outside, boolean isHollow) {}

  /**
   * Where an estimate differs from the reference by a p value.
   *
   * @param p two-sided
   */
  record Contour(double p) {

    /** The distance in standard errors. */
    double z() {
      return Normal.upperQuantile(p / 2);
    }
  }

  /** The outermost first (Peters and others 2008, J. Clin. Epidemiol. 61, 991). */
  static final List<Contour> CONTOURS =
      List.of(new Contour(0.01), new Contour(0.05), new Contour(0.10));

  private static final double LEVEL = 0.95;
  private static final String USUAL_TITLE = "Funnel plot";

  FunnelData {
    groups = List.copyOf(groups);
    points = List.copyOf(points);
  }

  /** The funnel of a fit with a regression line; null for none. */
  static FunnelData of(PooledFit fit, ForestOptions options, @Nullable FunnelLine line) {
    FunnelData data = of(fit, options);
    return new FunnelData(
        data.title,
        data.name,
        data.scale,
        data.centre,
        data.reference,
        data.groups,
        line,
        data.points,
        data.hollow);
  }

  /** The funnel of a fit: estimates round mu, or residuals round 0 with moderators. */
  static FunnelData of(PooledFit fit, ForestOptions options) {
    boolean residuals = !fit.design().isInterceptOnly();
    double centre = residuals ? 0 : fit.estimate();
    String by = options.content().group();
    List<String> values = by == null ? List.of() : values(fit.studies(), by);
    List<String> groups = values.stream().distinct().toList();
    int[] group = values.stream().mapToInt(groups::indexOf).toArray();
    EffectMeasure measure = fit.studies().measure();
    Transformation scale = options.transformation(fit.studies().transformation());
    // The exponential of a residual of logs is the ratio of the observed to the fitted one.
    String name = residuals ? "Residual" : options.effect();
    return new FunnelData(
        options.title().isEmpty() ? USUAL_TITLE : options.title(),
        new EffectName(name, measure),
        residuals && !scale.readsDifferences() ? Transformation.IDENTITY : scale,
        centre,
        residuals ? 0 : options.axis().reference().orElse(measure.noEffect()),
        groups,
        null,
        points(fit, centre, group),
        Hollow.ADDED);
  }

  /** The funnel of estimates on arrays, in one colour, hollow where they are not published. */
  static FunnelData of(
      LabelledEstimates studies, boolean[] unpublished, ForestDrawings.FunnelFrame frame) {
    List<FunnelPoint> points = new ArrayList<>();
    for (int i = 0; i < studies.k(); i++) {
      double x = studies.yi()[i];
      double se = Math.sqrt(studies.vi()[i]);
      boolean isOutside = Math.abs(x - frame.centre()) > limit() * se;
      points.add(new FunnelPoint(studies.labels().get(i), x, se, 0, isOutside, unpublished[i]));
    }
    return new FunnelData(
        USUAL_TITLE,
        frame.name(),
        frame.scale(),
        frame.centre(),
        frame.reference(),
        List.of(),
        null,
        points,
        Hollow.UNPUBLISHED);
  }

  /** The studies that have their own estimate, coloured by group if there are groups [k]. */
  private static List<FunnelPoint> points(PooledFit fit, double centre, int... group) {
    double[] x = effects(fit);
    double[] vi = fit.studies().vi();
    boolean[] added = fit instanceof FilledFit filled ? filled.isFilled() : new boolean[x.length];
    List<FunnelPoint> points = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      if (Double.isNaN(x[i])) {
        // This study is pooled by its counts and has no estimate.
        continue;
      }
      double se = Math.sqrt(vi[i]);
      points.add(
          new FunnelPoint(
              fit.studies().labels().get(i),
              x[i],
              se,
              group.length == 0 ? 0 : group[i],
              Math.abs(x[i] - centre) > limit() * se,
              added[i]));
    }
    return points;
  }

  /** Estimates, or residuals of a regression [k]. */
  private static double[] effects(PooledFit fit) {
    double[] x = fit.studies().yi();
    if (!fit.design().isInterceptOnly()) {
      double[] fitted = FittedEffects.of(fit);
      for (int i = 0; i < x.length; i++) {
        x[i] -= fitted[i];
      }
    }
    return x;
  }

  /** A value per study, in words; a study that trim and fill has added has those of its twin. */
  private static List<String> values(Studies studies, String by) {
    Column<?> column = ForestOrder.column(studies, by);
    return IntStream.range(0, studies.k())
        .mapToObj(i -> column.isMissing(i) ? "missing" : column.getString(i))
        .toList();
  }

  /** The number of groups with their own colour; any other groups share the last colour. */
  int namedGroups() {
    return groups.size() <= Theme.COLOURS ? groups.size() : Theme.COLOURS - 1;
  }

  /** The colour of a point's group. */
  String colour(FunnelPoint point) {
    if (!groups.isEmpty()) {
      return Theme.series(Math.min(point.group(), namedGroups()));
    }
    return point.outside() ? Theme.WARM : Theme.INK;
  }

  /** Half the width of the funnel, in standard errors. */
  static double limit() {
    return Normal.critical(LEVEL);
  }

  /** The standard error at the bottom of the plot, a little beyond the largest. */
  double depth() {
    double most = points.stream().mapToDouble(FunnelPoint::se).max().orElse(1);
    return most > 0 ? 1.05 * most : 1;
  }

  /** How many points are hollow. */
  long hollowCount() {
    return points.stream().filter(FunnelPoint::isHollow).count();
  }

  /** Whether there is a value of no effect, from which estimates can differ significantly. */
  boolean hasContours() {
    return !Double.isNaN(reference);
  }

  /** What the horizontal axis is called. */
  String effect() {
    return name.on(scale);
  }

  /** The same on another scale. */
  FunnelData on(Transformation other) {
    return new FunnelData(title, name, other, centre, reference, groups, line, points, hollow);
  }

  /** A row per study. */
  Table table() {
    Table table =
        Table.create(
            "funnel plot",
            StringColumn.create("study", points.stream().map(FunnelPoint::label)),
            DoubleColumn.create("effect", points.stream().mapToDouble(FunnelPoint::x).toArray()),
            DoubleColumn.create("se", points.stream().mapToDouble(FunnelPoint::se).toArray()),
            BooleanColumn.create("outside", points.stream().map(FunnelPoint::outside).toList()),
            BooleanColumn.create(
                hollow.column(), points.stream().map(FunnelPoint::isHollow).toList()));
    return groups.isEmpty()
        ? table
        : table.addColumns(
            StringColumn.create("group", points.stream().map(p -> groups.get(p.group()))));
  }
}
