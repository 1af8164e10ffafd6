package io.github.metasaw.plot.forest;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.plot.forest.ForestRow.Effect;
import io.github.metasaw.plot.forest.ForestRow.Kind;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Fonts;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Where the columns of a forest plot stand: labels and extra columns, the plot, then estimate,
 * interval and weight aligned on the decimal point. Every column is as wide as its widest entry, so
 * nothing overlaps.
 */
final class ForestColumns {

  static final double MARGIN = 14;
  private static final double WIDEST_LABEL = 290;

  /** Where labels cut to that could not be told apart. */
  private static final double MAX_LABEL = 460;

  static final double WIDEST_CELL = 150;
  private static final double GAP = 18;
  private static final double PLOT = 300;

  /** Size of the type, and the height of a row. */
  final double size;

  final double rowHeight;

  /** What labels may take. */
  private final double labelWidth;

  /** Whether studies are numbered, for their labels cut are alike however wide. */
  private final boolean isNumbered;

  /** Right edges of the extra columns. */
  final double[] cellRight;

  final Axis axis;

  /** Right edges of estimates and their bounds. */
  final Edges estimate;

  /** Right edges of posterior means and their bounds. */
  final Edges effect;

  /** Right edges of the columns of weights. */
  final double[] weightRight;

  /** Whether studies have a posterior beside their estimates. */
  final boolean shrunk;

  /** Whether studies have weights. */
  final boolean weighted;

  /** Of the whole picture. */
  final double width;

  private final ForestData data;
  private final int decimals;
  private final int effectDecimals;

  /** Right edges of a number and of the two bounds beside it. */
  record Edges(double mean, double lower, double upper) {

    /**
     * Behind what ends at {@code left}.
     *
     * @param heading width of the heading above all three
     * @param widths of the three
     */
    private static Edges after(double left, double heading, double[] widths) {
      double total = widths[0] + 7 + widths[1] + 6 + widths[2];
      double upper = left + Math.max(heading, total);
      double lower = upper - widths[2] - 6;
      return new Edges(lower - widths[1] - 7, lower, upper);
    }
  }

  ForestColumns(ForestData data) {
    this.data = data;
    int n = data.rows().size();
    this.shrunk = data.hasEffects();
    this.size = n > 150 ? 11 : n > 60 ? 12 : 13;
    this.rowHeight = (n > 150 ? 15 : n > 60 ? 17 : 21) + (shrunk ? 4 : 0);
    this.effectDecimals = decimals(this::effectMean);
    this.decimals = decimals(row -> row.kind() == Kind.EFFECT ? row.estimate() : Double.NaN);
    this.weighted =
        data.rows().stream()
            .anyMatch(row -> row.weights().stream().anyMatch(w -> !Double.isNaN(w)));
    this.cellRight = new double[data.headers().size()];
    this.labelWidth = apart(WIDEST_LABEL) ? WIDEST_LABEL : MAX_LABEL;
    this.isNumbered = !apart(labelWidth);
    double x = MARGIN + Math.min(labelWidth, labels());
    for (int c = 0; c < cellRight.length; c++) {
      x += GAP + cells(c);
      cellRight[c] = x;
    }
    double from = Math.max(x, MARGIN + remarks()) + GAP + 6;
    double to = from + PLOT;
    double[] range = ForestRange.compute(data);
    this.axis = new Axis(range[0], range[1], from, to, data.scale());
    this.estimate = Edges.after(to + GAP + 6, Fonts.width(heading(), size, true), estimates());
    this.effect =
        shrunk
            ? Edges.after(
                estimate.upper() + GAP, Fonts.width(effectHeading(), size, true), effects())
            : estimate;
    this.weightRight = new double[weighted ? data.weightHeads().size() : 0];
    double right = effect.upper();
    for (int w = 0; w < weightRight.length; w++) {
      right += GAP + weights(w);
      weightRight[w] = right;
    }
    double below = widest(data.notes(), size - 1, false);
    double title = Fonts.width(data.title(), size + 2, true);
    this.width = Math.max(right, MARGIN + Math.max(below, title)) + MARGIN;
  }

  private static double widest(List<String> texts, double size, boolean bold) {
    return texts.stream().mapToDouble(text -> Fonts.width(text, size, bold)).max().orElse(0);
  }

  private double labels() {
    return data.rows().stream()
        .filter(row -> row.kind() != Kind.REMARK)
        .mapToDouble(row -> Fonts.width(row.label(), size, bold(row)))
        .reduce(Fonts.width("Study", size, true), Math::max);
  }

  /** Whether labels that differ still differ when they are cut. */
  private boolean apart(double width) {
    List<String> labels = data.studies().stream().map(ForestRow::label).distinct().toList();
    return labels.stream().map(label -> Fonts.shorten(label, size, false, width)).distinct().count()
        == labels.size();
  }

  /** The label of a row as it is shown. */
  String label(ForestRow row) {
    int study = isNumbered ? data.studies().indexOf(row) : -1;
    String label = (study < 0 ? "" : "(" + (study + 1) + ") ") + row.label();
    return Fonts.shorten(label, size, bold(row), labelWidth);
  }

  /** Remarks run on below the extra columns, but not into the plot. */
  private double remarks() {
    return data.rows().stream()
        .filter(row -> row.kind() == Kind.REMARK)
        .mapToDouble(row -> Fonts.width(row.label(), size - 1, false))
        .reduce(0, Math::max);
  }

  private double cells(int c) {
    List<String> cells =
        data.rows().stream()
            .filter(row -> row.cells().size() > c)
            .map(row -> row.cells().get(c))
            .toList();
    double header = Fonts.width(data.headers().get(c), size, true);
    return Math.min(WIDEST_CELL, Math.max(header, widest(cells, size, false)));
  }

  /** The heading of a column of weights as it is shown. */
  String weightHead(int w) {
    return Fonts.fit(data.weightHeads().get(w), size, true, WIDEST_CELL);
  }

  private double weights(int w) {
    double cells =
        data.rows().stream()
            .filter(row -> row.weights().size() > w)
            .mapToDouble(row -> Fonts.width(weight(row, w), size, bold(row)))
            .reduce(0, Math::max);
    return Math.max(Fonts.width(weightHead(w), size, true), cells);
  }

  /** A weight as it is written; empty where there is none. */
  static String weight(ForestRow row, int w) {
    double weight = row.weights().get(w);
    return Double.isNaN(weight) ? "" : Digits.fixed(weight, 1) + " %";
  }

  /** Widths of estimate, lower and upper bound. */
  private double[] estimates() {
    return new double[] {
      numbers(row -> number(row.estimate())), numbers(this::lower), numbers(this::upper)
    };
  }

  private double numbers(Function<ForestRow, String> text) {
    return data.rows().stream()
        .filter(ForestRow::isEstimate)
        .mapToDouble(row -> Fonts.width(text.apply(row), size, bold(row)))
        .reduce(0, Math::max);
  }

  /** Widths of mean, lower and upper bound of the posteriors. */
  private double[] effects() {
    double[] widths = new double[3];
    for (ForestRow row : data.rows()) {
      Effect effect = row.effect();
      if (effect != null) {
        String[] texts = {mean(effect), lower(effect), upper(effect)};
        for (int i = 0; i < widths.length; i++) {
          widths[i] = Math.max(widths[i], Fonts.width(texts[i], size, false));
        }
      }
    }
    return widths;
  }

  private double effectMean(ForestRow row) {
    return row.effect() == null ? Double.NaN : row.effect().mean();
  }

  /** Enough for the typical interval, and to tell some twenty shrunken means apart. */
  private int decimals(ToDoubleFunction<ForestRow> mean) {
    if (data.scale().equals(Transformation.EXP)) {
      double least =
          data.scale()
              .apply(
                  data.rows().stream().mapToDouble(mean).filter(Double::isFinite).min().orElse(0));
      return least >= 0.1 ? 2 : (int) Math.min(4, 1 - Math.floor(Math.log10(least)));
    }
    DoubleSummaryStatistics means =
        data.rows().stream().mapToDouble(mean).filter(Double::isFinite).summaryStatistics();
    double range = means.getMax() - means.getMin();
    int needed = range > 0 ? (int) Math.ceil(Math.log10(20 / range)) : 0;
    double[] widths =
        data.rows().stream()
            .mapToDouble(row -> row.upper() - row.lower())
            .filter(w -> w > 0 && w < Double.POSITIVE_INFINITY)
            .sorted()
            .toArray();
    int typical = widths.length == 0 ? 2 : Digits.decimalsFor(widths[widths.length / 2]);
    return Math.min(10, Math.max(typical, needed));
  }

  /** A value as it is written, on the scale shown. */
  String number(double value) {
    return write(value, decimals);
  }

  private String write(double value, int places) {
    return Digits.fixed(value, places, data.scale());
  }

  /** {@code [0.12,}. */
  String lower(ForestRow row) {
    return "[" + number(row.lower()) + ",";
  }

  /** {@code 0.34]}. */
  String upper(ForestRow row) {
    return number(row.upper()) + "]";
  }

  String mean(Effect effect) {
    return write(effect.mean(), effectDecimals);
  }

  String lower(Effect effect) {
    return "[" + write(effect.interval().lower(), effectDecimals) + ",";
  }

  String upper(Effect effect) {
    return write(effect.interval().upper(), effectDecimals) + "]";
  }

  /** Of the column of posteriors. */
  String effectHeading() {
    return "Posterior [" + Digits.percent(data.level()) + "]";
  }

  /** Of the column of estimates. */
  String heading() {
    return data.rows().stream().anyMatch(row -> row.kind() == Kind.EFFECT)
        ? effectHeading()
        : data.effect() + " [" + Digits.percent(data.level()) + " CI]";
  }

  static boolean bold(ForestRow row) {
    return switch (row.kind()) {
      case POOLED, SUBGROUP, HEADING, POOLED_POINT -> true;
      case STUDY, EFFECT, PREDICTION, REMARK -> false;
    };
  }
}
