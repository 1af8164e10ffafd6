package io.github.metasaw.random;

import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;

/**
 * R's random numbers, digit for digit: after {@code RRandom.setSeed(20)} the calls give what the
 * functions of the same name give in R after {@code set.seed(20)}, with R's defaults since 3.6.0,
 * {@code RNGkind("Mersenne-Twister", "Inversion", "Rejection")}.
 *
 * <pre>{@code
 * RRandom r = RRandom.setSeed(20);
 * double[] vi = r.runif(80, 0.015, 0.08);
 * double[] yi = r.rnorm(80, mu, sd); // mu, sd: a number or an array, recycled as in R
 * }</pre>
 *
 * <p>Every call moves the one stream on, so calls must come in R's order. Arguments for which R
 * gives NaN and a warning are refused, before anything is drawn. Digit for digit means: the same
 * uniforms to the last bit, and so the same integers and decisions; logarithms of other libraries
 * may differ in the sixteenth digit.
 *
 * <p>Not thread-safe, as a stream has one order. For samplers see {@link Streams}.
 */
public final class RRandom {

  private static final long LARGEST_SEED = Integer.MAX_VALUE;

  private final MersenneTwister uniforms;

  private RRandom(int seed) {
    uniforms = new MersenneTwister(seed);
  }

  /**
   * The stream after R's {@code set.seed(seed)}.
   *
   * @param seed from -2147483647 to 2147483647, as in R
   * @return the stream at its beginning
   * @throws MetaException for a seed that R does not take
   */
  public static RRandom setSeed(long seed) {
    if (Math.abs(seed) > LARGEST_SEED || seed == Long.MIN_VALUE) {
      throw MetaException.of(
          "setSeed: R's seeds run from -2147483647 to 2147483647, the seed was " + seed);
    }
    return new RRandom((int) seed);
  }

  /**
   * Uniform on (0, 1), neither bound included: {@code runif(n)}.
   *
   * @param n number of draws
   * @return draws [n]
   */
  public double[] runif(int n) {
    return runif(n, 0, 1);
  }

  /**
   * Uniform between two bounds: {@code runif(n, min, max)}.
   *
   * @param n number of draws
   * @param min lower bound, finite
   * @param max upper bound, finite and at least min
   * @return draws [n]
   * @throws MetaException for arguments that R answers with NaN
   */
  public double[] runif(int n, double min, double max) {
    ArgumentChecks.count("runif", n);
    ArgumentChecks.that("runif", "min", min, ArgumentChecks::isFinite, "finite");
    ArgumentChecks.that(
        "runif",
        "max",
        max,
        x -> x >= min && ArgumentChecks.isFinite(x),
        "finite, and at least min");
    return ArrayFill.doubles(n, () -> min == max ? min : min + (max - min) * uniforms.next());
  }

  /**
   * Standard normal: {@code rnorm(n)}.
   *
   * @param n number of draws
   * @return draws [n]
   */
  public double[] rnorm(int n) {
    return rnorm(n, 0, 1);
  }

  /**
   * Normal: {@code rnorm(n, mean, sd)}.
   *
   * @param n number of draws
   * @param mean mean
   * @param sd standard deviation, 0 or more and finite; with 0 the mean comes back and, as in R,
   *     the stream does not move
   * @return draws [n]
   * @throws MetaException for arguments that R answers with NaN
   */
  public double[] rnorm(int n, double mean, double sd) {
    return rnorm(n, new double[] {mean}, new double[] {sd});
  }

  /**
   * Normal with a mean for each draw: {@code rnorm(n, mean, sd)}.
   *
   * @param n number of draws
   * @param mean means, recycled
   * @param sd standard deviation, 0 or more and finite
   * @return draws [n]
   * @throws MetaException for arguments that R answers with NaN
   */
  public double[] rnorm(int n, double[] mean, double sd) {
    return rnorm(n, mean, new double[] {sd});
  }

  /**
   * Normal with a standard deviation for each draw: {@code rnorm(n, mean, sd)}.
   *
   * @param n number of draws
   * @param mean mean
   * @param sd standard deviations, 0 or more and finite, recycled
   * @return draws [n]
   * @throws MetaException for arguments that R answers with NaN
   */
  public double[] rnorm(int n, double mean, double[] sd) {
    return rnorm(n, new double[] {mean}, sd);
  }

  /**
   * Normal with a mean and a standard deviation for each draw: {@code rnorm(n, mean, sd)}. The
   * shorter arrays are recycled; of longer ones the first n are used.
   *
   * @param n number of draws
   * @param mean means
   * @param sd standard deviations, 0 or more and finite
   * @return draws [n]
   * @throws MetaException for arguments that R answers with NaN
   */
  public double[] rnorm(int n, double[] mean, double[] sd) {
    ArgumentChecks.count("rnorm", n);
    ArgumentChecks.each("rnorm", "mean", n, mean, ArgumentChecks::isNumber, "a number");
    ArgumentChecks.each(
        "rnorm", "sd", n, sd, ArgumentChecks::isFiniteFromZero, "0 or more and finite");
    double[] draws = new double[n];
    for (int i = 0; i < n; i++) {
      ArrayFill.poll(i);
      draws[i] = normal(mean[i % mean.length], sd[i % sd.length]);
    }
    return draws;
  }

  private double normal(double mean, double sd) {
    return sd == 0 || Double.isInfinite(mean) ? mean : mean + sd * NormalInversion.next(uniforms);
  }

  /**
   * Exponential with rate 1: {@code rexp(n)}.
   *
   * @param n number of draws
   * @return draws [n]
   */
  public double[] rexp(int n) {
    return rexp(n, 1);
  }

  /**
   * Exponential: {@code rexp(n, rate)}.
   *
   * @param n number of draws
   * @param rate positive and finite; the mean is 1 / rate
   * @return draws [n]
   * @throws MetaException for arguments that R answers with NaN
   */
  public double[] rexp(int n, double rate) {
    ArgumentChecks.count("rexp", n);
    // The scale decides, as in R: 1 / rate overflows for rates below 1e-308.
    double scale = 1 / rate;
    ArgumentChecks.that("rexp", "rate", rate, x -> x > 0 && scale > 0, "positive and finite");
    ArgumentChecks.that("rexp", "1 / rate", scale, ArgumentChecks::isFinite, "finite");
    return ArrayFill.doubles(n, () -> scale * ExponentialDoubling.next(uniforms));
  }

  /**
   * Gamma with scale 1: {@code rgamma(n, shape)}.
   *
   * @param n number of draws
   * @param shape 0 or more and finite
   * @return draws [n]
   * @throws MetaException for arguments that R answers with NaN
   */
  public double[] rgamma(int n, double shape) {
    return rgammaOfScale(n, shape, 1);
  }

  /**
   * Gamma: {@code rgamma(n, shape, rate)}; R's third argument is the rate too.
   *
   * @param n number of draws
   * @param shape 0 or more and finite; 0 gives zeros, and the stream does not move
   * @param rate positive and finite; the mean is shape / rate
   * @return draws [n]
   * @throws MetaException for arguments that R answers with NaN
   */
  public double[] rgamma(int n, double shape, double rate) {
    ArgumentChecks.that("rgamma", "rate", rate, x -> x > 0 && 1 / x > 0, "positive and finite");
    return rgammaOfScale(n, shape, 1 / rate);
  }

  /** {@code rgamma(n, shape, scale = scale)}; a scale of 0 gives zeros. */
  double[] rgammaOfScale(int n, double shape, double scale) {
    ArgumentChecks.count("rgamma", n);
    ArgumentChecks.that(
        "rgamma", "shape", shape, ArgumentChecks::isFiniteFromZero, "0 or more and finite");
    ArgumentChecks.that(
        "rgamma", "scale", scale, ArgumentChecks::isFiniteFromZero, "0 or more and finite");
    if (shape == 0 || scale == 0) {
      return new double[n];
    }
    GammaRejection gamma = new GammaRejection(shape);
    return ArrayFill.doubles(n, () -> scale * gamma.next(uniforms));
  }

  /**
   * Binomial: {@code rbinom(n, size, p)}.
   *
   * @param n number of draws
   * @param size trials of each draw, 0 to 2147483646
   * @param p probability of success, in [0, 1]; at 0 and 1 the stream does not move
   * @return numbers of successes [n]
   * @throws MetaException for arguments that R answers with NaN
   */
  public int[] rbinom(int n, int size, double p) {
    ArgumentChecks.count("rbinom", n);
    ArgumentChecks.that(
        "rbinom", "size", size, x -> x >= 0 && x < Integer.MAX_VALUE, "from 0 to 2147483646");
    ArgumentChecks.that("rbinom", "p", p, x -> x >= 0 && x <= 1, "in [0, 1]");
    if (size == 0 || p == 0 || p == 1) {
      int[] draws = new int[n];
      Arrays.fill(draws, p == 1 ? size : 0);
      return draws;
    }
    BinomialRejection binomial = new BinomialRejection(size, p);
    return ArrayFill.ints(n, () -> binomial.next(uniforms));
  }

  /**
   * A random permutation: {@code sample(n)}.
   *
   * @param n size of the population, 1 or more
   * @return 1..n in random order
   */
  public int[] sample(int n) {
    return sample(n, n, false);
  }

  /**
   * A sample without replacement, in random order: {@code sample(n, size)}.
   *
   * @param n size of the population, 1 or more
   * @param size of the sample, 0 to n
   * @return numbers from 1 to n [size]
   * @throws MetaException for arguments that R answers with NaN
   */
  public int[] sample(int n, int size) {
    return sample(n, size, false);
  }

  /**
   * Draws with equal probabilities: {@code sample(n, size, replace)}; the first number is 1, not 0.
   *
   * @param n size of the population, 1 or more
   * @param size of the sample
   * @param replace whether a number may be drawn again; if not, size is at most n
   * @return numbers from 1 to n [size]
   * @throws MetaException for arguments that R answers with NaN
   */
  public int[] sample(int n, int size, boolean replace) {
    ArgumentChecks.that("sample", "n", n, x -> x >= 1, "1 or more");
    ArgumentChecks.that("sample", "size", size, x -> x >= 0, "0 or more");
    if (replace) {
      return Sampling.withReplacement(uniforms, n, size);
    }
    enough(size, n, n + " numbers");
    return Sampling.withoutReplacement(uniforms, n, size);
  }

  /**
   * Draws with unequal probabilities: {@code sample(n, size, replace, prob)}. To sample grid
   * points, as R's {@code sample(grid, size, TRUE, prob)} does, use the numbers less one as
   * indices.
   *
   * @param n size of the population, 1 or more
   * @param size of the sample
   * @param replace whether a number may be drawn again; if not, size is at most the number of
   *     positive weights
   * @param prob weights, not negative; they need not sum to one [n]
   * @return numbers from 1 to n [size]
   * @throws MetaException for arguments that R answers with NaN
   */
  public int[] sample(int n, int size, boolean replace, double[] prob) {
    ArgumentChecks.that("sample", "n", n, x -> x >= 1, "1 or more");
    ArgumentChecks.that("sample", "size", size, x -> x >= 0, "0 or more");
    if (prob.length != n) {
      throw MetaException.of("sample: prob must have n = " + n + " weights, has " + prob.length);
    }
    ArgumentChecks.each(
        "sample", "prob", n, prob, ArgumentChecks::isFiniteFromZero, "0 or more and finite");
    double sum = Arrays.stream(prob).sum();
    ArgumentChecks.that(
        "sample",
        "sum of prob",
        sum,
        x -> x > 0 && ArgumentChecks.isFinite(x),
        "positive and finite");
    if (replace) {
      return WeightedSampling.withReplacement(uniforms, prob, size);
    }
    long positive = Arrays.stream(prob).filter(x -> x > 0).count();
    enough(size, positive, positive + " numbers with a positive weight");
    return WeightedSampling.withoutReplacement(uniforms, prob, size);
  }

  private static void enough(int size, long population, String what) {
    if (size > population) {
      throw MetaException.of(
          "sample: cannot draw " + size + " of " + what + " without replacement");
    }
  }
}
