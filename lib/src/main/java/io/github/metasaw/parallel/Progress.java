package io.github.metasaw.parallel;

/** Hears how far long work has come; called from the threads that work, one at a time. */
@FunctionalInterface
public interface Progress {

  /**
   * Receives one report.
   *
   * @param done parts completed: iterations of all chains, refits, subsets
   * @param total parts there will be
   */
  void accept(long done, long total);

  /**
   * A listener that does not listen.
   *
   * @return does nothing
   */
  static Progress none() {
    return (done, total) -> {};
  }
}
