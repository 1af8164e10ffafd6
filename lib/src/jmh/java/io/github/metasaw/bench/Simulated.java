package io.github.metasaw.bench;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import java.util.Random;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The studies both programs are timed on: yi ~ N(0.3, vi + 0.04), vi uniform on 0.01 to 0.2. */
final class Simulated {

  private Simulated() {}

  static Table table(int k) {
    Random random = new Random(k);
    String[] study = new String[k];
    double[] yi = new double[k];
    double[] vi = new double[k];
    for (int i = 0; i < k; i++) {
      study[i] = "Study " + (i + 1);
      vi[i] = 0.01 + 0.19 * random.nextDouble();
      yi[i] = 0.3 + Math.sqrt(vi[i] + 0.04) * random.nextGaussian();
    }
    return Table.create(
        "simulated",
        StringColumn.create("study", study),
        DoubleColumn.create("yi", yi),
        DoubleColumn.create("vi", vi));
  }

  static Studies studies(int k) {
    return StudyReader.of(table(k)).read();
  }
}
