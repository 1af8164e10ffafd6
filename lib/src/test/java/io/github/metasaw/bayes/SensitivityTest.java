package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.reference.ReferenceFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;

/** The lecture's grid on CDKAL1 (Waters et al. 2010), and posterior predictive checks. */
class SensitivityTest {

  private static final Studies CDKAL1 =
      Meta.studies(ReferenceFile.of("seeds/cdkal1").table()).sei("sei").read();

  private static final Sensitivity LECTURE = Sensitivity.of(CDKAL1, Sensitivity.Grid.lecture());

  /** Printed to four digits, from a 6001-point grid in log tau. */
  @ParameterizedTest
  @CsvSource({
    "0.1,tau2 = 0.25,0.1752,0.0267,0.1310,0.1837,0.01752,0.5",
    "1,tau2 = 25,0.1761,0.0268,0.0330,0.9129,0.01801,5",
    "1000,tau2 = 100,0.1762,0.0268,0.1943,4.4282,0.01802,10",
    "0.1,L1,0.1749,0.0267,0.1812,0.0766,0.01220,0.1488",
    "1,L3,0.1760,0.0268,0.1908,0.0803,0.01185,0.1446",
    "1000,L5,0.1762,0.0268,0.1884,0.0538,0.00842,0.0901",
    "1,L7,0.1760,0.0268,0.1896,0.1711,0.01516,0.3106",
    "1000,L9,0.1762,0.0268,0.1939,0.1196,0.01365,0.2009",
    "0.1,L11,0.1749,0.0267,0.1768,0.0946,0.01351,0.1922"
  })
  void asPrinted(
      double psi2,
      String prior,
      double betaF,
      double betaFSd,
      double mu,
      double muSd,
      double zeta2,
      double tau) {
    BayesFit fit =
        LECTURE.rows().stream()
            .filter(row -> row.psi2() == psi2 && row.prior().equals(prior))
            .findFirst()
            .orElseThrow()
            .fit();
    assertEquals(betaF, fit.mean("beta_F"), 6e-5);
    assertEquals(betaFSd, fit.sd("beta_F"), 6e-5);
    assertEquals(mu, fit.mean("mu"), 6e-5);
    assertEquals(muSd, fit.sd("mu"), 1.1e-4);
    assertEquals(zeta2, fit.mean("zeta2"), 6e-6);
    assertEquals(tau, fit.mean("tau"), 1.1e-4);
  }

  /** The lecture's claim, as numbers: priors move mu, and not beta_F. */
  @Test
  void priorsMatterForMuAndNotForBetaF() {
    Table table = LECTURE.table();
    assertEquals(30, table.rowCount());
    assertTrue(range(table, "beta_F_mean") < 0.002);
    assertTrue(range(table, "beta_F_sd") < 0.0002);
    assertTrue(range(table, "mu_mean") > 0.15);
    assertTrue(range(table, "mu_sd") > 4);
  }

  private static double range(Table table, String column) {
    return table.doubleColumn(column).max() - table.doubleColumn(column).min();
  }

  @Test
  void faults() {
    assertMessage(
        List.of(0.0),
        List.of(1.0),
        "psi2 is the variance of mu's prior and must be larger than 0, not 0");
    assertMessage(
        List.of(),
        List.of(1.0),
        "a sensitivity analysis needs a psi2, and a tau2 or a prior, to vary over");
  }

  private static void assertMessage(List<Double> psi2, List<Double> tau2, String message) {
    assertEquals(
        message,
        assertThrows(MetaException.class, () -> new Sensitivity.Grid(psi2, tau2, List.of()))
            .getMessage());
  }

  /** With tau known the p value is that of a sum of weighted chi-squares; by simulation. */
  @Test
  void predictivePValueOfQ() {
    Table table = ReferenceFile.of("seeds/cdkal1").table();
    table.column("yi").setName("logor");
    BayesFit fit =
        Meta.bayes(
            Meta.studies(table).sei("sei"),
            "logor ~ 1\nprior tau = fixed(0.1)",
            java.util.Map.of(),
            BayesOptions.defaults());
    double[] vi = fit.studies().vi();
    double[] yi = fit.studies().yi();
    double observed = q(yi, vi);
    java.util.SplittableRandom random = new java.util.SplittableRandom(7);
    int larger = 0;
    int n = 200_000;
    for (int r = 0; r < n; r++) {
      double[] y = new double[yi.length];
      for (int i = 0; i < y.length; i++) {
        y[i] = Math.sqrt(vi[i] + 0.01) * random.nextGaussian();
      }
      larger += q(y, vi) >= observed ? 1 : 0;
    }
    double p = larger / (double) n;
    assertEquals(p, fit.predictiveP(), 4 * Math.sqrt(p * (1 - p) / n));
  }

  private static double q(double[] y, double[] vi) {
    double w = 0;
    double wy = 0;
    for (int i = 0; i < y.length; i++) {
      w += 1 / vi[i];
      wy += y[i] / vi[i];
    }
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += (y[i] - wy / w) * (y[i] - wy / w) / vi[i];
    }
    return sum;
  }

  /**
   * The gamma prior excludes tau near 0, which the data do not: targets with a flat prior of mu.
   */
  @ParameterizedTest
  @CsvSource({"L1,1.6e-6,0.1e-6", "L9,0.0550,0.0006", "L11,0.0550,0.0006", "L3,0.1264,0.0003"})
  void gammaPriorsExcludeSmallTau(String prior, double target, double tolerance) {
    Studies five = Meta.studies(Meta.dataset("eight_studies").first(5)).read();
    Sensitivity.Grid grid = new Sensitivity.Grid(List.of(1000.0), List.of(), List.of(prior));
    Sensitivity fits = Sensitivity.of(five, grid);
    Table table = fits.table(0.01);
    assertEquals(target, table.doubleColumn("P(tau < 0.01)").getDouble(0), tolerance);
    // By hand: prior times likelihood at the middle of cells in log tau, one ending at 0.01.
    BayesFit fit = fits.fits(1000)[0];
    double below = 0;
    double all = 0;
    double largest = fit.logLikelihood(0)[0];
    for (int i = -160_000; i < 90_000; i++) {
      double tau = 0.01 * Math.exp(1e-4 * (i + 0.5));
      double mass =
          tau
              * fit.prior("tau").orElseThrow().density(tau)
              * Math.exp(fit.logLikelihood(tau)[0] - largest);
      all += mass;
      below += i < 0 ? mass : 0;
    }
    assertEquals(below / all, fit.marginal("tau").cdf(0.01), 1e-4 * below / all);
    assertThrows(MetaException.class, () -> fits.fits(1));
    assertThrows(MetaException.class, () -> fits.table(0));
  }
}
