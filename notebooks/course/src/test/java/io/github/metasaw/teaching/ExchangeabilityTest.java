package io.github.metasaw.teaching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The lecture's table of three binary variables, and distributions made to have a property. */
class ExchangeabilityTest {

  private static Table lecture() {
    return Table.create(
        "z",
        IntColumn.create("z1", 0, 0, 0, 0, 1, 1, 1, 1),
        IntColumn.create("z2", 0, 0, 1, 1, 0, 0, 1, 1),
        IntColumn.create("z3", 0, 1, 0, 1, 0, 1, 0, 1),
        StringColumn.create("p", "6/20", "2/20", "3/20", "1/20", "2/20", "2/20", "1/20", "3/20"));
  }

  @Test
  void theLecturesTableIsExchangeableInPairsOnly() {
    Exchangeability found = Exchangeability.of(lecture());
    assertTrue(found.isIdentical());
    assertFalse(found.isIndependent());
    assertTrue(found.isExchangeable(2));
    assertFalse(found.isExchangeable());
    Table table = found.table();
    assertEquals(
        List.of("identically distributed", "independent", "2-exchangeable", "exchangeable"),
        table.stringColumn("property").asList());
    assertEquals(List.of("yes", "no", "yes", "no"), table.stringColumn("holds").asList());
    assertEquals(
        "P(z1 = 0, z2 = 0, z3 = 1) = 2/20, but P(z1 = 0, z2 = 1, z3 = 0) = 3/20",
        table.stringColumn("counterexample").get(3));
    assertEquals(
        "P(z1 = 0, z2 = 0) = 8/20, but the product of the margins is 12/20 × 12/20 = 0.36",
        table.stringColumn("counterexample").get(1));
  }

  @Test
  void itsPairsAreThoseOfTheSlide() {
    JointTable joint = JointTable.of(lecture());
    assertEquals(List.of(8, 4, 4, 4), twentieths(joint.margin("z1", "z2")));
    assertEquals(List.of(9, 3, 3, 5), twentieths(joint.margin("z1", "z3")));
    assertEquals(List.of(8, 4, 4, 4), twentieths(joint.margin("z2", "z3")));
    assertEquals(8 / 20.0, joint.margin("z3").probability(List.of("1")), 1e-15);
  }

  private static List<Integer> twentieths(JointTable pair) {
    return List.of(List.of("0", "0"), List.of("0", "1"), List.of("1", "0"), List.of("1", "1"))
        .stream()
        .map(values -> (int) Math.round(20 * pair.probability(values)))
        .toList();
  }

  /** A mixture of independent draws is exchangeable (de Finetti), and dependent. */
  @Test
  void mixturesOfIndependentDrawsAreExchangeable() {
    Exchangeability found = Exchangeability.of(mixture(4, 0.3, 0.9, 0.5));
    for (int m = 1; m <= 4; m++) {
      assertTrue(found.isExchangeable(m), "m = " + m);
    }
    assertTrue(found.isIdentical());
    assertFalse(found.isIndependent());
    assertTrue(Exchangeability.of(mixture(4, 0.3, 0.3, 0.5)).isIndependent());
  }

  /** Draws with P(1) = p in one half of the cases and q in the other. */
  private static Table mixture(int n, double p, double q, double share) {
    Table table = Table.create("mixture");
    double[] probability = new double[1 << n];
    for (int v = 0; v < n; v++) {
      int[] values = new int[1 << n];
      for (int set = 0; set < values.length; set++) {
        values[set] = set >> v & 1;
      }
      table.addColumns(IntColumn.create("y" + v, values));
    }
    for (int set = 0; set < probability.length; set++) {
      int ones = Integer.bitCount(set);
      probability[set] =
          share * Math.pow(p, ones) * Math.pow(1 - p, n - ones)
              + (1 - share) * Math.pow(q, ones) * Math.pow(1 - q, n - ones);
    }
    return table.addColumns(DoubleColumn.create("p", probability));
  }

  @Test
  void independenceDoesNotNeedEqualMargins() {
    Table table =
        Table.create(
            "two",
            StringColumn.create("a", "x", "x", "y", "y"),
            StringColumn.create("b", "x", "y", "x", "y"),
            DoubleColumn.create("p", 0.06, 0.14, 0.24, 0.56));
    Exchangeability found = Exchangeability.of(table);
    assertTrue(found.isIndependent());
    assertFalse(found.isIdentical());
    assertFalse(found.isExchangeable());
    assertEquals(
        "P(a = x) = 10/50, but P(b = x) = 15/50", found.findings().get(0).counterexample());
  }

  /** A cycle: every value is as probable for each variable, but 0 is followed by 1, never by 2. */
  @Test
  void equalMarginsDoNotMakeExchangeable() {
    Table cycle =
        Table.create(
            "cycle",
            IntColumn.create("a", 0, 1, 2),
            IntColumn.create("b", 1, 2, 0),
            StringColumn.create("p", "1/3", "1/3", "1/3"));
    Exchangeability found = Exchangeability.of(cycle);
    assertTrue(found.isIdentical());
    assertFalse(found.isExchangeable());
    assertEquals(
        "P(a = 0, b = 1) = 1/3, but P(a = 1, b = 0) = 0/3",
        found.findings().get(2).counterexample());
  }

  /** By the definition: every order of the values, not only swaps of neighbours. */
  @Test
  void agreesWithTheDefinitionOnRandomTables() {
    RandomStream random = Streams.of(5).chain(0);
    int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    int exchangeable = 0;
    for (int draw = 0; draw < 300; draw++) {
      // Two probabilities only, so that many tables are symmetric by chance.
      int[] parts = new int[8];
      for (int i = 0; i < 8; i++) {
        parts[i] = random.nextUniform() < 0.25 ? 1 : 2;
      }
      int sum = Arrays.stream(parts).sum();
      List<Integer> columns = new ArrayList<>();
      boolean expected = true;
      for (int set = 0; set < 8; set++) {
        columns.add(set);
        for (int[] order : orders) {
          int moved = 0;
          for (int v = 0; v < 3; v++) {
            moved |= (set >> order[v] & 1) << v;
          }
          expected &= parts[moved] == parts[set];
        }
      }
      Table table =
          Table.create(
              "random",
              IntColumn.create("a", columns.stream().mapToInt(set -> set & 1).toArray()),
              IntColumn.create("b", columns.stream().mapToInt(set -> set >> 1 & 1).toArray()),
              IntColumn.create("c", columns.stream().mapToInt(set -> set >> 2 & 1).toArray()),
              StringColumn.create(
                  "p", columns.stream().map(set -> parts[set] + "/" + sum).toArray(String[]::new)));
      assertEquals(expected, Exchangeability.of(table).isExchangeable());
      exchangeable += expected ? 1 : 0;
    }
    assertTrue(exchangeable > 0 && exchangeable < 300, exchangeable + " of 300");
  }

  @Test
  void faultsSayWhatIsWrong() {
    Map<Table, String> wrong =
        Map.of(
            Table.create("t", IntColumn.create("z", 0, 1), DoubleColumn.create("p", 0.5, 0.5)),
            "a joint distribution has a column for each of 2 to 10 variables and one of"
                + " probabilities last; t has 2 columns",
            two(0.5, 0.4),
            "the probabilities in 'p' sum to 0.9, not 1",
            two(1.5, -0.5),
            "'p' must hold probabilities, as 0.3 or 6/20, but row 1 holds '1.5'",
            Table.create(
                "t",
                IntColumn.create("a", 0, 0),
                IntColumn.create("b", 1, 1),
                StringColumn.create("p", "1/2", "1/2")),
            "the values [0, 1] stand twice, in row 2 too");
    wrong.forEach(
        (table, message) ->
            assertEquals(
                message,
                assertThrows(MetaException.class, () -> Exchangeability.of(table)).getMessage()));
  }

  private static Table two(double p, double q) {
    return Table.create(
        "t",
        IntColumn.create("a", 0, 1),
        IntColumn.create("b", 0, 1),
        DoubleColumn.create("p", p, q));
  }
}
