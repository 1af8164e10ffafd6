package io.github.metasaw.random;

import io.github.metasaw.diagnostic.MetaException;

/**
 * The random numbers of one chain; made by {@link Streams#chain}. Not thread-safe: a stream belongs
 * to one thread at a time.
 */
public final class RandomStream implements BitSource {

  /** The polynomial of the jump by 2^128 (Blackman and Vigna 2021), lowest word first. */
  private static final long[] JUMP = {
    0x180ec6d33cfd0abaL, 0xd5a61266f0c9392cL, 0xa9582618e03fc9aaL, 0x39abdc4529b1661cL
  };

  private long s0;
  private long s1;
  private long s2;
  private long s3;

  private RandomStream(long s0, long s1, long s2, long s3) {
    this.s0 = s0;
    this.s1 = s1;
    this.s2 = s2;
    this.s3 = s3;
  }

  /** The stream that begins at the first four numbers of SplitMix64. */
  static RandomStream seeded(long seed) {
    long step = 0x9e3779b97f4a7c15L;
    return new RandomStream(
        mix(seed + step), mix(seed + 2 * step), mix(seed + 3 * step), mix(seed + 4 * step));
  }

  /** A copy that gives the same numbers from here on. */
  RandomStream copy() {
    return new RandomStream(s0, s1, s2, s3);
  }

  private static long mix(long z) {
    long y = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    long x = (y ^ (y >>> 27)) * 0x94d049bb133111ebL;
    return x ^ (x >>> 31);
  }

  /** 64 random bits. */
  @Override
  public long nextLong() {
    long result = Long.rotateLeft(s0 + s3, 23) + s0;
    long shifted = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  /** Jumps ahead by 2^128 numbers. */
  void jump() {
    long a = 0;
    long b = 0;
    long c = 0;
    long d = 0;
    for (long word : JUMP) {
      for (int bit = 0; bit < Long.SIZE; bit++) {
        if ((word >>> bit & 1) != 0) {
          a ^= s0;
          b ^= s1;
          c ^= s2;
          d ^= s3;
        }
        nextLong();
      }
    }
    s0 = a;
    s1 = b;
    s2 = c;
    s3 = d;
  }

  /**
   * Uniform on (0, 1), from 2^-53 to 1 - 2^-53: the logarithm of it and of 1 less it are finite.
   */
  @Override
  public double nextUniform() {
    return BitSource.uniform(nextLong());
  }

  /** Normal with mean 0 and standard deviation 1. */
  public double nextGaussian() {
    long bits = nextLong();
    double magnitude = Ziggurat.NORMAL.next(this, bits);
    return (bits & Ziggurat.SIGN) == 0 ? magnitude : -magnitude;
  }

  /** Exponential with mean 1; never 0. */
  public double nextExponential() {
    return Ziggurat.EXPONENTIAL.next(this, nextLong());
  }

  /**
   * Gamma with scale 1, by Marsaglia and Tsang (2000, ACM TOMS 26, 363-372).
   *
   * @param shape positive and finite; the mean and the variance. Below about 0.01 many draws are
   *     less than the least double and come out as 0: see {@link #nextLogGamma}
   */
  public double nextGamma(double shape) {
    return positive(shape) < 1 ? StrictMath.exp(nextLogGamma(shape)) : cubed(shape);
  }

  /**
   * The natural logarithm of what {@link #nextGamma} would have drawn, exact also where that is 0
   * to a double. For a shape below one: a gamma number of shape + 1 times U^(1 / shape), U uniform.
   *
   * @param shape positive and finite
   */
  public double nextLogGamma(double shape) {
    return positive(shape) < 1
        ? StrictMath.log(cubed(shape + 1)) - nextExponential() / shape
        : StrictMath.log(cubed(shape));
  }

  private static double positive(double shape) {
    if (shape > 0 && shape < Double.POSITIVE_INFINITY) {
      return shape;
    }
    throw MetaException.of("the shape of a gamma must be positive and finite, was " + shape);
  }

  /** For a shape of one and above: d (1 + c z)^3 with z normal is near to gamma; then rejection. */
  private double cubed(double shape) {
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double z = nextGaussian();
      double root = 1 + c * z;
      if (root <= 0) {
        continue;
      }
      double v = root * root * root;
      double u = nextUniform();
      double z2 = z * z;
      boolean below = u < 1 - 0.0331 * z2 * z2; // a bound that spares most logarithms
      if (below || StrictMath.log(u) < 0.5 * z2 + d * (1 - v + StrictMath.log(v))) {
        return d * v;
      }
    }
  }
}
