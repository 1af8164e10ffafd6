package io.github.metasaw.teaching;

import io.github.metasaw.diagnostic.MetaException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A joint density of two effects: a mixture of bivariate normals, enough to show what independence,
 * exchangeability and identical margins mean. Its symmetries follow from its parts, because the
 * parts of a finite mixture of normals are unique (Yakowitz and Spragins 1968, Ann. Math. Stat. 39,
 * 209).
 *
 * @param name of the density, as figures show it
 * @param parts of the mixture, with weights that sum to 1
 */
public record PairDensity(String name, List<Part> parts) {

  private static final double ROUNDING = 1e-12;

  /**
   * A bivariate normal.
   *
   * @param weight share of the mixture, positive
   * @param mean1 of the first effect
   * @param mean2 of the second
   * @param sd1 SD of the first, positive
   * @param sd2 SD of the second, positive
   * @param correlation between -1 and 1
   */
  public record Part(
      double weight, double mean1, double mean2, double sd1, double sd2, double correlation) {

    double density(double x, double y) {
      double u = (x - mean1) / sd1;
      double v = (y - mean2) / sd2;
      double left = 1 - correlation * correlation;
      return weight
          * Math.exp(-0.5 * (u * u - 2 * correlation * u * v + v * v) / left)
          / (2 * Math.PI * sd1 * sd2 * Math.sqrt(left));
    }

    private Part swapped() {
      return new Part(weight, mean2, mean1, sd2, sd1, correlation);
    }

    private double[] numbers() {
      return new double[] {mean1, mean2, sd1, sd2, correlation};
    }
  }

  /** Validates the parts. */
  public PairDensity {
    parts = List.copyOf(parts);
    double sum = 0;
    for (Part part : parts) {
      sum += part.weight();
      if (!(part.weight() > 0
          && part.sd1() > 0
          && part.sd2() > 0
          && Math.abs(part.correlation()) < 1
          && Double.isFinite(part.mean1() + part.mean2() + part.sd1() + part.sd2()))) {
        throw MetaException.of(
            "a part of a density has a positive weight, positive SDs and a correlation between -1 and 1, not "
                + part);
      }
    }
    if (!(Math.abs(sum - 1) < 1e-9)) {
      throw MetaException.of("the weights of the parts sum to %s, not 1".formatted(sum));
    }
  }

  /**
   * Two independent effects, each N(0, sd^2).
   *
   * @param sd standard deviation of both, positive
   * @return the density
   * @throws MetaException if the SD is not positive
   */
  public static PairDensity independent(double sd) {
    return new PairDensity("independent", List.of(new Part(1, 0, 0, sd, sd, 0)));
  }

  /**
   * Two exchangeable effects: bivariate normal with equal margins N(0, sd^2).
   *
   * @param sd standard deviation of both, positive
   * @param correlation of the effects, between -1 and 1
   * @return the density
   * @throws MetaException if a parameter is out of its range
   */
  public static PairDensity exchangeable(double sd, double correlation) {
    return new PairDensity(
        "exchangeable, not independent", List.of(new Part(1, 0, 0, sd, sd, correlation)));
  }

  /**
   * Two effects with identical margins that are not exchangeable: the second tends to lie one step
   * above the first, or two steps below.
   *
   * @param sd in which the steps are measured, positive
   * @return the density
   * @throws MetaException if the SD is not positive
   */
  public static PairDensity identical(double sd) {
    double third = 1.0 / 3;
    double step = 1.5 * sd;
    double own = 0.55 * sd;
    return new PairDensity(
        "identical margins, not exchangeable",
        List.of(
            new Part(third, -step, 0, own, own, 0),
            new Part(third, 0, step, own, own, 0),
            new Part(third, step, -step, own, own, 0)));
  }

  /**
   * The density at a point.
   *
   * @param x first effect
   * @param y second effect
   * @return density, 0 or larger
   */
  public double density(double x, double y) {
    return parts.stream().mapToDouble(part -> part.density(x, y)).sum();
  }

  /**
   * Whether the effects are exchangeable: p(x, y) = p(y, x) everywhere.
   *
   * @return true if they are
   */
  public boolean isExchangeable() {
    return same(parts, parts.stream().map(Part::swapped).toList());
  }

  /**
   * Whether the margins of both effects are identical.
   *
   * @return true if they are
   */
  public boolean isIdentical() {
    return same(margins(true), margins(false));
  }

  /**
   * Whether the density is the product of its margins.
   *
   * @return true if it is
   */
  public boolean isIndependent() {
    List<Part> product = new ArrayList<>();
    for (Part a : parts) {
      for (Part b : parts) {
        product.add(new Part(a.weight() * b.weight(), a.mean1(), b.mean2(), a.sd1(), b.sd2(), 0));
      }
    }
    return same(parts, product);
  }

  private List<Part> margins(boolean first) {
    return parts.stream()
        .map(p -> first ? p : p.swapped())
        .map(p -> new Part(p.weight(), p.mean1(), 0, p.sd1(), 1, 0))
        .toList();
  }

  /** Whether two mixtures have the same parts, equal ones added up. */
  private static boolean same(List<Part> some, List<Part> others) {
    List<Part> a = merged(some);
    List<Part> b = merged(others);
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!alike(a.get(i), b.get(i))
          || Math.abs(a.get(i).weight() - b.get(i).weight()) > ROUNDING) {
        return false;
      }
    }
    return true;
  }

  private static boolean alike(Part a, Part b) {
    for (int i = 0; i < 5; i++) {
      if (Math.abs(a.numbers()[i] - b.numbers()[i]) > ROUNDING) {
        return false;
      }
    }
    return true;
  }

  private static List<Part> merged(List<Part> parts) {
    List<Part> sorted = new ArrayList<>(parts);
    sorted.sort(
        Comparator.comparingDouble(Part::mean1)
            .thenComparingDouble(Part::mean2)
            .thenComparingDouble(Part::sd1)
            .thenComparingDouble(Part::sd2)
            .thenComparingDouble(Part::correlation));
    List<Part> merged = new ArrayList<>();
    for (Part part : sorted) {
      int last = merged.size() - 1;
      if (last >= 0 && alike(merged.get(last), part)) {
        Part own = merged.remove(last);
        merged.add(
            new Part(
                own.weight() + part.weight(),
                part.mean1(),
                part.mean2(),
                part.sd1(),
                part.sd2(),
                part.correlation()));
      } else {
        merged.add(part);
      }
    }
    return merged;
  }

  /** The parts of densities: density, weight, mean1, mean2, sd1, sd2, correlation. */
  static Table table(List<PairDensity> densities) {
    StringColumn names = StringColumn.create("density");
    DoubleColumn[] numbers =
        Stream.of("weight", "mean1", "mean2", "sd1", "sd2", "correlation")
            .map(DoubleColumn::create)
            .toArray(DoubleColumn[]::new);
    for (PairDensity density : densities) {
      for (Part part : density.parts()) {
        names.append(density.name());
        numbers[0].append(part.weight());
        for (int j = 1; j < numbers.length; j++) {
          numbers[j].append(part.numbers()[j - 1]);
        }
      }
    }
    return Table.create("joint densities", names).addColumns(numbers);
  }
}
