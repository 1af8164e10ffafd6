package io.github.metasaw.plot.estimand;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.plot.scene.SceneChecks;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Data and fits that several tests of this package use. */
final class EstimandSamples {

  private EstimandSamples() {}

  static Studies studies(int k) {
    return Meta.studies(
            Table.create(
                "dat",
                StringColumn.create(
                    "study",
                    IntStream.range(0, k)
                        .mapToObj(
                            i -> SceneChecks.LABELS[i % SceneChecks.LABELS.length] + " " + i)),
                DoubleColumn.create(
                    "yi", IntStream.range(0, k).mapToDouble(i -> 0.3 + 0.2 * Math.sin(3 * i + 1))),
                DoubleColumn.create(
                    "sei", IntStream.range(0, k).mapToDouble(i -> 0.05 + 0.03 * (i % 4))),
                DoubleColumn.create("n", IntStream.range(0, k).mapToDouble(i -> 100 + 50 * i))))
        .require(List.of("n"))
        .read();
  }

  static FrequentistFit fit(Studies studies, String method) {
    return Meta.fit(studies, FreqOptions.defaults().withMethod(method));
  }
}
