package io.github.metasaw.bayes.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class RobmaTest {

  private static final Robma QUICK = Robma.defaults().withEnsemble(Ensemble.PP);

  private static FrequentistFit bem() {
    return Meta.fit(
        Table.create("bem", DoubleColumn.create("yi", Bem.D), DoubleColumn.create("sei", Bem.SE)),
        "yi ~ 1");
  }

  private static String status(RobmaFit fit, String name) {
    return fit.checkList().stream()
        .filter(c -> c.name().equals(name))
        .map(Check::status)
        .map(Check.Status::word)
        .findFirst()
        .orElse("");
  }

  @Test
  void tablesTellModelsAndComponents() {
    RobmaFit fit = Robma.defaults().fit(bem());
    Table inclusion = fit.inclusion();
    assertEquals(List.of("component", "prior", "posterior", "bf"), inclusion.columnNames());
    assertEquals(List.of("effect", "heterogeneity", "bias"), inclusion.column(0).asList());
    assertEquals(36, fit.models().rowCount());
    assertEquals(
        1,
        fit.models().doubleColumn("posterior").asList().stream().mapToDouble(p -> p).sum(),
        1e-9);
    Table summary = fit.summary();
    assertEquals(
        List.of(
            "mu",
            "tau",
            "omega[0,0.025]",
            "omega[0.025,0.05]",
            "omega[0.05,0.5]",
            "omega[0.5,0.95]",
            "omega[0.95,0.975]",
            "omega[0.975,1]",
            "PET",
            "PEESE"),
        summary.column(0).asList());
    assertEquals(fit.estimate(), summary.doubleColumn("mean").get(0));
    assertTrue(fit.lower() <= 0 && fit.upper() > fit.estimate());
    assertTrue(fit.conditional().doubleColumn("mean").get(1) > summary.doubleColumn("mean").get(1));
    assertEquals(fit.p(), 1 - inclusion.doubleColumn("posterior").get(0), 1e-12);
    assertTrue(fit.tau2() > 0);
    assertTrue(fit.sentences().get(0).contains("weak evidence for its absence"));
    assertTrue(fit.sentences().get(2).contains("strong evidence for its presence"));
  }

  @Test
  void checksSayWhatDoesNotFit() {
    RobmaFit fit = QUICK.fit(bem());
    assertEquals("ok", status(fit, "direction"));
    assertEquals("note", status(fit, "prior scale"));
    assertEquals("ok", status(fit, "quadrature"));
    assertEquals("note", status(fit, "few studies"));
    RobmaFit other = QUICK.withDirection(Direction.NEGATIVE).fit(bem());
    assertEquals("warning", status(other, "direction"));
    RobmaFit own = QUICK.withEffectPrior("normal(0, sd = 0.5)").fit(bem());
    assertEquals("ok", status(own, "prior scale"));
    FrequentistFit bcg = Meta.fit(Meta.dataset("bcg"), "yi ~ 1");
    assertEquals("warning", status(QUICK.fit(bcg), "direction"));
  }

  @Test
  void settingsAreHonoured() {
    RobmaFit usual = QUICK.fit(bem());
    RobmaFit narrow = QUICK.withEffectPrior("normal(0, sd = 0.2)").fit(bem());
    assertTrue(
        narrow.posterior().inclusionBayesFactor(Component.EFFECT)
            > usual.posterior().inclusionBayesFactor(Component.EFFECT));
    RobmaFit wide = QUICK.withHeterogeneityPrior("half_normal(sd = 1)").fit(bem());
    assertTrue(
        wide.posterior().inclusionBayesFactor(Component.HETEROGENEITY)
            < usual.posterior().inclusionBayesFactor(Component.HETEROGENEITY));
    assertTrue(QUICK.withPetPrior("half_cauchy(9)").fit(bem()).p() != usual.p());
    assertTrue(QUICK.withPeesePrior("half_cauchy(1)").fit(bem()).p() != usual.p());
    RobmaFit fisher = QUICK.withScale(WorkingScale.FISHER_Z).fit(bem());
    assertTrue(fisher.p() != usual.p());
    assertEquals(usual.p(), fisher.p(), 0.02);
    assertEquals("fisher_z", fisher.provenance().settings().get("scale"));
  }

  @Test
  void otherModelsAreRefusedInASentence() {
    Table bcg = Meta.dataset("bcg");
    FrequentistFit moderated = Meta.fit(bcg, "yi ~ ablat");
    FrequentistFit levels = Meta.fit(bcg, "yi ~ 1 + (1 | alloc) + (1 | trial)");
    for (FrequentistFit fit : List.of(moderated, levels)) {
      MetaException fault = assertThrows(MetaException.class, () -> QUICK.fit(fit));
      assertTrue(fault.getMessage().startsWith("model averaging over publication bias"));
    }
    FrequentistFit small =
        Meta.fit(
            Table.create("t", DoubleColumn.create("yi", 1, 2), DoubleColumn.create("vi", 9, 0.1)),
            "yi ~ 1");
    assertThrows(MetaException.class, () -> QUICK.withScale(WorkingScale.FISHER_Z).fit(small));
  }

  @Test
  void fishersZIsTwiceTheInverseHyperbolicSine() {
    assertEquals(2 * Math.log(0.5 + Math.sqrt(1.25)), WorkingScale.FISHER_Z.estimate(1), 1e-15);
    assertEquals(-WorkingScale.FISHER_Z.estimate(1), WorkingScale.FISHER_Z.estimate(-1), 1e-15);
    // 40 persons: v = 4/40 + d^2/80
    assertEquals(2 / Math.sqrt(37), WorkingScale.FISHER_Z.standardError(1, 0.1 + 1.0 / 80), 1e-12);
  }
}
