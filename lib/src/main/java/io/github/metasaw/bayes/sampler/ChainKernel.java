package io.github.metasaw.bayes.sampler;

/** A chain that walks through a density on R^n. */
interface ChainKernel {

  /**
   * Moves on.
   *
   * @param at the iteration, from 0; in those of warm-up a walk tunes itself
   */
  void move(int at);

  /** Where it stands [n], not a copy. */
  double[] position();

  /** Tells that the density has changed, as by another step of a Gibbs sampler. */
  void refresh();
}
