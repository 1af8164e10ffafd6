package io.github.metasaw.random;

/**
 * Rejection from a decreasing density that is covered by 256 layers of equal area: Marsaglia and
 * Tsang (2000, Journal of Statistical Software 5(8)). One draw in a hundred needs more than a
 * comparison and a product. Layer, sign and place within the layer come from separate bits, as
 * Doornik (2005, An improved ziggurat method to generate normal random samples) asks.
 */
enum Ziggurat {
  /** The right half of the normal density, exp(-x^2 / 2). */
  NORMAL(3.654152885361009, 4.928673233974655e-3) {
    @Override
    double density(double x) {
      return StrictMath.exp(-0.5 * x * x);
    }

    @Override
    double inverse(double y) {
      return Math.sqrt(-2 * StrictMath.log(y));
    }

    /** Marsaglia (1964, Technometrics 6, 101-102). */
    @Override
    double tail(BitSource random) {
      double beyond;
      double e;
      do {
        beyond = -StrictMath.log(random.nextUniform()) / start;
        e = -StrictMath.log(random.nextUniform());
      } while (2 * e <= beyond * beyond);
      return start + beyond;
    }
  },

  /** The exponential density, exp(-x). */
  EXPONENTIAL(7.69711747013105, 3.949659822581557e-3) {
    @Override
    double density(double x) {
      return StrictMath.exp(-x);
    }

    @Override
    double inverse(double y) {
      return -StrictMath.log(y);
    }

    @Override
    double tail(BitSource random) {
      return start - StrictMath.log(random.nextUniform());
    }
  };

  /** A bit that {@link #next} does not use. */
  static final long SIGN = 0x100;

  private static final int LAYERS = 256;

  /** Where the tail begins, which belongs to the lowest layer. */
  final double start;

  /** Width of each layer, falling; of the lowest, as if the tail were folded into it. */
  final double[] width = new double[LAYERS + 1];

  /** The density at each width; at the lowest not used. */
  final double[] height = new double[LAYERS + 1];

  /**
   * The layers from where the tail begins, and the area of each layer: the two for which the
   * highest ends at the peak, as printed by Marsaglia and Tsang, here with all digits of a double.
   */
  Ziggurat(double start, double area) {
    this.start = start;
    width[0] = area / density(start);
    width[1] = start;
    height[1] = density(start);
    for (int i = 2; i < LAYERS; i++) {
      height[i] = height[i - 1] + area / width[i - 1];
      width[i] = inverse(height[i]);
    }
    height[LAYERS] = 1;
  }

  abstract double density(double x);

  abstract double inverse(double y);

  abstract double tail(BitSource random);

  /** A draw from the density; {@code bits} are fresh, more are taken where needed. */
  double next(BitSource random, long bits) {
    long fresh = bits;
    while (true) {
      int layer = (int) (fresh & (LAYERS - 1));
      double x = BitSource.uniform(fresh) * width[layer];
      if (x < width[layer + 1]) {
        return x;
      }
      if (layer == 0) {
        return tail(random);
      }
      double rise = height[layer + 1] - height[layer];
      if (height[layer] + random.nextUniform() * rise < density(x)) {
        return x;
      }
      fresh = random.nextLong();
    }
  }
}
