package io.github.metasaw.bayes;

import io.github.metasaw.diagnostic.MetaException;
import org.jspecify.annotations.Nullable;

/**
 * How many chains there are, how long each is, and the seed of all.
 *
 * @param chains at least 1
 * @param asked warm-up draws of each chain that were asked for, 0 or more; null if none were
 * @param draws that each chain keeps, at least 1
 * @param seed of all chains
 */
record ChainLengths(int chains, @Nullable Integer asked, int draws, long seed) {

  private static final int DEFAULT_WARMUP = 1000;

  static final ChainLengths DEFAULTS = new ChainLengths(4, null, 1000, 20);

  ChainLengths withChains(int other) {
    return new ChainLengths(atLeast("chains", other, 1), asked, draws, seed);
  }

  ChainLengths withWarmup(int other) {
    return new ChainLengths(chains, atLeast("warmup", other, 0), draws, seed);
  }

  ChainLengths withDraws(int other) {
    return new ChainLengths(chains, asked, atLeast("draws", other, 1), seed);
  }

  ChainLengths withSeed(long other) {
    return new ChainLengths(chains, asked, draws, other);
  }

  int warmup() {
    return asked == null ? DEFAULT_WARMUP : asked;
  }

  boolean hasWarmup() {
    return asked != null;
  }

  private static int atLeast(String name, int value, int least) {
    if (value < least) {
      throw MetaException.of("%s must be %d or more, not %d".formatted(name, least, value));
    }
    return value;
  }
}
