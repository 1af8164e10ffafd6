package io.github.metasaw.fit;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;

/**
 * How a cluster wild bootstrap draws.
 *
 * @param draws number of draws, 19 or more
 * @param seed the same seed gives the same digits
 * @param multiplier distribution of the factor of each cluster
 */
public record WildBootstrap(int draws, long seed, Multiplier multiplier) {

  /** The default number of draws. */
  public static final int DRAWS = 1999;

  /** With fewer, no p value is below 0.05. */
  private static final int LEAST = 19;

  /** What the residuals of a cluster are multiplied by: mean 0 and variance 1. */
  public enum Multiplier implements Named {
    /** -1 or 1. */
    RADEMACHER("rademacher", "-1 or 1"),
    /** Webb's six points, for very few clusters (Webb 2023, Can. J. Econ. 56, 839). */
    WEBB("webb", "six points: roots of 1/2, 1 and 3/2 with either sign");

    private final String id;
    private final String label;

    Multiplier(String id, String label) {
      this.id = id;
      this.label = label;
    }

    /**
     * The distribution of a name.
     *
     * @param name {@code rademacher} or {@code webb}, in any case
     * @return the distribution
     * @throws MetaException for an unknown name
     */
    public static Multiplier parse(String name) {
      return Named.parse("multiplier", name, "of a wild bootstrap", values());
    }

    /**
     * The name in options.
     *
     * @return in one word
     */
    @Override
    public String id() {
      return id;
    }

    /**
     * The distribution in words.
     *
     * @return its points
     */
    @Override
    public String label() {
      return label;
    }
  }

  /**
   * Checks the number of draws.
   *
   * @throws MetaException for fewer than 19
   */
  public WildBootstrap {
    if (draws < LEAST) {
      throw MetaException.format(
          "the wild bootstrap takes at least %d draws, not %d, because p is no less than 1 / (draws + 1)",
          LEAST, draws);
    }
  }

  /**
   * With Rademacher's signs.
   *
   * @param draws number of draws, 19 or more
   * @param seed the same seed gives the same digits
   * @return the settings
   * @throws MetaException for fewer than 19 draws
   */
  public static WildBootstrap of(int draws, long seed) {
    return new WildBootstrap(draws, seed, Multiplier.RADEMACHER);
  }
}
