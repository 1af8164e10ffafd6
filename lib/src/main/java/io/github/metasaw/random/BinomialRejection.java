package io.github.metasaw.random;

/**
 * Binomial numbers: algorithm BTPE of Kachitvichyanukul and Schmeiser (1988, Communications of the
 * ACM 31, 216-222) where the mean of the rarer outcome is 30 or more, and inversion by the
 * recurrence of the probabilities below that.
 *
 * <p>Two faults decide which numbers R gives, and are kept for that reason. The paper's last test
 * (step 5.3) adds Stirling's corrections of four factorials, two of which should be subtracted: too
 * small to be seen in any sample. And R squares the distance from the mode in 32 bits (seen in R
 * 4.2.2), which overflows from 46,341: with a chance of a half, R's draws have 1.006 times the
 * binomial variance for 4e8 trials and 1.17 times for 2e9, and the right one below.
 */
final class BinomialRejection {

  private static final double SMALL_MEAN = 30;

  /** Inversion starts again beyond this count: by then the uniform has lost its digits. */
  private static final int LONGEST = 111;

  private final int n;
  private final boolean flipped;
  private final double p;
  private final double q;
  private final double npq;
  private final double odds;
  private final double g;
  private final double none;
  private final int mode;
  private final double centre;
  private final double left;
  private final double right;
  private final double rateLeft;
  private final double rateRight;
  private final double c;
  // Areas of triangle, + parallelograms, + left tail, + right tail.
  private final double p1;
  private final double p2;
  private final double p3;
  private final double p4;

  /** A sampler for n >= 1 trials with a chance in (0, 1). */
  BinomialRejection(int n, double chance) {
    this.n = n;
    flipped = chance > 0.5;
    p = Math.min(chance, 1 - chance);
    q = 1 - p;
    npq = n * p * q;
    odds = p / q;
    g = odds * (n + 1.0);
    none = power(q, n);
    double peak = n * p + p;
    mode = (int) peak;
    centre = mode + 0.5;
    p1 = (int) (2.195 * Math.sqrt(npq) - 4.6 * q) + 0.5;
    left = centre - p1;
    right = centre + p1;
    c = 0.134 + 20.5 / (15.3 + mode);
    rateLeft = rate((peak - left) / (peak - left * p));
    rateRight = rate((right - peak) / (right * q));
    p2 = p1 * (1 + c + c);
    p3 = p2 + c / rateLeft;
    p4 = p3 + c / rateRight;
  }

  private static double rate(double a) {
    return a * (1 + 0.5 * a);
  }

  /** By squaring, as R does: the rounding of a large power decides draws. */
  private static double power(double base, int exponent) {
    double result = 1;
    double square = base;
    for (int bits = exponent; bits > 0; bits >>= 1) {
      if ((bits & 1) == 1) {
        result *= square;
      }
      square *= square;
    }
    return result;
  }

  int next(UniformSource uniforms) {
    int count = n * p < SMALL_MEAN ? inverted(uniforms) : btpe(uniforms);
    return flipped ? n - count : count;
  }

  private int inverted(UniformSource uniforms) {
    while (true) {
      double u = uniforms.next();
      double probability = none;
      for (int count = 0; count <= LONGEST; count++) {
        if (u < probability) {
          return count;
        }
        u -= probability;
        probability *= g / (count + 1) - odds;
      }
    }
  }

  private int btpe(UniformSource uniforms) {
    while (true) {
      double u = uniforms.next() * p4;
      double v = uniforms.next();
      if (u <= p1) {
        return (int) (centre - p1 * v + u);
      }
      int count;
      if (u <= p2) {
        double x = left + (u - p1) / c;
        v = v * c + 1 - Math.abs(centre - x) / p1;
        if (v > 1 || v <= 0) {
          continue;
        }
        count = (int) x;
      } else if (u > p3) {
        count = (int) (right - Math.log(v) / rateRight);
        if (count > n) {
          continue;
        }
        v *= (u - p3) * rateRight;
      } else {
        count = (int) (left + Math.log(v) / rateLeft);
        if (count < 0) {
          continue;
        }
        v *= (u - p2) * rateLeft;
      }
      if (accepted(count, v)) {
        return count;
      }
    }
  }

  private boolean accepted(int count, double v) {
    int k = Math.abs(count - mode);
    if (k <= 20 || k >= npq / 2 - 1) {
      return v <= quotient(count);
    }
    double band = (k / npq) * ((k * (k / 3.0 + 0.625) + 0.1666666666666) / npq + 0.5);
    double normal = -(k * k) / (2 * npq);
    double logV = Math.log(v);
    return logV < normal - band || (logV <= normal + band && logV <= logQuotient(count));
  }

  /** P(count) / P(mode), by the recurrence. */
  private double quotient(int count) {
    double f = 1;
    for (int i = mode + 1; i <= count; i++) {
      f *= g / i - odds;
    }
    for (int i = count + 1; i <= mode; i++) {
      f /= g / i - odds;
    }
    return f;
  }

  /** log P(count) / P(mode), by Stirling's formula. */
  private double logQuotient(int count) {
    double x = count + 1.0;
    double f = mode + 1.0;
    double z = n - mode + 1.0;
    double w = n - count + 1.0;
    return centre * Math.log(f / x)
        + (n - mode + 0.5) * Math.log(z / w)
        + (count - mode) * Math.log(w * p / (x * q))
        + stirling(f)
        + stirling(z)
        + stirling(x)
        + stirling(w);
  }

  private static double stirling(double x) {
    double x2 = x * x;
    return (13860.0 - (462.0 - (132.0 - (99.0 - 140.0 / x2) / x2) / x2) / x2) / x / 166320.0;
  }
}
