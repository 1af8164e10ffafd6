package io.github.metasaw.freq.study;

import io.github.metasaw.diagnostic.MetaException;

/**
 * How the envelope of a normal plot is simulated.
 *
 * @param level share of the simulated residuals within it, at each rank; above 0 and below 1
 * @param repetitions number of simulated data sets, 1 to {@link #MAX_REPETITIONS}
 * @param seed of R's generator
 * @param isSimultaneous whether the level holds for all ranks at once, by Bonferroni's correction
 */
public record Envelope(double level, int repetitions, long seed, boolean isSimultaneous) {

  /** The largest number of data sets. */
  public static final int MAX_REPETITIONS = 100_000;

  /**
   * Checks the values.
   *
   * @throws MetaException for a level or a number of repetitions outside its range
   */
  public Envelope {
    if (!(level > 0 && level < 1)) {
      throw MetaException.format("the level of an envelope is %s; it lies between 0 and 1", level);
    }
    if (repetitions < 1 || repetitions > MAX_REPETITIONS) {
      throw MetaException.format(
          "an envelope is simulated from 1 to %d data sets, not %d", MAX_REPETITIONS, repetitions);
    }
  }

  /**
   * A pointwise envelope of 95 per cent from 1000 data sets with the seed 1.
   *
   * @return the defaults
   */
  public static Envelope defaults() {
    return new Envelope(0.95, 1000, 1, false);
  }

  /**
   * With another level.
   *
   * @param other above 0 and below 1
   * @return a copy
   * @throws MetaException for another number
   */
  public Envelope withLevel(double other) {
    return new Envelope(other, repetitions, seed, isSimultaneous);
  }

  /**
   * With another number of simulated data sets.
   *
   * @param count 1 to {@link #MAX_REPETITIONS}
   * @return a copy
   * @throws MetaException for another number
   */
  public Envelope withRepetitions(int count) {
    return new Envelope(level, count, seed, isSimultaneous);
  }

  /**
   * With another seed.
   *
   * @param other of R's generator
   * @return a copy
   */
  public Envelope withSeed(long other) {
    return new Envelope(level, repetitions, other, isSimultaneous);
  }

  /**
   * With a level that holds for all ranks at once.
   *
   * @return a copy
   */
  public Envelope simultaneous() {
    return new Envelope(level, repetitions, seed, true);
  }
}
