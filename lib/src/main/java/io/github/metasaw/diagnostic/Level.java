package io.github.metasaw.diagnostic;

/** The confidence, or the posterior probability, of an interval. */
public final class Level {

  private Level() {}

  /**
   * Refuses a number that is no level.
   *
   * @param level asked for
   * @return the same number, strictly between 0 and 1
   * @throws MetaException for any other number; a percentage gets the fraction that was meant
   */
  public static double require(double level) {
    if (level > 0 && level < 1) {
      return level;
    }
    String hint =
        level > 1 && level < 100
            ? "; for " + CheckNumber.plain(level) + " % write " + CheckNumber.plain(level / 100)
            : "";
    throw MetaException.of(
        "level must lie between 0 and 1, not " + CheckNumber.plain(level) + hint);
  }
}
