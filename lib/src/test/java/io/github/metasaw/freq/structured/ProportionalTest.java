package io.github.metasaw.freq.structured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.InformationMatrix;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Sampling variances known up to a factor: phi / w. */
class ProportionalTest {

  private static Table data() {
    Table data = DrmTmbReferenceTest.data("restoration_seed20");
    data.addColumns(
        DoubleColumn.create("w", data.doubleColumn("vi").map(v -> 1 / v).asDoubleArray()));
    return data;
  }

  /** Without sigma it is weighted least squares: phi = Q / df, errors times sqrt(phi). */
  @Test
  void withoutSigmaItIsWeightedLeastSquares() {
    Table data = data();
    FrequentistFit common =
        DrmTmbReferenceTest.fit(
            data, "yi ~ duration + meta_V(V = vi)", FreqOptions.defaults().withMethod("common"));
    FrequentistFit fit =
        DrmTmbReferenceTest.fit(
            data,
            "yi ~ duration + meta_V(w = w, scale = \"proportional\"); sigma ~ 0",
            FreqOptions.defaults().withInformation(InformationMatrix.EXPECTED));
    double phi = common.Q() / common.df();
    assertEquals("log(phi)", fit.terms().get(2));
    assertEquals(Math.log(phi), fit.beta()[2], 1e-9);
    assertEquals(Math.sqrt(2.0 / common.df()), fit.standardErrors()[2], 1e-6);
    for (int j = 0; j < 2; j++) {
      assertEquals(common.beta()[j], fit.beta()[j], 1e-10);
      assertEquals(common.standardErrors()[j] * Math.sqrt(phi), fit.standardErrors()[j], 1e-9);
    }
  }

  /** Weights of any unit are the same model: phi takes the unit. */
  @Test
  void theUnitOfWeightsIsInPhi() {
    Table data = data();
    String model = "yi ~ habitat + meta_V(w = w, scale = 'proportional'); sigma ~ habitat";
    FrequentistFit one = DrmTmbReferenceTest.fit(data, model, FreqOptions.defaults());
    data.replaceColumn(
        DoubleColumn.create("w", data.doubleColumn("w").map(w -> 1000 * w).asDoubleArray()));
    FrequentistFit other = DrmTmbReferenceTest.fit(data, model, FreqOptions.defaults());
    assertEquals(one.logLik(), other.logLik(), 1e-9);
    assertEquals(one.beta()[1], other.beta()[1], 1e-7);
    assertEquals(
        one.variances().doubleColumn("totalVariance").getDouble(5),
        other.variances().doubleColumn("totalVariance").getDouble(5),
        1e-7);
  }

  @Test
  void equalWeightsAreSigma() {
    Table data = data();
    data.replaceColumn(DoubleColumn.create("w", new double[80]).map(w -> 2.0).setName("w"));
    MetaException fault =
        assertThrows(
            MetaException.class,
            () ->
                DrmTmbReferenceTest.fit(
                    data,
                    "yi ~ 1 + meta_V(w = w, scale = \"proportional\")",
                    FreqOptions.defaults()));
    assertEquals(
        "the weights of the proportional sampling variance are all alike in dat, so it and sigma are the same thing; write sigma ~ 0",
        fault.getMessage());
  }
}
