package io.github.metasaw.teaching;

import io.github.metasaw.data.Tabular;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Which symmetries a joint distribution has. Variables are exchangeable if every order of the same
 * values has the same probability: the distribution does not distinguish between them. They are
 * m-exchangeable if that holds for any m of them. Independence with identical margins implies
 * exchangeability, which implies identical margins.
 *
 * <p>Exchangeability of infinitely many variables is the same as independent draws from a
 * distribution that is itself uncertain (de Finetti 1937): a hierarchical model.
 *
 * @param joint what was examined
 * @param findings identical margins, independence, and exchangeability of any 2 to all n
 */
public record Exchangeability(JointTable joint, List<Finding> findings) implements Tabular {

  /**
   * One property.
   *
   * @param property name of the property
   * @param holds whether the distribution has it
   * @param counterexample the first pair of probabilities that differ and must not; empty if it
   *     holds
   */
  public record Finding(String property, boolean holds, String counterexample) {}

  private static final String IDENTICAL = "identically distributed";
  private static final String INDEPENDENT = "independent";

  /** Copies the list. */
  public Exchangeability {
    findings = List.copyOf(findings);
  }

  /**
   * Examines a table whose last column is the probability.
   *
   * @param table as {@link JointTable#of} reads it
   * @return the symmetries
   * @throws io.github.metasaw.diagnostic.MetaException if the table is no joint distribution
   */
  public static Exchangeability of(Table table) {
    return of(JointTable.of(table));
  }

  /**
   * Examines a joint distribution.
   *
   * @param joint distribution of 2 to 10 variables
   * @return the symmetries
   */
  public static Exchangeability of(JointTable joint) {
    List<Finding> findings = new ArrayList<>();
    findings.add(finding(IDENTICAL, identical(joint)));
    findings.add(finding(INDEPENDENT, independent(joint)));
    for (int m = 2; m <= joint.n(); m++) {
      findings.add(finding(exchangeable(m, joint.n()), symmetric(joint, m)));
    }
    return new Exchangeability(joint, findings);
  }

  private static String exchangeable(int m, int n) {
    return m == n ? "exchangeable" : m + "-exchangeable";
  }

  private static Finding finding(String property, Optional<String> counterexample) {
    return new Finding(property, counterexample.isEmpty(), counterexample.orElse(""));
  }

  /**
   * Whether all margins are identical.
   *
   * @return true if they are
   */
  public boolean isIdentical() {
    return holds(IDENTICAL);
  }

  /**
   * Whether the joint distribution is the product of its margins.
   *
   * @return true if it is
   */
  public boolean isIndependent() {
    return holds(INDEPENDENT);
  }

  /**
   * Whether all variables together are exchangeable.
   *
   * @return true if they are
   */
  public boolean isExchangeable() {
    return isExchangeable(joint.n());
  }

  /**
   * Whether any m of the variables are exchangeable.
   *
   * @param m from 1, for which it always holds, to n
   * @return true if they are
   */
  public boolean isExchangeable(int m) {
    return m == 1 || holds(exchangeable(m, joint.n()));
  }

  private boolean holds(String property) {
    return findings.stream().anyMatch(f -> f.property().equals(property) && f.holds());
  }

  /**
   * The findings as a table.
   *
   * @return property, holds (yes or no), counterexample: one row per property
   */
  @Override
  public Table table() {
    return Table.create(
        "exchangeability",
        StringColumn.create("property", findings.stream().map(Finding::property).toList()),
        StringColumn.create("holds", findings.stream().map(f -> f.holds() ? "yes" : "no").toList()),
        StringColumn.create(
            "counterexample", findings.stream().map(Finding::counterexample).toList()));
  }

  private static Optional<String> identical(JointTable joint) {
    for (String value : joint.values()) {
      double first = joint.margin(0).probability(List.of(value));
      for (int v = 1; v < joint.n(); v++) {
        double other = joint.margin(v).probability(List.of(value));
        if (!Shares.same(first, other)) {
          return differ(
              joint,
              event(joint.margin(0), List.of(value)),
              first,
              event(joint.margin(v), List.of(value)),
              other);
        }
      }
    }
    return Optional.empty();
  }

  /** Pairs first, for a counterexample among them is the easiest to see. */
  private static Optional<String> independent(JointTable joint) {
    for (int m = 2; m <= joint.n(); m++) {
      for (int[] places : subsets(joint.n(), m)) {
        Optional<String> found = dependence(joint, joint.margin(places));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** Where all cells listed are products, those sum to 1, and the others are 0 as they must be. */
  private static Optional<String> dependence(JointTable whole, JointTable part) {
    List<JointTable> margins = new ArrayList<>();
    for (int v = 0; v < part.n(); v++) {
      margins.add(part.margin(v));
    }
    for (List<String> values : part.probabilities().keySet()) {
      double product = 1;
      List<String> factors = new ArrayList<>();
      for (int v = 0; v < part.n(); v++) {
        double p = margins.get(v).probability(List.of(values.get(v)));
        product *= p;
        factors.add(whole.words(p));
      }
      double p = part.probability(values);
      if (!Shares.same(p, product)) {
        return Optional.of(
            "%s = %s, but the product of the margins is %s = %s"
                .formatted(
                    event(part, values),
                    whole.words(p),
                    String.join(" × ", factors),
                    whole.words(product)));
      }
    }
    return Optional.empty();
  }

  /** Symmetric within any m variables: sorting the values must not change the probability. */
  private static Optional<String> symmetric(JointTable joint, int m) {
    for (int[] places : subsets(joint.n(), m)) {
      JointTable part = joint.margin(places);
      for (List<String> values : part.probabilities().keySet()) {
        Optional<String> found = asymmetry(joint, part, values);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** Neighbours swapped: such swaps make every order. */
  private static Optional<String> asymmetry(
      JointTable whole, JointTable part, List<String> values) {
    for (int v = 1; v < part.n(); v++) {
      List<String> swapped = new ArrayList<>(values);
      Collections.swap(swapped, v - 1, v);
      double p = part.probability(values);
      double q = part.probability(swapped);
      if (!Shares.same(p, q)) {
        return differ(whole, event(part, values), p, event(part, swapped), q);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> differ(
      JointTable joint, String event, double p, String other, double q) {
    return Optional.of(
        "%s = %s, but %s = %s".formatted(event, joint.words(p), other, joint.words(q)));
  }

  /** {@code P(z1 = 0, z2 = 1)}. */
  private static String event(JointTable part, List<String> values) {
    List<String> terms = new ArrayList<>();
    for (int v = 0; v < values.size(); v++) {
      terms.add(part.variables().get(v) + " = " + values.get(v));
    }
    return "P(" + String.join(", ", terms) + ")";
  }

  /** The subsets of m of the places 0 to n - 1, in lexical order. */
  private static List<int[]> subsets(int n, int m) {
    TreeSet<int[]> all = new TreeSet<>(Arrays::compare);
    for (int set = 0; set < 1 << n; set++) {
      if (Integer.bitCount(set) == m) {
        int bits = set;
        all.add(IntStream.range(0, n).filter(i -> (bits >> i & 1) == 1).toArray());
      }
    }
    return List.copyOf(all);
  }
}
