package io.github.metasaw.genetics.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.genetics.pool.AncestryRegression;
import io.github.metasaw.genetics.pool.HanEskin;
import io.github.metasaw.genetics.pool.RestrictedLikelihood;
import io.github.metasaw.genetics.subset.BinaryEffects;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelTestsTest {

  private static ModelTests of(double re2, AncestryRegression ancestry) {
    return new ModelTests(
        new HanEskin(1, 0, 0, re2),
        RestrictedLikelihood.NONE,
        BinaryEffects.NONE,
        List.of(),
        ancestry);
  }

  /** Models that were not asked for have no p value, and hide none. */
  @Test
  void theLeastPValueOfTheModelsThatAreThere() {
    assertEquals(-800, of(-800, AncestryRegression.NONE).leastLogP());
    AncestryRegression ancestry = new AncestryRegression(9, 3, -5, 8, -900, 1, -2, 0);
    assertEquals(-900, of(-800, ancestry).leastLogP());
    assertTrue(Double.isNaN(ModelTests.NONE.leastLogP()));
  }
}
