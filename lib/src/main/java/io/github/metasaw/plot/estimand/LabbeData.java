package io.github.metasaw.plot.estimand;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.plot.scene.DrawnTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import tech.tablesaw.api.Table;

/**
 * Risks or rates of two groups by study (L'Abbé, Detsky and O'Rourke 1987).
 *
 * @param quantity {@code Risk} or {@code Rate}
 * @param points one per study whose counts are known
 * @param measure what the studies' effects are
 * @param pooled their mean on the scale of the analysis; NaN where none was estimated
 */
record LabbeData(String quantity, List<LabbePoint> points, EffectMeasure measure, double pooled) {

  /**
   * A study.
   *
   * @param label of the study
   * @param first risk or rate of group 1
   * @param second of group 2
   * @param weight share of its precision in that of all studies, 0 to 1
   */
  record LabbePoint(String label, double first, double second, double weight) {}

  /** From the scale on which effects are differences to risks or rates. */
  private static final Map<EffectMeasure, Transformation> SCALES =
      Map.of(
          EffectMeasure.OR, Transformation.LOGISTIC,
          EffectMeasure.PETO, Transformation.LOGISTIC,
          EffectMeasure.RR, Transformation.EXP,
          EffectMeasure.RD, Transformation.IDENTITY,
          EffectMeasure.AS, Transformation.ARCSINE,
          EffectMeasure.IRR, Transformation.EXP,
          EffectMeasure.IRD, Transformation.IDENTITY,
          EffectMeasure.IRSD, Transformation.SQUARE);

  LabbeData {
    points = List.copyOf(points);
  }

  /**
   * The risks or rates of some studies.
   *
   * @param studies that know their counts
   * @param pooled mean effect on the scale of the analysis; NaN for none
   * @throws MetaException if the studies do not know counts of two groups
   */
  static LabbeData of(Studies studies, double pooled) {
    EffectMeasure measure = studies.measure();
    RawData raw =
        studies
            .raw()
            .filter(data -> SCALES.containsKey(measure))
            .orElseThrow(
                () ->
                    MetaException.of(
                        "a L'Abbé plot shows the risks of two groups, so it needs their counts, and %s has none of the measures %s with its counts"
                            .formatted(
                                studies.name(),
                                String.join(
                                    ", ",
                                    SCALES.keySet().stream()
                                        .map(EffectMeasure::id)
                                        .sorted()
                                        .toList()))));
    double[] vi = studies.vi();
    double total = DoubleStream.of(vi).map(v -> 1 / v).sum();
    List<LabbePoint> points = new ArrayList<>();
    for (int i = 0; i < studies.k(); i++) {
      double first = share(raw, i, Input.AI, Input.BI, Input.N1I, Input.X1I, Input.T1I);
      double second = share(raw, i, Input.CI, Input.DI, Input.N2I, Input.X2I, Input.T2I);
      if (!Double.isNaN(first) && !Double.isNaN(second)) {
        points.add(new LabbePoint(studies.labels().get(i), first, second, 1 / vi[i] / total));
      }
    }
    String quantity = raw.has(Input.T1I) ? "Rate" : "Risk";
    return new LabbeData(quantity, points, measure, pooled);
  }

  /** Events per person, or per person-time. */
  private static double share(
      RawData raw, int i, Input events, Input others, Input size, Input counts, Input time) {
    if (raw.has(time)) {
      return raw.get(counts, i) / raw.get(time, i);
    }
    return raw.has(size)
        ? raw.get(events, i) / raw.get(size, i)
        : raw.get(events, i) / (raw.get(events, i) + raw.get(others, i));
  }

  /**
   * The risk or rate of group 1 that the mean effect makes of that of group 2.
   *
   * @param second risk or rate of group 2
   * @return NaN where there is none
   */
  double predicted(double second) {
    Transformation scale = Objects.requireNonNull(SCALES.get(measure), "checked by of");
    double y = scale.inverse(second) + pooled;
    return scale.holds(y) ? scale.apply(y) : Double.NaN;
  }

  /** The largest risk or rate, a little rounded up. */
  double most() {
    double most =
        points.stream()
            .mapToDouble(point -> Math.max(point.first(), point.second()))
            .max()
            .orElse(1);
    return quantity.equals("Risk") ? Math.min(1, 1.08 * most) : 1.08 * most;
  }

  /** A row for each study. */
  Table table() {
    DrawnTable rows =
        DrawnTable.of(
            "L'Abbé plot", List.of("study"), List.of("group 1", "group 2", "share of precision"));
    for (LabbePoint point : points) {
      rows.row(List.of(point.label()), point.first(), point.second(), point.weight());
    }
    return rows.table();
  }
}
