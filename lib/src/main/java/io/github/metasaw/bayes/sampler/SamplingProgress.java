package io.github.metasaw.bayes.sampler;

/** Listens to the progress of sampling; called from the sampling threads, one at a time. */
@FunctionalInterface
public interface SamplingProgress {

  /**
   * Receives one report.
   *
   * @param done iterations completed, over all chains
   * @param total iterations there will be, over all chains
   */
  void accept(long done, long total);
}
