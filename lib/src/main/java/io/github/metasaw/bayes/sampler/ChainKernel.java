package io.github.metasaw.bayes.sampler;

/** A transition kernel: moves the state of a chain, leaving a density on R^n invariant. */
interface ChainKernel {

  /**
   * Moves to the next state.
   *
   * @param at the iteration, from 0; in those of warm-up the kernel tunes itself
   */
  void move(int at);

  /** The present state [n], not a copy. */
  double[] position();

  /** Evaluates the density anew, after another step of a Gibbs sampler has changed it. */
  void refresh();
}
