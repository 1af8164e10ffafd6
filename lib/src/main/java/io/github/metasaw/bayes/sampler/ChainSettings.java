package io.github.metasaw.bayes.sampler;

import io.github.metasaw.parallel.Progress;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import org.apiguardian.api.API;

/**
 * How chains are run: the part of the options of a Bayesian fit that samplers take.
 *
 * @param sampler the sampler, resolved
 * @param parameters what NUTS moves in
 * @param chains number of chains, at least 1
 * @param warmup discarded iterations of each chain, 0 for independent draws
 * @param draws kept iterations of each chain, at least 1
 * @param seed of all chains
 * @param progress listener to the progress
 */
@API(status = API.Status.INTERNAL)
public record ChainSettings(
    Sampler sampler,
    Parameterization parameters,
    int chains,
    int warmup,
    int draws,
    long seed,
    Progress progress) {

  /**
   * Random numbers that belong to no chain: the stream after those of the chains.
   *
   * @return a new stream at its beginning
   */
  public RandomStream freshStream() {
    return Streams.of(seed).chain(chains);
  }
}
