package io.github.metasaw.plot.study;

import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.freq.bias.FuruyaKanamoriIndex;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Legend;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.PointLabels;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Places a Doi plot: effects to the right, the distance of their ranks from the middle downward.
 */
final class DoiLayout {

  private static final int MAX_NAMED = 6;

  private DoiLayout() {}

  static Scene draw(FuruyaKanamoriIndex index, EffectName name, Transformation scale) {
    int k = index.effects().length;
    double[] heights = Arrays.stream(index.scores()).map(Math::abs).toArray();
    int middle = IntStream.range(0, k).reduce((a, b) -> heights[b] < heights[a] ? b : a).orElse(0);
    StudyField field = field(index, heights, scale);
    field.panel().vertical(index.effects()[middle], Stroke.dashed(Theme.INK, 1));
    points(field, index, heights, middle);
    field.axes(name.axis(scale), "Absolute normal score of the rank");
    return field.scene(
        "Doi plot",
        "%d studies by effect and rank; LFK index %s: %s by convention."
            .formatted(k, Digits.significant(index.value()), index.reading()));
  }

  private static StudyField field(
      FuruyaKanamoriIndex index, double[] heights, Transformation scale) {
    double deepest = Arrays.stream(heights).max().orElse(1);
    Legend legend = new Legend();
    legend.point("study", Theme.ACCENT, Stroke.solid(Theme.WHITE, 0.8));
    legend.rule("effect at the middle rank", Stroke.dashed(Theme.INK, 1));
    List<String> remarks =
        List.of(
            "LFK index %s: %s by convention."
                .formatted(Digits.significant(index.value()), index.reading()),
            "No test: the cut-offs 1 and 2 have no error rate, and the index grows with the number of studies.");
    return new StudyField(
        legend,
        remarks,
        StudyField.range(index.effects()),
        new Interval(1.06 * (deepest > 0 ? deepest : 1), 0),
        scale);
  }

  /** The studies, connected by lines that form two limbs; the outermost studies are labelled. */
  private static void points(
      StudyField field, FuruyaKanamoriIndex index, double[] heights, int middle) {
    int k = heights.length;
    List<Mark.Point> limbs = new ArrayList<>();
    for (int i = 0; i < k; i++) {
      limbs.add(new Mark.Point(field.x(index.effects()[i]), field.y(heights[i])));
    }
    field.marks().add(new Mark.Polyline(limbs, Stroke.solid(Theme.LIGHT, 1.2), "·"));
    double radius = StudyField.radius(k);
    List<PointLabels.LabelledPoint> names = new ArrayList<>();
    for (int i : byDepth(heights)) {
      field.point(index.effects()[i], heights[i], radius, Theme.ACCENT);
      names.add(
          new PointLabels.LabelledPoint(
              field.x(index.effects()[i]),
              field.y(heights[i]),
              index.labels().get(i),
              names.size() < MAX_NAMED,
              i > middle));
    }
    field.labels(radius, names);
  }

  private static int[] byDepth(double... heights) {
    return IntStream.range(0, heights.length)
        .boxed()
        .sorted((a, b) -> Double.compare(heights[b], heights[a]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
