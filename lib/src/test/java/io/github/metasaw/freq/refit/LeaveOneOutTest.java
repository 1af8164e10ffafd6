package io.github.metasaw.freq.refit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Studies that cannot be left out are missing in the tables, and a check says so. */
class LeaveOneOutTest {

  private static Optional<Check> check(FrequentistFit fit) {
    return fit.checkList().stream().filter(c -> c.name().equals("leave_one_out")).findFirst();
  }

  private static Table bcg() {
    Table table = Meta.dataset("bcg");
    StringColumn group = StringColumn.create("group");
    for (int i = 0; i < 13; i++) {
      group.append(i == 4 ? "one" : i % 2 == 0 ? "a" : "b");
    }
    return table.addColumns(group, table.doubleColumn("vi").multiply(2).setName("twice"));
  }

  @Test
  void theOnlyStudyOfALevelIsNamed() {
    FrequentistFit fit = Meta.fit(bcg(), "yi ~ group + meta_V(V = vi)");
    for (int i = 0; i < 13; i++) {
      assertEquals(i == 4, fit.leaveOneOut().doubleColumn("estimate").isMissing(i));
      assertEquals(i == 4, fit.influence().doubleColumn("cook.d").isMissing(i));
    }
    Check check = check(fit).orElseThrow();
    assertEquals("missing=1 of 13", check.value());
    assertTrue(
        check.message().contains("without 'Frimodt-Moller et al 1973', because"), check::message);
  }

  @Test
  void tooFewForTheModel() {
    FrequentistFit fit = Meta.fit(bcg().first(4), "yi ~ ablat + year + meta_V(V = vi)");
    assertEquals(4, fit.leaveOneOut().doubleColumn("estimate").countMissing());
    assertEquals("missing=4 of 4", check(fit).orElseThrow().value());
    FrequentistFit one = Meta.fit(Meta.studies(bcg().first(1)).read());
    assertEquals("missing=1 of 1", check(one).orElseThrow().value());
  }

  @Test
  void nothingIsSaidWhereAllCanBeLeftOut() {
    assertFalse(check(Meta.fit(bcg(), "yi ~ alloc + ablat + meta_V(V = vi)")).isPresent());
    assertFalse(check(Meta.fit(Meta.studies(bcg().first(2)).read())).isPresent());
  }

  /** A column that others explain does not stand in the way; it is missing with every row. */
  @Test
  void aliasedColumnsAreNoLossOfRank() {
    Table table = bcg();
    FrequentistFit alone = Meta.fit(table, "yi ~ vi + meta_V(V = vi)");
    FrequentistFit aliased = Meta.fit(table, "yi ~ vi + twice + meta_V(V = vi)");
    DoubleColumn expected = alone.leaveOneOut().doubleColumn("estimate");
    DoubleColumn actual = aliased.leaveOneOut().doubleColumn("estimate");
    for (int i = 0; i < 13; i++) {
      assertEquals(expected.getDouble(i), actual.getDouble(i), 1e-12);
    }
    assertFalse(check(aliased).isPresent());
  }

  /** As metafor, which says "Setting argument test='z' since k=1". */
  @ParameterizedTest
  @ValueSource(strings = {"z", "t", "knha", "adhoc"})
  void oneStudyIsTestedByZ(String test) {
    FreqOptions options = FreqOptions.defaults().withTest(test);
    FrequentistFit one = Meta.fit(Meta.studies(bcg().first(1)).read(), options);
    assertEquals("z", one.test());
    assertEquals(0.5706003548929507, one.se(), 1e-15);
    assertEquals(-2.007667479076162, one.lower(), 1e-14);
    Table loo = Meta.fit(Meta.studies(bcg().first(2)).read(), options).leaveOneOut();
    assertEquals(one.lower(), loo.doubleColumn("lower").getDouble(1));
    assertEquals(one.p(), loo.doubleColumn("p").getDouble(1));
  }

  /** A cluster that is left out is a fit to the others; clusters of one row are studies. */
  @Test
  void clustersAreLeftOutTogether() {
    Table table = bcg();
    FrequentistFit fit = Meta.fit(table, "yi ~ 1 + meta_V(V = vi)");
    Table without = fit.leaveOneOut("group");
    assertEquals(List.of("a", "b", "one"), sorted(without.stringColumn("cluster")));
    for (int c = 0; c < 3; c++) {
      String group = without.stringColumn("cluster").get(c);
      Table others = table.where(table.stringColumn("group").isNotEqualTo(group));
      FrequentistFit expected = Meta.fit(others, "yi ~ 1 + meta_V(V = vi)");
      assertEquals(others.rowCount(), without.intColumn("k").getInt(c));
      assertEquals(expected.estimate(), without.doubleColumn("estimate").getDouble(c), 1e-12);
      assertEquals(expected.tau2(), without.doubleColumn("tau2").getDouble(c), 1e-10);
    }
    double[] single = fit.leaveOneOut("trial").doubleColumn("estimate").asDoubleArray();
    double[] each = fit.leaveOneOut().doubleColumn("estimate").asDoubleArray();
    assertArrayEquals(each, single, 1e-9);
  }

  private static List<String> sorted(StringColumn column) {
    return column.asList().stream().sorted().toList();
  }

  @Test
  void oneClusterCannotBeLeftOut() {
    Table table = bcg();
    StringColumn same = StringColumn.create("same");
    for (int i = 0; i < 13; i++) {
      same.append("x");
    }
    FrequentistFit fit = Meta.fit(table.addColumns(same), "yi ~ 1 + meta_V(V = vi)");
    MetaException fault = assertThrows(MetaException.class, () -> fit.leaveOneOut("same"));
    assertTrue(fault.getMessage().contains("all rows have the same value of 'same'"));
    assertThrows(MetaException.class, () -> fit.leaveOneOut("nothing"));
  }
}
