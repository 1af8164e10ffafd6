package io.github.metasaw.random;

import io.github.metasaw.diagnostic.MetaException;
import java.util.ArrayList;
import java.util.List;

/**
 * One seed, split into a stream of random numbers for each chain. Chain c has the same numbers
 * whatever the number of chains, of threads, and the order in which they run; and the same on every
 * machine and version of Java, as nothing but IEEE arithmetic and {@link StrictMath} is used.
 *
 * <p>The generator is xoshiro256++ of Blackman and Vigna (2021, ACM TOMS 47, article 36): four
 * words of state, a period of 2^256 - 1, and no failure known in any battery of tests. Its state is
 * filled from the seed by SplitMix64 (Steele, Lea and Flood 2014, OOPSLA), so that neighbouring
 * seeds have unlike states. Chains are 2^128 numbers apart on its one cycle, hence never overlap:
 * chances are not needed, as they are where each chain has a seed of its own. The generators of
 * {@code java.util.random} would do as well, but how they make normal and exponential numbers is
 * left to the version of Java.
 *
 * <pre>{@code
 * Streams streams = Streams.of(20);
 * RandomStream random = streams.chain(0); // one to a thread
 * double z = random.nextGaussian();
 * }</pre>
 *
 * @param seed the user's seed, any number
 */
public record Streams(long seed) {

  /**
   * The streams of a seed; neighbouring seeds are as unlike as any other.
   *
   * @param seed any number
   * @return its streams
   */
  public static Streams of(long seed) {
    return new Streams(seed);
  }

  /**
   * The stream of a chain, at its beginning. It takes the time of 256 draws for each chain before
   * it.
   *
   * @param c the chain, from 0
   * @return a stream of its own, 2^128 numbers after that of the chain before
   * @throws MetaException if the number is negative
   */
  public RandomStream chain(int c) {
    if (c < 0) {
      throw MetaException.of("chains are numbered from 0, the number was " + c);
    }
    RandomStream stream = RandomStream.seeded(seed);
    for (int i = 0; i < c; i++) {
      stream.jump();
    }
    return stream;
  }

  /**
   * The streams of the first chains: {@link #chain} of each, in one pass.
   *
   * @param count number of chains
   * @return one stream per chain
   */
  public List<RandomStream> chains(int count) {
    List<RandomStream> streams = new ArrayList<>(count);
    RandomStream next = RandomStream.seeded(seed);
    for (int c = 0; c < count; c++) {
      streams.add(next.copy());
      next.jump();
    }
    return streams;
  }
}
