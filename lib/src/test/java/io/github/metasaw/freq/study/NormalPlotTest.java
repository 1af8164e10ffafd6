package io.github.metasaw.freq.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * Values of metafor 5.1-12 with tau2 to 1e-12, whose envelope is {@code qqnorm(res, smooth =
 * FALSE)}.
 */
class NormalPlotTest {

  private static final Envelope SEVEN = Envelope.defaults().withSeed(7);

  private static NormalPlot plot(String model, FreqOptions options, Envelope envelope) {
    return NormalPlot.of(StudyFits.bcg(model, options), Residual.STANDARDISED, envelope);
  }

  @Test
  void theSeedGivesTheEnvelopeOfR() {
    NormalPlot plot = plot("yi ~ 1", FreqOptions.defaults(), SEVEN);
    assertArrayEquals(
        new double[] {-2.738015128931, -1.924766663373, -1.456247703222},
        Arrays.copyOf(plot.lower(), 3),
        1e-8);
    assertArrayEquals(
        new double[] {1.471010079065, 1.941335758086, 2.718036190316},
        Arrays.copyOfRange(plot.upper(), 10, 13),
        1e-8);
  }

  @Test
  void theLevelHoldsForAllRanksIfAsked() {
    NormalPlot plot = plot("yi ~ 1", FreqOptions.defaults(), SEVEN.simultaneous());
    assertArrayEquals(
        new double[] {-3.289092258200, -2.338977557515, -1.842672124751},
        Arrays.copyOf(plot.lower(), 3),
        1e-8);
  }

  @Test
  void ofARegression() {
    NormalPlot plot =
        plot(
            "yi ~ ablat + year", FreqOptions.defaults(), SEVEN.withRepetitions(200).withLevel(0.9));
    assertArrayEquals(
        new double[] {-2.397754178239, -1.756994295010, -1.312158086837},
        Arrays.copyOf(plot.lower(), 3),
        1e-8);
    assertArrayEquals(
        new double[] {-2.3537493796585, -1.3303252039929, -0.9760496190764},
        Arrays.copyOf(plot.values(), 3),
        1e-7);
    assertEquals("Vandiviere et al 1973", plot.labels().get(0));
  }

  /** R: {@code rstandard(rma(yi, vi, weights = 1 / (1:13)))}. */
  @Test
  void weightsCount() {
    Table table = Meta.dataset("bcg");
    double[] weights = new double[13];
    Arrays.setAll(weights, i -> 1.0 / (i + 1));
    table.addColumns(DoubleColumn.create("w", weights));
    FrequentistFit fit = Meta.fit(table, "yi ~ 1", FreqOptions.defaults().withWeights("w"));
    double[] values = NormalPlot.of(fit, Residual.STANDARDISED, SEVEN).values();
    assertEquals(-0.9299579062308, values[0], 1e-7);
    assertEquals(1.5828575765409, values[12], 1e-7);
  }

  @Test
  void deletedResidualsAreThoseOfTheInfluence() {
    FrequentistFit fit = StudyFits.bcg("REML");
    double[] sorted =
        Arrays.stream(fit.influence().doubleColumn("rstudent").asDoubleArray()).sorted().toArray();
    assertArrayEquals(sorted, NormalPlot.of(fit, Residual.DELETED, SEVEN).values(), 0);
  }

  @Test
  void pointsOutsideAreTold() {
    NormalPlot plot = plot("yi ~ 1", FreqOptions.defaults().withMethod("common"), SEVEN);
    assertTrue(plot.isOutside(0));
    assertTrue(plot.values()[0] < plot.lower()[0]);
    NormalPlot random = plot("yi ~ 1", FreqOptions.defaults(), SEVEN);
    assertFalse(random.isOutside(6));
  }

  @Test
  void needsMoreStudiesThanCoefficients() {
    Table two = Meta.dataset("bcg").first(2);
    FrequentistFit fit = Meta.fit(two, "yi ~ year", FreqOptions.defaults().withMethod("common"));
    MetaException fault =
        assertThrows(MetaException.class, () -> NormalPlot.of(fit, Residual.STANDARDISED, SEVEN));
    assertTrue(fault.getMessage().contains("more studies than coefficients"));
    assertThrows(MetaException.class, () -> SEVEN.withLevel(1));
    assertThrows(MetaException.class, () -> SEVEN.withRepetitions(0));
    assertThrows(MetaException.class, () -> Residual.parse("pearson"));
  }
}
