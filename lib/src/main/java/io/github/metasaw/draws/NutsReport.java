package io.github.metasaw.draws;

import io.github.metasaw.diagnostic.MetaException;
import java.util.ArrayList;
import java.util.List;

/**
 * Diagnostics that a Hamiltonian sampler records after warm-up.
 *
 * @param transitions iterations of all chains
 * @param divergent transitions whose trajectory was abandoned for its energy error
 * @param saturated transitions that stopped at the largest tree instead of a U-turn
 * @param maxTreeDepth the largest depth allowed
 * @param ebfmi for each chain, the fraction {@link #ebfmi(double[])}
 */
public record NutsReport(
    int transitions, int divergent, int saturated, int maxTreeDepth, List<Double> ebfmi) {

  /**
   * A report from counts and energies.
   *
   * @param divergent divergent transitions of all chains
   * @param saturated transitions that reached the largest tree, of all chains
   * @param maxTreeDepth the largest depth allowed
   * @param energy {@code [chain][iteration]}, the Hamiltonian of each transition
   * @return the report
   * @throws MetaException if a count is negative or above the number of transitions
   */
  public static NutsReport of(int divergent, int saturated, int maxTreeDepth, double[][] energy) {
    int transitions = 0;
    List<Double> fractions = new ArrayList<>();
    for (double[] chain : energy) {
      transitions += chain.length;
      fractions.add(ebfmi(chain));
    }
    if (Math.min(divergent, saturated) < 0 || Math.max(divergent, saturated) > transitions) {
      throw MetaException.of(
          String.format(
              "divergent (%d) and saturated (%d) must lie between 0 and the %d transitions",
              divergent, saturated, transitions));
    }
    return new NutsReport(transitions, divergent, saturated, maxTreeDepth, List.copyOf(fractions));
  }

  /**
   * The energy Bayesian fraction of missing information of one chain: mean square of the steps of
   * the energy over its variance (Betancourt 2016, "Diagnosing suboptimal cotangent
   * disintegrations", section 3; divisors n and n - 1, as in Stan). Small where resampling the
   * momentum changes the energy too little to explore the tails.
   *
   * @param energy the Hamiltonian of each transition of one chain [n]
   * @return the fraction; NaN for fewer than two draws or constant energy
   */
  public static double ebfmi(double[] energy) {
    double steps = 0;
    for (int i = 1; i < energy.length; i++) {
      steps += (energy[i] - energy[i - 1]) * (energy[i] - energy[i - 1]);
    }
    return steps / energy.length / Moments.variance(energy);
  }
}
