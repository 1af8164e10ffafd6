package io.github.metasaw.genetics.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class CredibleSetTest {

  private static final Table RESULTS =
      Table.create(
          "results",
          StringColumn.create("snp", "a", "b", "c", "d", "e"),
          StringColumn.create("chr", "3", "3", "3", "3", "4"),
          LongColumn.create("pos", 10, 20, 30, 40, 20),
          DoubleColumn.create("log10BF", 1.0, 3.0, 2.0, Double.NaN, 9.0));

  @Test
  void posteriorsAreSharesOfTheBayesFactors() {
    CredibleSet set =
        CredibleSet.of(List.of("a", "b", "c", "d"), new double[] {1, 3, 2, Double.NaN}, 0.95);
    assertEquals(List.of("b", "c"), set.snps());
    assertEquals(3, set.members().size());
    assertEquals(1000 / 1110., set.members().get(0).posterior(), 1e-12);
    assertEquals(1, set.members().get(2).cumulative(), 1e-12);
    assertEquals(2, set.table().booleanColumn("in_set").countTrue());
  }

  @Test
  void aLocusIsAStretchOfOneChromosome() {
    CredibleSet all = CredibleSet.of(RESULTS, "chr3", 10, 40, 0.95);
    assertEquals(List.of("b", "c"), all.snps());
    assertEquals(List.of("a"), CredibleSet.of(RESULTS, "3", 1, 19, 0.95).snps());
    assertThrows(MetaException.class, () -> CredibleSet.of(RESULTS, "3", 41, 50, 0.95));
    assertThrows(MetaException.class, () -> CredibleSet.of(RESULTS, "3", 35, 50, 0.95));
  }

  /** A difference of 400 in log10 is more than a double holds. */
  @Test
  void largeBayesFactorsDoNotOverflow() {
    CredibleSet set = CredibleSet.of(List.of("a", "b"), new double[] {400, 401}, 0.5);
    assertEquals(10 / 11.0, set.members().get(0).posterior(), 1e-12);
    assertEquals(1, set.size());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 95, Double.NaN})
  void levelsAreProbabilities(double level) {
    assertThrows(MetaException.class, () -> CredibleSet.of(List.of("a"), new double[] {1}, level));
  }
}
