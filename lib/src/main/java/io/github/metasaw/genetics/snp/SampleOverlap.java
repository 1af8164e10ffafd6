package io.github.metasaw.genetics.snp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * How much the z scores of two studies go together where neither has an association, which tells
 * whether they share persons. Of each pair, SNPs count whose z scores are both between -1 and 1, as
 * with METAL's {@code OVERLAP ON}: strong effects that are the same in both studies are not among
 * them. The correlation is that of the normal distribution whose mean product in this square is
 * that of the SNPs.
 *
 * <p>Products are added as whole numbers, so that their sum depends on no order.
 */
@API(status = API.Status.INTERNAL)
public final class SampleOverlap {

  private static final double CUT = 1;
  private static final double UNIT = 1 << 20;

  /** Variance of a standard normal number between -1 and 1. */
  private static final double VARIANCE = 0.29112509;

  private static final double LARGEST = 0.9999;
  private static final int NODES = 64;
  private static final int STEPS = 50;
  private static final String NAME = "overlap.";

  private final List<long[]> counts = new ArrayList<>();
  private final List<long[]> products = new ArrayList<>();

  /**
   * The correlation of two studies.
   *
   * @param r correlation of z scores
   * @param error its standard error where r is 0, for independent SNPs; larger where SNPs are in
   *     linkage disequilibrium
   * @param n number of SNPs that tell it
   */
  public record Correlation(double r, double error, long n) {}

  /** Of no SNPs yet. */
  SampleOverlap() {}

  private void grow(int studies) {
    while (counts.size() < studies) {
      counts.add(new long[counts.size()]);
      products.add(new long[products.size()]);
    }
  }

  /**
   * Adds a SNP.
   *
   * @param snp k estimates and standard errors
   */
  public void add(Snp snp) {
    int k = snp.yi().length;
    grow(k);
    int[] small = new int[k];
    double[] z = new double[k];
    int n = 0;
    for (int i = 0; i < k; i++) {
      double a = snp.yi()[i] / snp.sei()[i];
      if (Math.abs(a) < CUT) {
        long[] count = counts.get(i);
        long[] product = products.get(i);
        for (int m = 0; m < n; m++) {
          count[small[m]]++;
          product[small[m]] += Math.round(a * z[m] * UNIT);
        }
        small[n] = i;
        z[n++] = a;
      }
    }
  }

  void addAll(SampleOverlap part) {
    grow(part.counts.size());
    for (int i = 0; i < part.counts.size(); i++) {
      for (int j = 0; j < i; j++) {
        counts.get(i)[j] += part.counts.get(i)[j];
        products.get(i)[j] += part.products.get(i)[j];
      }
    }
  }

  /** Puts sums under names of their own. */
  void save(Map<String, Long> saved) {
    for (int i = 0; i < counts.size(); i++) {
      for (int j = 0; j < i; j++) {
        saved.put(NAME + i + "." + j + ".n", counts.get(i)[j]);
        saved.put(NAME + i + "." + j + ".sum", products.get(i)[j]);
      }
    }
  }

  /** Adds one of the sums that were saved; other names are ignored. */
  void restore(String name, long value) {
    if (name.matches("overlap\\.\\d{1,6}\\.\\d{1,6}\\.(n|sum)")) {
      String[] parts = name.split("\\.", -1);
      int i = Integer.parseInt(parts[1]);
      int j = Integer.parseInt(parts[2]);
      if (j < i) {
        grow(i + 1);
        List<long[]> sums = parts[3].equals("n") ? counts : products;
        sums.get(i)[j] += value;
      }
    }
  }

  /**
   * The correlation of two studies.
   *
   * @param i number of a study, from 0
   * @param j number of another
   * @return NaN where no SNP tells it
   */
  public Correlation correlation(int i, int j) {
    int larger = Math.max(i, j);
    int smaller = Math.min(i, j);
    long n = larger < counts.size() ? counts.get(larger)[smaller] : 0;
    if (n == 0) {
      return new Correlation(Double.NaN, Double.NaN, 0);
    }
    double mean = products.get(larger)[smaller] / UNIT / n;
    return new Correlation(inverse(mean), 1 / (VARIANCE * Math.sqrt((double) n)), n);
  }

  private static double inverse(double mean) {
    double low = -LARGEST;
    double high = LARGEST;
    for (int step = 0; step < STEPS; step++) {
      double r = (low + high) / 2;
      if (meanProduct(r) < mean) {
        low = r;
      } else {
        high = r;
      }
    }
    return (low + high) / 2;
  }

  /** Of two standard normal numbers with correlation r, given that both are between -1 and 1. */
  static double meanProduct(double r) {
    double sum = 0;
    double mass = 0;
    double step = 2 * CUT / NODES;
    for (int a = 0; a < NODES; a++) {
      double x = -CUT + (a + 0.5) * step;
      for (int b = 0; b < NODES; b++) {
        double y = -CUT + (b + 0.5) * step;
        double density = Math.exp(-(x * x - 2 * r * x * y + y * y) / (2 * (1 - r * r)));
        mass += density;
        sum += density * x * y;
      }
    }
    return sum / mass;
  }
}
