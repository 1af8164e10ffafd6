package io.github.metasaw.plot.study;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.freq.study.Baujat;
import io.github.metasaw.plot.scene.Legend;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.PointLabels;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Places a Baujat plot: heterogeneity to the right, influence upward, names of the extremes. */
final class BaujatLayout {

  private static final int MAX_NAMED = 8;

  /** Studies nearer to the origin, in shares of the ends of the axes, have no name. */
  private static final double NEAR = 0.2;

  private BaujatLayout() {}

  static Scene draw(Baujat data) {
    int[] shown =
        IntStream.range(0, data.labels().size())
            .filter(i -> Double.isFinite(data.heterogeneity()[i]))
            .filter(i -> Double.isFinite(data.influence()[i]))
            .toArray();
    double right = largest(data.heterogeneity(), shown);
    double top = largest(data.influence(), shown);
    int[] byDistance = byDistance(data, shown, right, top);
    Legend legend = new Legend();
    legend.point("study", Theme.ACCENT, Stroke.solid(Theme.WHITE, 0.8));
    StudyField field =
        new StudyField(
            legend,
            List.of(),
            new Interval(0, 1.06 * right),
            new Interval(0, 1.06 * top),
            Transformation.IDENTITY);
    double radius = StudyField.radius(shown.length);
    List<PointLabels.LabelledPoint> names = new ArrayList<>();
    for (int i : byDistance) {
      field.point(data.heterogeneity()[i], data.influence()[i], radius, Theme.ACCENT);
      names.add(
          new PointLabels.LabelledPoint(
              field.x(data.heterogeneity()[i]),
              field.y(data.influence()[i]),
              data.labels().get(i),
              names.size() < MAX_NAMED && distance(data, i, right, top) > NEAR,
              data.heterogeneity()[i] < right / 2));
    }
    field.labels(radius, names);
    field.axes(
        data.isPartOfQ() ? "Contribution to Q" : "Squared Pearson residual",
        "Influence on the " + (data.hasModerators() ? "fitted value" : "pooled effect"));
    return field.scene("Baujat plot", words(data, byDistance));
  }

  /** The studies, in descending order of their distance from the origin. */
  private static int[] byDistance(Baujat data, int[] shown, double right, double top) {
    return IntStream.of(shown)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -distance(data, i, right, top)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double largest(double[] values, int... shown) {
    double largest = IntStream.of(shown).mapToDouble(i -> values[i]).max().orElse(1);
    return largest > 0 ? largest : 1;
  }

  private static double distance(Baujat data, int i, double right, double top) {
    return Math.hypot(data.heterogeneity()[i] / right, data.influence()[i] / top);
  }

  private static String words(Baujat data, int... byDistance) {
    List<String> first = Arrays.stream(byDistance).limit(3).mapToObj(data.labels()::get).toList();
    return "%d studies by their contribution to the heterogeneity and their influence; the most extreme: %s."
        .formatted(byDistance.length, String.join(", ", first));
  }
}
