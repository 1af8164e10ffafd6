package io.github.metasaw.plot.forest;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.plot.scene.SceneChecks;
import java.util.Random;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Data and fits that several tests of this package use. */
final class ForestSamples {

  private ForestSamples() {}

  static final String[] LABELS = SceneChecks.LABELS;

  static Studies studies(int k, double scale) {
    Random random = new Random(k);
    Table table =
        Table.create(
            "t",
            StringColumn.create("study"),
            DoubleColumn.create("yi"),
            DoubleColumn.create("vi"),
            StringColumn.create("group"));
    for (int i = 0; i < k; i++) {
      table.stringColumn("study").append(LABELS[i % LABELS.length] + " " + i);
      double vi = i % 17 == 5 ? 40 : 0.02 + 0.2 * random.nextDouble();
      table.doubleColumn("vi").append(scale * scale * vi);
      table.stringColumn("group").append(i % 7 == 3 ? LABELS[1] : i % 3 == 0 ? "A" : LABELS[4]);
      table.doubleColumn("yi").append(scale * (0.2 + random.nextGaussian() * Math.sqrt(vi)));
    }
    return Meta.studies(table).read();
  }

  static Studies named(double scale, double shift, String... labels) {
    DoubleColumn yi = DoubleColumn.create("yi");
    DoubleColumn vi = DoubleColumn.create("vi");
    for (int i = 0; i < labels.length; i++) {
      yi.append(shift + scale * i);
      vi.append(scale * scale * (0.1 + 0.01 * i));
    }
    return Meta.studies(Table.create("t", StringColumn.create("study", labels), yi, vi)).read();
  }
}
