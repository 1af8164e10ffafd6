package io.github.metasaw.plot.regression;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Scene;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** Data and fits that several tests of this package use. */
final class RegressionSamples {

  private RegressionSamples() {}

  static final FreqOptions ML = FreqOptions.defaults().withMethod("ML");

  static final Map<String, List<String>> LEVELS = Map.of("habitat", List.of("grassland", "forest"));

  static Table data(String name) {
    return Table.read()
        .usingOptions(
            CsvReadOptions.builder(
                    RegressionSamples.class.getResourceAsStream(
                        "/reference/drmtmb/" + name + ".csv"))
                .tableName(name));
  }

  static FrequentistFit restoration() {
    return Meta.fit(
        Meta.studies(data("restoration_seed20")),
        "yi ~ habitat + duration + meta_V(V = vi)\nsigma ~ habitat",
        LEVELS,
        ML);
  }

  static FrequentistFit bivariate() {
    Table data = data("bivariate_seed404");
    KnownV v =
        KnownV.bivariate(
            data.doubleColumn("v1").asDoubleArray(),
            data.doubleColumn("v2").asDoubleArray(),
            data.doubleColumn("cor12").asDoubleArray());
    return Meta.fit(
        Meta.studies(data).V(v),
        "mu1 = y1 ~ habitat + meta_V(V = V)\nmu2 = y2 ~ habitat\nsigma1 ~ habitat\nrho12 ~ habitat",
        LEVELS,
        ML);
  }

  static void inSight(Figure figure) {
    Scene scene = figure.scene();
    assertFalse(scene.title().isBlank());
    assertFalse(scene.description().isBlank());
    assertFalse(figure.svg().contains("NaN"));
    for (Mark mark : scene.marks()) {
      if (mark instanceof Mark.Text text) {
        double width = Fonts.width(text.text(), text.size(), text.bold());
        double start =
            switch (text.anchor()) {
              case START -> text.x();
              case MIDDLE -> text.x() - width / 2;
              case END -> text.x() - width;
            };
        assertTrue(start >= 0 && start + width <= scene.width(), text.toString());
        assertTrue(text.y() <= scene.height() && text.y() >= text.size(), text.toString());
      } else if (mark instanceof Mark.Circle circle) {
        assertTrue(circle.x() >= 0 && circle.x() <= scene.width(), circle.toString());
        assertTrue(circle.y() >= 0 && circle.y() <= scene.height(), circle.toString());
      } else if (mark instanceof Mark.Line line) {
        assertTrue(Math.min(line.x1(), line.x2()) >= 0, line.toString());
        assertTrue(Math.max(line.x1(), line.x2()) <= scene.width(), line.toString());
      }
    }
  }

  static List<String> labels(VariancesData data) {
    return data.bars().stream().map(VariancesData.VarianceBar::label).toList();
  }
}
