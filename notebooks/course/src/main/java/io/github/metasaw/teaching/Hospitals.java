package io.github.metasaw.teaching;

import java.util.Random;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Twelve simulated hospitals, each of which evaluated a new prediction model against the old one.
 * The gain in AUC is normal round 0.01 in rural and 0.05 in urban hospitals, with SD 0.015, and is
 * estimated with a standard error of 0.008 to 0.02. Every third hospital is rural; three have a
 * high risk of bias.
 */
public final class Hospitals {

  private static final int COUNT = 12;
  private static final int SEED = 12;

  private Hospitals() {}

  /**
   * The table, the same each time.
   *
   * @return a new table: hospital, setting, risk_of_bias, yi (gain in AUC) and sei, to four
   *     decimals
   */
  public static Table table() {
    Random random = new Random(SEED);
    StringColumn hospital = StringColumn.create("hospital");
    StringColumn setting = StringColumn.create("setting");
    StringColumn bias = StringColumn.create("risk_of_bias");
    DoubleColumn gain = DoubleColumn.create("yi");
    DoubleColumn error = DoubleColumn.create("sei");
    for (int i = 0; i < COUNT; i++) {
      boolean rural = i % 3 == 0;
      double se = 0.008 + 0.012 * random.nextDouble();
      double mean = rural ? 0.01 : 0.05;
      hospital.append("Hospital " + (i + 1));
      setting.append(rural ? "rural" : "urban");
      bias.append(i % 4 == 1 ? "high" : "low");
      gain.append(round(mean + 0.015 * random.nextGaussian() + se * random.nextGaussian()));
      error.append(round(se));
    }
    return Table.create("sites", hospital, setting, bias, gain, error);
  }

  private static double round(double value) {
    return Math.round(1e4 * value) / 1e4;
  }
}
