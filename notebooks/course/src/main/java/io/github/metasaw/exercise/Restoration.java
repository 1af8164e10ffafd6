package io.github.metasaw.exercise;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.random.RRandom;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The data of the lesson on mean and heterogeneity, and its model. */
final class Restoration {

  private Restoration() {}

  /**
   * The lesson's fit by maximum likelihood; grassland is the reference level.
   *
   * @param table of {@link #table}
   * @param scale what the SD depends on: {@code habitat}, or {@code 1} for nothing
   */
  static FrequentistFit fit(Table table, String scale) {
    return Meta.fit(
        Meta.studies(table),
        "yi ~ habitat + duration + meta_V(V = vi)\nsigma ~ " + scale,
        Map.of("habitat", List.of("grassland", "forest")),
        FreqOptions.defaults().withMethod("ML"));
  }

  /**
   * The vignette's eighty studies of restoration, as R draws them after {@code set.seed(20)}:
   * study, habitat, duration, vi, yi.
   */
  static Table table() {
    int n = 80;
    RRandom random = RRandom.setSeed(20);
    DoubleColumn drawn = DoubleColumn.create("drawn", random.runif(n, 1, 8));
    double[] vi = random.runif(n, 0.015, 0.08);
    DoubleColumn duration =
        drawn.subtract(drawn.mean()).divide(drawn.standardDeviation()).setName("duration");
    StringColumn study = StringColumn.create("study");
    StringColumn habitat = StringColumn.create("habitat");
    double[] mu = new double[n];
    double[] sd = new double[n];
    for (int i = 0; i < n; i++) {
      int forest = i % 2;
      study.append("" + (i + 1));
      habitat.append(forest == 1 ? "forest" : "grassland");
      mu[i] = 0.12 + 0.22 * forest + 0.08 * duration.get(i);
      sd[i] = Math.sqrt(vi[i] + Math.exp(2 * (-1.65 + 0.55 * forest)));
    }
    return Table.create(
        "restoration",
        study,
        habitat,
        duration,
        DoubleColumn.create("vi", vi),
        DoubleColumn.create("yi", random.rnorm(n, mu, sd)));
  }
}
