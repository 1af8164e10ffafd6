package io.github.metasaw.random;

import java.util.Arrays;

/**
 * Draws from 1..n with unequal probabilities as R's {@code sample(prob = )} makes them: by search
 * in the cumulated probabilities, largest first, or by Walker's aliases where many are not small.
 */
final class WeightedSampling {

  /** So many outcomes that are not small make the table of aliases worth its while. */
  private static final int MIN_WALKER_SIZE = 200;

  /** Sorted from large to small, or as given for {@link #byAliases}. */
  private final double[] p;

  /** The outcome, from 1, that each probability belongs to. */
  private final int[] outcome;

  private WeightedSampling(double[] probabilities) {
    double sum = 0;
    for (double value : probabilities) {
      sum += value;
    }
    int n = probabilities.length;
    p = new double[n];
    outcome = new int[n];
    for (int i = 0; i < n; i++) {
      p[i] = probabilities[i] / sum;
      outcome[i] = i + 1;
    }
  }

  /** A sample with replacement; the weights are not negative, and one is positive. */
  static int[] withReplacement(UniformSource uniforms, double[] weights, int size) {
    WeightedSampling sampling = new WeightedSampling(weights);
    int n = weights.length;
    long large = Arrays.stream(sampling.p).filter(p -> n * p > 0.1).count();
    return large > MIN_WALKER_SIZE
        ? sampling.byAliases(uniforms, size)
        : sampling.bySearch(uniforms, size);
  }

  /** A sample without replacement; at least {@code size} of the weights are positive. */
  static int[] withoutReplacement(UniformSource uniforms, double[] weights, int size) {
    WeightedSampling sampling = new WeightedSampling(weights);
    sampling.sort();
    return sampling.removing(uniforms, size);
  }

  private int[] bySearch(UniformSource uniforms, int size) {
    sort();
    for (int i = 1; i < p.length; i++) {
      p[i] += p[i - 1];
    }
    return ArrayFill.ints(
        size,
        () -> {
          double u = uniforms.next();
          int j = 0;
          while (j < p.length - 1 && u > p[j]) {
            j++;
          }
          return outcome[j];
        });
  }

  private int[] removing(UniformSource uniforms, int size) {
    int[] sample = new int[size];
    double mass = 1;
    int last = p.length - 1;
    for (int i = 0; i < size; i++, last--) {
      ArrayFill.poll(i);
      double target = mass * uniforms.next();
      int j = 0;
      double cumulated = p[0];
      while (j < last && target > cumulated) {
        j++;
        cumulated += p[j];
      }
      sample[i] = outcome[j];
      mass -= p[j];
      System.arraycopy(p, j + 1, p, j, last - j);
      System.arraycopy(outcome, j + 1, outcome, j, last - j);
    }
    return sample;
  }

  /**
   * Walker (1977, ACM TOMS 3, 253-256): n columns of height one, each of one outcome and above a
   * cut of another, its alias. Columns too low are filled from the first that is too high.
   */
  private int[] byAliases(UniformSource uniforms, int size) {
    int n = p.length;
    double[] cut = new double[n];
    int[] alias = new int[n];
    int[] order = new int[n]; // low ones from the front, high ones from the back
    int low = 0;
    int high = n;
    for (int i = 0; i < n; i++) {
      cut[i] = p[i] * n;
      order[cut[i] < 1 ? low++ : --high] = i;
    }
    if (low > 0) {
      for (int k = 0; k < n - 1 && high < n; k++) {
        int from = order[high];
        alias[order[k]] = from;
        cut[from] += cut[order[k]] - 1;
        if (cut[from] < 1) {
          high++; // now low itself, and next in line behind the others
        }
      }
    }
    return ArrayFill.ints(
        size,
        () -> {
          int column = Sampling.index(uniforms, n);
          return (uniforms.next() < cut[column] ? column : alias[column]) + 1;
        });
  }

  /** Heapsort, largest first: it is not stable, so equal probabilities come in R's order. */
  private void sort() {
    int n = p.length;
    for (int root = n / 2 - 1; root >= 0; root--) {
      sift(root, n);
    }
    for (int end = n - 1; end > 0; end--) {
      swap(0, end);
      sift(0, end);
    }
  }

  /** Lets the entry at the root sink until none of its children is less. */
  private void sift(int root, int end) {
    int parent = root;
    for (int child = 2 * parent + 1; child < end; child = 2 * parent + 1) {
      if (child + 1 < end && p[child] > p[child + 1]) {
        child++;
      }
      if (p[parent] <= p[child]) {
        return;
      }
      swap(parent, child);
      parent = child;
    }
  }

  private void swap(int i, int j) {
    double value = p[i];
    p[i] = p[j];
    p[j] = value;
    int label = outcome[i];
    outcome[i] = outcome[j];
    outcome[j] = label;
  }
}
