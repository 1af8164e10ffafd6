package io.github.metasaw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.bayes.BayesOptions;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.FrequentistFit;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** A shrinkage factor means the same whoever fits: 0 stays at the estimate, 1 goes to the mean. */
class ShrinkageTest {

  private static void holds(Table table, double mean, Table expected) {
    for (int i = 0; i < table.rowCount(); i++) {
      double factor = table.doubleColumn("shrinkage").getDouble(i);
      double yi = table.doubleColumn("yi").getDouble(i);
      double estimate = table.doubleColumn("estimate").getDouble(i);
      assertEquals((1 - factor) * yi + factor * mean, estimate, 1e-9);
      assertEquals(expected.doubleColumn("shrinkage").getDouble(i), factor, 1e-8);
    }
  }

  @Test
  void isTheSameInEveryFit() {
    Table bcg = Meta.dataset("bcg");
    FrequentistFit plain = Meta.fit(bcg, "yi ~ 1 + meta_V(V = vi)");
    FrequentistFit general = Meta.fit(bcg, "yi ~ 1 + meta_V(V = vi)\nsigma ~ 1");
    BayesFit bayes =
        Meta.bayes(
            bcg,
            "yi ~ 1 + meta_V(V = vi)\nprior tau2 = fixed(%s)".formatted(plain.tau2()),
            BayesOptions.defaults());
    holds(plain.shrinkage(), plain.estimate(), plain.shrinkage());
    holds(general.shrinkage(), general.estimate(), plain.shrinkage());
    holds(bayes.shrinkage(), bayes.mean("mu"), plain.shrinkage());
    double v = bcg.numberColumn("vi").getDouble(0);
    assertEquals(
        v / (v + plain.tau2()), plain.shrinkage().doubleColumn("shrinkage").getDouble(0), 1e-12);
  }
}
