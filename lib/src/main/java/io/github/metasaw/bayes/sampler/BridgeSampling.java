package io.github.metasaw.bayes.sampler;

import io.github.metasaw.bayes.posterior.MarginalLikelihood;
import io.github.metasaw.draws.Ess;
import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.random.RandomStream;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * The integral of a density from draws of it, by bridge sampling (Meng and Wong 1996, Statistica
 * Sinica 6, 831): a normal proposal g is fitted to the first half of each chain; with p the
 * unnormalised density, l = p/g, N1 draws of the second halves and N2 of g, the integral r is the
 * fixed point of
 *
 * <pre>r = [1/N2 sum_g l/(s1 l + s2 r)] / [1/N1 sum_p 1/(s1 l + s2 r)]</pre>
 *
 * <p>with s1, s2 the shares of both, N1 counted in effective draws there. Its relative error is
 * that of Fruehwirth-Schnatter (2004, Econometrics Journal 7, 143, section 3), with the draws'
 * autocorrelation. Agrees with {@code bridge_sampler} of R's bridgesampling (method = "normal").
 */
final class BridgeSampling {

  private static final int MAX_ITERATIONS = 1000;
  private static final double TOLERANCE = 1e-10;

  private final ToDoubleFunction<double[]> log;
  private final int n;
  private final double[] mean;

  /** Of the proposal's precision: deviates become normal by a half solve. */
  private final Cholesky precision;

  private final Cholesky covariance;

  private BridgeSampling(
      ToDoubleFunction<double[]> log, double[] mean, Cholesky covariance, Cholesky precision) {
    this.log = log;
    this.n = mean.length;
    this.mean = mean;
    this.covariance = covariance;
    this.precision = precision;
  }

  /**
   * The integral of exp(log).
   *
   * @param draws of the density [chain][iteration][n], n at least 1
   * @param log natural log of the density at a place [n]; negative infinity outside its support
   */
  static MarginalLikelihood of(
      double[][][] draws, ToDoubleFunction<double[]> log, RandomStream stream) {
    int half = draws[0].length / 2;
    int n = draws[0][0].length;
    double[] mean = new double[n];
    double[] covariance = moments(draws, half, mean);
    Cholesky factor = Cholesky.ofSize(n);
    Cholesky precision = Cholesky.ofSize(n);
    if (half < 2 || !factor.factor(covariance) || !precision.factor(factor.inverse())) {
      return new MarginalLikelihood(Double.NaN, Double.NaN);
    }
    return new BridgeSampling(log, mean, factor, precision).estimate(draws, half, stream);
  }

  /** Mean and, returned, covariance [n x n] of the draws before an iteration. */
  private static double[] moments(double[][][] draws, int to, double[] mean) {
    int n = mean.length;
    double[] covariance = new double[n * n];
    double count = (double) draws.length * to;
    for (double[][] chain : draws) {
      for (int i = 0; i < to; i++) {
        for (int a = 0; a < n; a++) {
          mean[a] += chain[i][a] / count;
        }
      }
    }
    for (double[][] chain : draws) {
      for (int i = 0; i < to; i++) {
        for (int a = 0; a < n; a++) {
          for (int b = 0; b < n; b++) {
            covariance[a * n + b] +=
                (chain[i][a] - mean[a]) * (chain[i][b] - mean[b]) / (count - 1);
          }
        }
      }
    }
    return covariance;
  }

  private MarginalLikelihood estimate(double[][][] draws, int half, RandomStream stream) {
    int chains = draws.length;
    int each = draws[0].length - half;
    // log l of the posterior's draws, [iteration][chain], and of the proposal's.
    double[][] own = new double[each][chains];
    double[] proposed = new double[each * chains];
    for (int i = 0; i < each; i++) {
      for (int c = 0; c < chains; c++) {
        double[] at = draws[c][half + i];
        own[i][c] = log.applyAsDouble(at) - logProposal(at);
        double[] z = propose(stream);
        proposed[i * chains + c] = log.applyAsDouble(z) - logProposal(z);
      }
    }
    double shift = median(own);
    double effective = Math.min(effective(draws, half), (double) each * chains);
    double s1 = effective / (effective + proposed.length);
    double logR = iterate(own, proposed, shift, s1);
    return new MarginalLikelihood(logR, error(own, proposed, logR, s1));
  }

  /** Median over coordinates of the effective draws of their mean. */
  private double effective(double[][][] draws, int from) {
    double[] all = new double[n];
    for (int a = 0; a < n; a++) {
      double[][] x = new double[draws[0].length - from][draws.length];
      for (int i = 0; i < x.length; i++) {
        for (int c = 0; c < draws.length; c++) {
          x[i][c] = draws[c][from + i][a];
        }
      }
      all[a] = Ess.mean(x);
    }
    Arrays.sort(all);
    return all[n / 2];
  }

  private static double median(double[][] x) {
    double[] sorted = Arrays.stream(x).flatMapToDouble(Arrays::stream).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** log r; the shift keeps l from overflow. */
  private static double iterate(double[][] own, double[] proposed, double shift, double s1) {
    double r = 1;
    for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
      double above = 0;
      for (double log : proposed) {
        // l/(s1 l + s2 r), written so that no l overflows.
        above += 1 / (s1 + (1 - s1) * r * Math.exp(shift - log));
      }
      double below = 0;
      for (double[] row : own) {
        for (double log : row) {
          below += 1 / (s1 * Math.exp(log - shift) + (1 - s1) * r);
        }
      }
      double next = (above / proposed.length) / (below / (own.length * own[0].length));
      double change = Math.abs(next - r) / next;
      r = next;
      if (!(change > TOLERANCE)) {
        break;
      }
    }
    return Math.log(r) + shift;
  }

  /** The relative error of r, from f1 = p/(s1 p + s2 g) and f2 = g/(s1 p + s2 g), p normalised. */
  private static double error(double[][] own, double[] proposed, double logR, double s1) {
    double[] f1 = new double[proposed.length];
    for (int i = 0; i < f1.length; i++) {
      f1[i] = 1 / (s1 + (1 - s1) * Math.exp(logR - proposed[i]));
    }
    double[][] f2 = new double[own.length][own[0].length];
    for (int i = 0; i < f2.length; i++) {
      for (int c = 0; c < f2[i].length; c++) {
        f2[i][c] = 1 / (s1 * Math.exp(own[i][c] - logR) + 1 - s1);
      }
    }
    double[] flat = Arrays.stream(f2).flatMapToDouble(Arrays::stream).toArray();
    double ofDraws = squaredVariation(flat);
    // Where f2 does not vary there is no error in it, nor a number of effective draws.
    double second = ofDraws == 0 ? 0 : ofDraws / Ess.mean(f2);
    return Math.sqrt(squaredVariation(f1) / f1.length + second);
  }

  /** Variance over squared mean. */
  private static double squaredVariation(double[] x) {
    double mean = Arrays.stream(x).average().orElse(Double.NaN);
    double squares = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum();
    return squares / (x.length - 1) / (mean * mean);
  }

  private double[] propose(RandomStream stream) {
    double[] z = new double[n];
    for (int a = 0; a < n; a++) {
      z[a] = stream.nextGaussian();
    }
    precision.halfSolveTransposed(z);
    for (int a = 0; a < n; a++) {
      z[a] += mean[a];
    }
    return z;
  }

  private double logProposal(double[] at) {
    double[] z = new double[n];
    for (int a = 0; a < n; a++) {
      z[a] = at[a] - mean[a];
    }
    covariance.halfSolve(z);
    double squares = 0;
    for (double value : z) {
      squares += value * value;
    }
    return -0.5 * (n * Math.log(2 * Math.PI) + covariance.logDet() + squares);
  }
}
