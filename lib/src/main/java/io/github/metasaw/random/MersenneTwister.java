package io.github.metasaw.random;

/**
 * The generator MT19937 of Matsumoto and Nishimura (1998, ACM TOMACS 8, 3-30), seeded and scaled as
 * R does. R fills the state by a congruential generator, where others use the authors' later
 * initialisation; hence this class, because implementations in libraries do not let callers set the
 * state.
 */
final class MersenneTwister implements UniformSource {

  private static final int N = 624;
  private static final int M = 397;
  private static final int UPPER = 0x80000000;
  private static final int LOWER = 0x7fffffff;
  private static final int MATRIX = 0x9908b0df;

  /** The warm-up of R's congruential generator, before the state is taken from it. */
  private static final int SCRAMBLES = 50;

  /** 1 / (2^32 - 1), to ten digits as R has it, for the scale and (below) for the two bounds. */
  private static final double SCALE = 2.3283064365386963e-10;

  private static final double SMALLEST = 0.5 * 2.328306437080797e-10;

  private final int[] state = new int[N];
  private int used = N;

  /** The state after R's {@code set.seed(seed)}. */
  MersenneTwister(int seed) {
    int congruential = seed;
    for (int i = 0; i < SCRAMBLES; i++) {
      congruential = 69069 * congruential + 1;
    }
    // The first number is R's slot for the position in the state, which starts at its end anyway.
    congruential = 69069 * congruential + 1;
    for (int i = 0; i < N; i++) {
      congruential = 69069 * congruential + 1;
      state[i] = congruential;
    }
  }

  @Override
  public double next() {
    double u = (nextInt() & 0xffffffffL) * SCALE;
    if (u <= 0) {
      return SMALLEST;
    }
    return 1 - u <= 0 ? 1 - SMALLEST : u;
  }

  private int nextInt() {
    if (used == N) {
      renew();
      used = 0;
    }
    int y = state[used++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  private void renew() {
    for (int i = 0; i < N; i++) {
      int y = (state[i] & UPPER) | (state[(i + 1) % N] & LOWER);
      state[i] = state[(i + M) % N] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : MATRIX);
    }
  }
}
