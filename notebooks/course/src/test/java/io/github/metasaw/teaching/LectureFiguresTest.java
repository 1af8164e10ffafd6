package io.github.metasaw.teaching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.Sensitivity;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.genetics.Distances;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** What the lecture's lesson draws and tabulates, each against something known. */
class LectureFiguresTest {

  private static final Table FIVE = Meta.dataset("eight_studies").first(5);

  /** Six orders are equally likely; two effects have the correlation 1 / (1 + E τ²) = 2/3. */
  @Test
  void exchangeableDraws() {
    ExchangeableDraws draws = ExchangeableDraws.simulate(60_000, 28);
    draws.orders().doubleColumn("share").forEach(share -> assertEquals(1 / 6.0, share, 0.006));
    draws
        .correlations()
        .doubleColumn("correlation")
        .forEach(correlation -> assertEquals(2 / 3.0, correlation, 0.02));
    assertThrows(MetaException.class, () -> ExchangeableDraws.simulate(1, 1));
  }

  /**
   * L3: log τ² uniform on (-10, 10), so P(τ < 0.1) is (2 log 0.1 + 10) / 20, up to half a step of
   * the grid at the edge of the prior. L9: τ uniform.
   */
  @Test
  void priorsOnTheScaleOfTau() {
    Table beliefs = PriorBeliefs.probabilities("L1", "L3", "L9", "L11");
    assertEquals((2 * Math.log(0.1) + 10) / 20, beliefs.doubleColumn(1).get(1), 3e-5);
    assertEquals(0.001, beliefs.doubleColumn(1).get(2), 1e-7);
    assertEquals(0.009, beliefs.doubleColumn(2).get(2), 1e-7);
    beliefs.doubleColumn("sum").forEach(sum -> assertEquals(1, sum, 1e-3));
    Table equal =
        PriorBeliefs.densities(List.of("L7", "tau2 = uniform(0, 1000)"), 0.001, 0.1, 1, 10, 30);
    for (int row = 0; row < 5; row++) {
      double tau = equal.doubleColumn(0).get(row);
      assertEquals(2 * tau / 1000, equal.doubleColumn(1).get(row), 1e-12);
      assertEquals(2 * tau / 1000, equal.doubleColumn(2).get(row), 1e-12);
    }
    assertTrue(PriorBeliefs.nearZero("L1", "L3", "L9").svg().contains("L3"));
  }

  @Test
  void onlyTheIntervalOfTheMeanShrinks() {
    GrowingEvidence growing = GrowingEvidence.simulate(55);
    Table table = growing.table();
    assertEquals(List.of(5, 10, 20, 40, 80, 160), table.intColumn("studies").asList());
    assertTrue(table.doubleColumn("mu").get(5) < 0.06);
    assertEquals(2 * 1.96 * 0.13, table.doubleColumn("next effect").get(5), 0.08);
    assertTrue(growing.figure().svg().contains("next study"));
  }

  @Test
  void studiesOfOneClusterShareAnEffect() {
    double[][] d = {{0, 0.2, 0.1}, {0.2, 0, 0.3}, {0.1, 0.3, 0}};
    ClusterDraws draws =
        ClusterDraws.simulate(Distances.of(List.of("A", "B", "C"), d), List.of(1, 0, 2), 58);
    Table table = draws.table();
    assertEquals(List.of("B", "A", "C"), table.stringColumn("study").asList());
    assertEquals(1, table.doubleColumn("one cluster").countUnique());
    assertEquals(2, table.doubleColumn("two clusters").countUnique());
    assertEquals(3, table.doubleColumn("three clusters").countUnique());
    assertTrue(draws.figure("B", "A", "C").svg().contains("three clusters"));
  }

  @Test
  void figuresOfFits() {
    BayesFit fit = Meta.bayes(FIVE, "yi ~ 1\nprior mu = flat()\nprior L11");
    assertTrue(LectureFigures.effects(fit.studies(), 0.2).svg().contains("posteriors"));
    assertTrue(
        LectureFigures.densities("zeta2", List.of("L11"), List.of(fit), 0.01)
            .svg()
            .contains("L11"));
    assertTrue(LectureFigures.likelihoods(List.of("S2"), List.of(fit), 0.6).svg().contains("S2"));
    assertTrue(LectureFigures.signalOfTwo().svg().contains("opposite"));
  }

  @Test
  void aSensitivityAnalysisByPrior() {
    Sensitivity some =
        Sensitivity.of(
            Meta.studies(FIVE).read(),
            new Sensitivity.Grid(List.of(0.1, 1000.0), List.of(0.25), List.of("L9")));
    Table wide = LectureFigures.byPrior(some, "beta_F", "mu");
    assertEquals(2, wide.rowCount());
    assertEquals(5, wide.columnCount());
    Table rows = some.table();
    String cell = wide.stringColumn(1).get(0);
    assertTrue(cell.startsWith("%.4f (".formatted(rows.doubleColumn("beta_F_mean").get(0))), cell);
    assertEquals("beta_F, psi2 = 0.1", wide.column(1).name());
  }
}
