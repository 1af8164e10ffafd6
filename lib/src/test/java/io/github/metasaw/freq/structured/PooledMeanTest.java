package io.github.metasaw.freq.structured;

import static io.github.metasaw.reference.ReferenceFile.assertClose;
import static io.github.metasaw.reference.ReferenceFile.number;
import static io.github.metasaw.reference.ReferenceFile.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.Meta;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.reference.ReferenceFile;
import io.github.metasaw.report.Render;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Pooling weights of multilevel models, against metafor's {@code rma.mv} with {@code W}. */
class PooledMeanTest {

  private static final ReferenceFile SCHOOLS =
      ReferenceFile.of("metafor_mv/konstantopoulos2011_pooling_weights");
  private static final String NESTED = "yi ~ 1 + (1 | district/school) + meta_V(V = vi)";
  private static final String YEAR = NESTED.replace("~ 1", "~ I(year - 1989.5535714285713)");
  private static final FreqOptions WEIGHTED = FreqOptions.defaults().withWeights("w");

  private static FrequentistFit fit(String model, FreqOptions options) {
    return Meta.fit(SCHOOLS.table(), model, options);
  }

  private static void check(String name, FrequentistFit fit) {
    JsonNode theirs = SCHOOLS.root().get("results").get(name);
    int p = fit.beta().length;
    double[] vb = numbers(theirs.get("vb"));
    // Metafor's search ends within 1e-6 of the variances; beta does not depend on them.
    assertClose(theirs.get("b"), fit.beta(), 1e-11, name + " b");
    for (int a = 0; a < p; a++) {
      for (int b = 0; b < p; b++) {
        assertClose(vb[a * p + b], fit.vcov()[a][b], 2e-6, name + " vb");
      }
    }
    assertClose(
        theirs.get("sigma2"),
        fit.components().doubleColumn("variance").asDoubleArray(),
        1e-5,
        name + " sigma2");
    assertEquals(number(theirs.get("logLik")), fit.logLik(), 1e-7, name);
    assertClose(theirs.get("weights"), fit.weights(), 1e-11, name + " weights");
    assertClose(theirs.get("hat"), diagonal(fit.hatMatrix()), 1e-10, name + " hat");
    assertClose(
        theirs.get("hat"),
        fit.influence().doubleColumn("hat").asDoubleArray(),
        1e-10,
        name + " leverages");
    double[] se = Arrays.stream(diagonal(fit.residualCovariance())).map(Math::sqrt).toArray();
    assertClose(theirs.get("seResid"), se, 2e-6, name + " residuals");
    double[] robust = fit.robust("district", "CR1").doubleColumn("se").asDoubleArray();
    assertClose(theirs.get("robust"), robust, 1e-10, name + " CR1");
  }

  private static double[] diagonal(double[][] matrix) {
    return IntStream.range(0, matrix.length).mapToDouble(i -> matrix[i][i]).toArray();
  }

  @Test
  void aMultilevelModelIsAsInMetafor() {
    FrequentistFit year = fit(YEAR, WEIGHTED);
    check("year", year);
    JsonNode theirs = SCHOOLS.root().at("/results/year");
    assertClose(number(theirs.get("QM")), year.moderatorTest().statistic(), 2e-6, "QM");
    FrequentistFit ml = fit(NESTED, WEIGHTED.withMethod("ML"));
    check("ml", ml);
    Table prediction = ml.predict();
    double[] pi = numbers(SCHOOLS.root().at("/results/ml/pi"));
    assertEquals(pi[0], prediction.doubleColumn("piLower").get(0), 1e-6);
    assertEquals(pi[1], prediction.doubleColumn("piUpper").get(0), 1e-6);
  }

  @Test
  void correlatedSamplingErrorsAreAsInMetafor() {
    StudyReader reader = Meta.studies(SCHOOLS.table()).dependence("district", 0.5);
    check("correlated", Meta.fit(reader, "yi ~ 1 + (1 | district)\nsigma ~ 0", Map.of(), WEIGHTED));
  }

  /** (X'AX)^-1 X'A M A X (X'AX)^-1 and (I - H) M (I - H)' with whole matrices. */
  @Test
  void wholeMatricesGiveTheSame() {
    FrequentistFit fit = fit(YEAR, WEIGHTED);
    int k = fit.studies().k();
    RealMatrix x = new Array2DRowRealMatrix(k, 2);
    for (int i = 0; i < k; i++) {
      x.setEntry(i, 0, 1);
      x.setEntry(i, 1, SCHOOLS.table().doubleColumn("year").get(i) - 1989.5535714285713);
    }
    double[] w = SCHOOLS.table().doubleColumn("w").asDoubleArray();
    RealMatrix xa = x.transpose().multiply(MatrixUtils.createRealDiagonalMatrix(w));
    RealMatrix to = MatrixUtils.inverse(xa.multiply(x)).multiply(xa);
    RealMatrix m = new Array2DRowRealMatrix(fit.marginalCovariance());
    RealMatrix covariance = to.multiply(m).multiply(to.transpose());
    RealMatrix left = MatrixUtils.createRealIdentityMatrix(k).subtract(x.multiply(to));
    RealMatrix residual = left.multiply(m).multiply(left.transpose());
    for (int a = 0; a < 2; a++) {
      assertArrayEquals(covariance.getRow(a), fit.vcov()[a], 1e-13);
    }
    for (int i = 0; i < k; i++) {
      assertArrayEquals(residual.getRow(i), fit.residualCovariance()[i], 1e-12);
    }
    // The same M without weights, and the likelihood at these coefficients.
    FrequentistFit optimal = fit(YEAR, FreqOptions.defaults());
    assertArrayEquals(optimal.marginalCovariance()[3], fit.marginalCovariance()[3], 1e-12);
    double[] e = fit.residuals().doubleColumn("resid").asDoubleArray();
    double[] best = optimal.residuals().doubleColumn("resid").asDoubleArray();
    RealMatrix inverse = MatrixUtils.inverse(m);
    double rise = square(inverse, e) - square(inverse, best);
    assertTrue(rise > 0.1);
    assertEquals(optimal.logLik() - rise / 2, fit.logLik(), 1e-9);
  }

  private static double square(RealMatrix inverse, double... e) {
    return MatrixUtils.createRealVector(e)
        .dotProduct(MatrixUtils.createRealVector(inverse.operate(e)));
  }

  /**
   * A group with one level per row is the tau2 of independent studies, which another solver has.
   */
  @Test
  void oneLevelPerRowIsOneTau2() {
    Table table = SCHOOLS.table();
    double[] row = IntStream.range(0, table.rowCount()).asDoubleStream().toArray();
    table.addColumns(DoubleColumn.create("row", row));
    FrequentistFit grouped =
        Meta.fit(table, "yi ~ year + (1 | row) + meta_V(V = vi)\nsigma ~ 0", WEIGHTED);
    FrequentistFit one = Meta.fit(table, "yi ~ year + meta_V(V = vi)", WEIGHTED);
    assertArrayEquals(one.beta(), grouped.beta(), 1e-9 * Math.abs(one.beta()[0]));
    assertArrayEquals(
        one.standardErrors(), grouped.standardErrors(), 1e-6 * one.standardErrors()[0]);
    assertEquals(one.logLik(), grouped.logLik(), 1e-9);
    assertArrayEquals(
        one.influence().doubleColumn("cook.d").asDoubleArray(),
        grouped.influence().doubleColumn("cook.d").asDoubleArray(),
        1e-5);
    assertArrayEquals(
        one.robust("row").doubleColumn("se").asDoubleArray(),
        grouped.robust("row").doubleColumn("se").asDoubleArray(),
        1e-5 * one.standardErrors()[0]);
  }

  @Test
  void theSummaryIsMade() {
    assertTrue(Render.of(Render.summary(fit(NESTED, WEIGHTED))).toString().contains("district"));
  }

  @Test
  void whatRestsOnInverseVariancesIsRefused() {
    FrequentistFit fit = fit(YEAR, WEIGHTED.withMethod("ML"));
    refused(fit::groupEffects, "effects of groups rest on inverse-variance weights");
    refused(fit::shrinkage, "predictions of the true effects rest on inverse-variance weights");
    refused(
        () -> fit.profile("(Intercept)", 5),
        "the likelihood has its maximum at the mean by inverse variances");
    refused(
        () -> fit.compare(fit(NESTED, WEIGHTED.withMethod("ML"))),
        "a likelihood-ratio test compares maxima of the likelihood");
  }

  /** The likelihood of the SDs does not know the weights. */
  @Test
  void profilesOfTheSDsAreThoseWithoutWeights() {
    FreqOptions ml = FreqOptions.defaults().withMethod("ML");
    Table weighted = fit(NESTED, ml.withWeights("w")).confidence("profile");
    Table optimal = fit(NESTED, ml).confidence("profile", "sd(district)", "sd(district/school)");
    assertEquals(optimal.stringColumn("term").asList(), weighted.stringColumn("term").asList());
    for (String end : new String[] {"lower", "upper"}) {
      assertArrayEquals(
          optimal.doubleColumn(end).asDoubleArray(),
          weighted.doubleColumn(end).asDoubleArray(),
          1e-6);
    }
  }

  private static void refused(Executable call, String beginning) {
    MetaException refusal = assertThrows(MetaException.class, call);
    assertEquals(beginning + "; fit the model without pooling weights", refusal.getMessage());
  }

  @Test
  void weightsThatCannotBeUsedAreRefused() {
    assertEquals(
        "2 weights were given for 56 studies",
        assertThrows(
                MetaException.class, () -> fit(NESTED, FreqOptions.defaults().withWeights(1, 2)))
            .getMessage());
    assertEquals(
        "the rows with a weight above 0 do not determine 1 coefficient; give weights to more rows, or take moderators out",
        assertThrows(
                MetaException.class,
                () -> fit(NESTED, FreqOptions.defaults().withWeights(new double[56])))
            .getMessage());
    assertEquals(
        "pooling weights and weights of the likelihood are two ways to weight rows; give one of them",
        assertThrows(MetaException.class, () -> fit(NESTED, WEIGHTED.withLikelihoodWeights("w")))
            .getMessage());
  }
}
