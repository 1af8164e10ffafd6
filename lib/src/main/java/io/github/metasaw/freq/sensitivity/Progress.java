package io.github.metasaw.freq.sensitivity;

/** Hears how far an analysis of many refits has come, one thread at a time. */
@FunctionalInterface
public interface Progress {

  /**
   * Some refits are done.
   *
   * @param done how many
   * @param all how many there are
   */
  void accept(int done, int all);
}
