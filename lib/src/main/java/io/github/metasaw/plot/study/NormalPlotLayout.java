package io.github.metasaw.plot.study;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.PlainText;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.freq.study.NormalPlot;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Legend;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.PointLabels;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Places a normal quantile plot: residuals upward, the line of equality, the envelope behind. */
final class NormalPlotLayout {

  private NormalPlotLayout() {}

  static Scene draw(NormalPlot data) {
    int k = data.values().length;
    String level = Digits.percent(data.envelope().level());
    Legend legend = new Legend();
    legend.point("study", Theme.ACCENT, Stroke.solid(Theme.WHITE, 0.8));
    legend.rule("normal residuals", Stroke.solid(Theme.INK, 1));
    legend.swatch(
        "envelope of " + level + (data.envelope().isSimultaneous() ? ", all ranks" : ""),
        Theme.PALE,
        "");
    Interval across = StudyField.range(data.theoretical());
    Interval up =
        StudyField.range(
            Stream.of(data.values(), data.lower(), data.upper())
                .flatMapToDouble(DoubleStream::of)
                .toArray());
    return draw(data, new StudyField(legend, List.of(), across, up, Transformation.IDENTITY), k);
  }

  private static Scene draw(NormalPlot data, StudyField field, int k) {
    envelope(data, field);
    line(field);
    points(data, field, k);
    String label = data.residual().label();
    field.axes("Standard normal quantile", PlainText.capital(label));
    long outside = IntStream.range(0, k).filter(data::isOutside).count();
    return field.scene(
        "Normal quantile plot",
        "%d %ss against normal quantiles, %d of them outside the envelope of %s from %d simulated data sets."
            .formatted(
                k,
                label,
                outside,
                Digits.percent(data.envelope().level()),
                data.envelope().repetitions()));
  }

  /**
   * The residuals; those outside the envelope are labelled, the farthest from the line of identity
   * first.
   */
  private static void points(NormalPlot data, StudyField field, int k) {
    double radius = StudyField.radius(k);
    for (int i = 0; i < k; i++) {
      field.point(
          data.theoretical()[i],
          data.values()[i],
          radius,
          data.isOutside(i) ? Theme.WARM : Theme.ACCENT);
    }
    field.labels(
        radius,
        IntStream.range(0, k)
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    i -> -Math.abs(data.values()[i] - data.theoretical()[i])))
            .map(
                i ->
                    new PointLabels.LabelledPoint(
                        field.x(data.theoretical()[i]),
                        field.y(data.values()[i]),
                        data.labels().get(i),
                        data.isOutside(i),
                        data.theoretical()[i] < 0))
            .toList());
  }

  private static void envelope(NormalPlot data, StudyField field) {
    field.panel().band(data.theoretical(), data.lower(), data.upper(), Theme.PALE);
  }

  /** The line of equality, as far as both axes reach. */
  private static void line(StudyField field) {
    double low = Math.max(field.panel().x().low(), field.panel().y().low());
    double high = Math.min(field.panel().x().high(), field.panel().y().high());
    if (low < high) {
      field
          .marks()
          .add(
              new Mark.Line(
                  field.x(low),
                  field.y(low),
                  field.x(high),
                  field.y(high),
                  Stroke.solid(Theme.INK, 1)));
    }
  }
}
