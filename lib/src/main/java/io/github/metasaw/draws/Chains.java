package io.github.metasaw.draws;

import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;

/** Operations on the chains of one variable, {@code [chain][iteration]}; arguments are kept. */
final class Chains {

  private Chains() {}

  /**
   * Columns of {@code [iteration][chain]} as chains; no iterations give no chains.
   *
   * @throws MetaException if the rows differ in length
   */
  static double[][] ofIterations(double[][] draws) {
    int chains = draws.length == 0 ? 0 : draws[0].length;
    double[][] result = new double[chains][draws.length];
    for (int i = 0; i < draws.length; i++) {
      if (draws[i].length != chains) {
        throw MetaException.of(
            String.format(
                "draws are [iteration][chain]: iteration %d has %d chains, but the first has %d",
                i + 1, draws[i].length, chains));
      }
      for (int c = 0; c < chains; c++) {
        result[c][i] = draws[i][c];
      }
    }
    return result;
  }

  /** All draws, chain after chain. */
  static double[] pooled(double[][] chains) {
    int n = chains.length == 0 ? 0 : chains[0].length;
    double[] all = new double[chains.length * n];
    for (int c = 0; c < chains.length; c++) {
      System.arraycopy(chains[c], 0, all, c * n, n);
    }
    return all;
  }

  /** First halves, then second halves; of an odd number the middle draw is left out. */
  static double[][] split(double[][] chains) {
    int n = chains.length == 0 ? 0 : chains[0].length;
    if (n < 2) {
      return chains;
    }
    int half = n / 2;
    double[][] halves = new double[2 * chains.length][];
    for (int c = 0; c < chains.length; c++) {
      halves[c] = Arrays.copyOfRange(chains[c], 0, half);
      halves[chains.length + c] = Arrays.copyOfRange(chains[c], n - half, n);
    }
    return halves;
  }

  /**
   * Whether diagnostics exist: all draws finite, and not all equal. Draws that differ by less than
   * the rounding of the largest count as equal. The posterior package compares the range with the
   * same 2.2e-16, but whatever the size of the draws, so that there a tau2 in small units becomes
   * "constant"; here units do not matter.
   */
  static boolean vary(double[][] chains) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double[] chain : chains) {
      for (double value : chain) {
        if (!Double.isFinite(value)) {
          return false;
        }
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    return most > least
        && most / 2 - least / 2 >= Math.ulp(1.0) / 2 * Math.max(Math.abs(least), Math.abs(most));
  }

  static boolean finite(double[] chain) {
    for (double value : chain) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
