package io.github.metasaw.freq;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.reference.ReferenceFile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/** Analyses in the literature, to the digits that were printed. */
class PublishedAnalysesTest {

  private static final FreqOptions ML = FreqOptions.defaults().withMethod("ML");

  /**
   * Log odds of tuberculosis in both arms of thirteen trials of BCG, as two outcomes: van
   * Houwelingen, Arends and Stijnen 2002, Stat. Med. 21, 589, section 4, and metafor's replication.
   */
  @Test
  void armsOfTheTrialsOfBcg() {
    Table trials = Meta.dataset("bcg");
    for (int arm = 1; arm <= 2; arm++) {
      String letter = arm == 1 ? "t" : "c";
      DoubleColumn ill = number(trials, letter + "pos");
      DoubleColumn well = number(trials, letter + "neg");
      trials.addColumns(
          ill.divide(well).logN().setName("y" + arm),
          ill.power(-1).add(well.power(-1)).setName("v" + arm));
    }
    FrequentistFit fit =
        Meta.fit(trials, "mu1 = y1 ~ 1 + meta_V(V = v1)\nmu2 = y2 ~ 1 + meta_V(V = v2)", ML);
    assertEquals(-4.8337, fit.beta()[0], 5e-5);
    assertEquals(0.3396, fit.standardErrors()[0], 5e-5);
    assertEquals(-4.0960, fit.beta()[1], 5e-5);
    assertEquals(0.4347, fit.standardErrors()[1], 5e-5);
    Table row = fit.variances().first(2);
    assertEquals(1.4314, row.doubleColumn("extraVariance").getDouble(0), 5e-5);
    assertEquals(2.4073, row.doubleColumn("extraVariance").getDouble(1), 5e-5);
    assertEquals(1.7573, row.doubleColumn("extraCovariance").getDouble(0), 5e-5);
    assertEquals(0.9467, row.doubleColumn("rho12").getDouble(0), 5e-5);
    // The log odds ratio, and odds about half as large with the vaccine.
    Table ratio = fit.contrast(Map.of("mu1:(Intercept)", 1.0, "mu2:(Intercept)", -1.0));
    assertEquals(-0.7378, ratio.doubleColumn("estimate").getDouble(0), 5e-5);
    assertEquals(0.1797, ratio.doubleColumn("se").getDouble(0), 5e-5);
  }

  private static DoubleColumn number(Table table, String name) {
    return ((NumericColumn<?>) table.column(name)).asDoubleColumn();
  }

  /**
   * School calendars in eleven districts: Konstantopoulos 2011, Res. Synth. Methods 2, 61, Table 5,
   * the unconditional three-level model by ML.
   */
  @Test
  void schoolsInDistricts() {
    Table schools = ReferenceFile.of("metafor_mv/konstantopoulos2011").table();
    FrequentistFit fit = Meta.fit(schools, "yi ~ 1 + (1 | district/school) + meta_V(V = vi)", ML);
    assertEquals(0.184, fit.estimate(), 5e-4);
    assertEquals(0.080, fit.se(), 5e-4);
    Table components = fit.components();
    assertEquals(0.058, components.doubleColumn("variance").getDouble(0), 5e-4);
    assertEquals(0.033, components.doubleColumn("variance").getDouble(1), 5e-4);
  }
}
