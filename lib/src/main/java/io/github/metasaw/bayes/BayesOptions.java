package io.github.metasaw.bayes;

import io.github.metasaw.bayes.counts.BaselinePrior;
import io.github.metasaw.bayes.counts.DataLikelihood;
import io.github.metasaw.bayes.sampler.ChainSettings;
import io.github.metasaw.bayes.sampler.Parameterization;
import io.github.metasaw.bayes.sampler.Sampler;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.parallel.Progress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * How a posterior is computed, apart from what is modelled. Immutable; start at {@link #defaults}.
 */
public final class BayesOptions {

  private static final BayesOptions DEFAULTS =
      new BayesOptions(
          null,
          4,
          null,
          1000,
          20,
          0.95,
          (done, total) -> {},
          Parameterization.MARGINAL,
          DataLikelihood.NORMAL,
          null);

  private static final int DEFAULT_WARMUP = 1000;

  private final @Nullable Sampler sampler;
  private final int chains;
  private final @Nullable Integer warmup;
  private final int draws;
  private final long seed;
  private final double level;
  private final Progress progress;
  private final Parameterization parameters;
  private final DataLikelihood likelihood;
  private final @Nullable BaselinePrior baseline;

  private BayesOptions(
      @Nullable Sampler sampler,
      int chains,
      @Nullable Integer warmup,
      int draws,
      long seed,
      double level,
      Progress progress,
      Parameterization parameters,
      DataLikelihood likelihood,
      @Nullable BaselinePrior baseline) {
    this.sampler = sampler;
    this.chains = chains;
    this.warmup = warmup;
    this.draws = draws;
    this.seed = seed;
    this.level = level;
    this.progress = progress;
    this.parameters = parameters;
    this.likelihood = likelihood;
    this.baseline = baseline;
  }

  /**
   * The defaults: an exact posterior where the model has one, else direct draws or NUTS; 4 chains
   * of 1,000 warm-up and 1,000 kept draws; seed 20; intervals of 95 per cent.
   *
   * @return the options to start from
   */
  public static BayesOptions defaults() {
    return DEFAULTS;
  }

  /**
   * With another sampler.
   *
   * @param sampler how the posterior is computed
   * @return a copy
   */
  public BayesOptions withSampler(Sampler sampler) {
    return new BayesOptions(
        sampler, chains, warmup, draws, seed, level, progress, parameters, likelihood, baseline);
  }

  /**
   * With another sampler, by its name.
   *
   * @param sampler {@code exact}, {@code direct}, {@code gibbs} or {@code nuts}
   * @return a copy
   * @throws MetaException for another name, with the nearest one
   */
  public BayesOptions withSampler(String sampler) {
    return withSampler(Sampler.parse(sampler));
  }

  /**
   * With another number of chains.
   *
   * @param chains at least 1
   * @return a copy
   * @throws MetaException if there would be none
   */
  public BayesOptions withChains(int chains) {
    return new BayesOptions(
        sampler,
        atLeast("chains", chains, 1),
        warmup,
        draws,
        seed,
        level,
        progress,
        parameters,
        likelihood,
        baseline);
  }

  /**
   * With another number of warm-up draws, in which samplers tune themselves and which are
   * discarded. Independent draws need none; a check says so where they are asked for.
   *
   * @param warmup draws of each chain, 0 or more
   * @return a copy
   * @throws MetaException if {@code warmup} is negative
   */
  public BayesOptions withWarmup(int warmup) {
    return new BayesOptions(
        sampler,
        chains,
        atLeast("warmup", warmup, 0),
        draws,
        seed,
        level,
        progress,
        parameters,
        likelihood,
        baseline);
  }

  /**
   * With another number of draws that each chain keeps.
   *
   * @param draws at least 1
   * @return a copy
   * @throws MetaException if there would be none
   */
  public BayesOptions withDraws(int draws) {
    return new BayesOptions(
        sampler,
        chains,
        warmup,
        atLeast("draws", draws, 1),
        seed,
        level,
        progress,
        parameters,
        likelihood,
        baseline);
  }

  /**
   * With another seed. The same seed gives the same draws, whatever the number of threads.
   *
   * @param seed of all chains
   * @return a copy
   */
  public BayesOptions withSeed(long seed) {
    return new BayesOptions(
        sampler, chains, warmup, draws, seed, level, progress, parameters, likelihood, baseline);
  }

  /**
   * With another probability of the intervals in figures and tables.
   *
   * @param level between 0 and 1
   * @return a copy
   * @throws MetaException if it does not lie there
   */
  public BayesOptions withLevel(double level) {
    if (!(level > 0 && level < 1)) {
      String hint = level > 1 && level < 100 ? "; for " + level + " % write " + level / 100 : "";
      throw MetaException.of("level must lie between 0 and 1, not " + level + hint);
    }
    return new BayesOptions(
        sampler, chains, warmup, draws, seed, level, progress, parameters, likelihood, baseline);
  }

  /**
   * With a progress listener.
   *
   * @param progress is told how many iterations are done
   * @return a copy
   */
  public BayesOptions withProgress(Progress progress) {
    return new BayesOptions(
        sampler, chains, warmup, draws, seed, level, progress, parameters, likelihood, baseline);
  }

  /**
   * With another parameterization for NUTS; the engine refuses any but the marginal one for other
   * samplers.
   *
   * @param parameters the coordinates in which NUTS moves
   * @return a copy
   */
  public BayesOptions withParameters(Parameterization parameters) {
    return new BayesOptions(
        sampler, chains, warmup, draws, seed, level, progress, parameters, likelihood, baseline);
  }

  /**
   * With another parameterization for NUTS, by its name.
   *
   * @param parameters {@code marginal}, {@code centred} or {@code noncentred}
   * @return a copy
   * @throws MetaException for another name, with the nearest one
   */
  public BayesOptions withParameters(String parameters) {
    return withParameters(Parameterization.parse(parameters));
  }

  /**
   * The likelihood of what the studies report; the normal one of their estimates if none is set.
   * The others need the counts of each study.
   *
   * @param likelihood of each study
   * @return a copy
   */
  public BayesOptions withLikelihood(DataLikelihood likelihood) {
    return new BayesOptions(
        sampler, chains, warmup, draws, seed, level, progress, parameters, likelihood, baseline);
  }

  /**
   * Another likelihood, by its name.
   *
   * @param likelihood {@code normal}, {@code conditional}, {@code binomial} or {@code poisson}
   * @return a copy
   * @throws MetaException for another name
   */
  public BayesOptions withLikelihood(String likelihood) {
    return withLikelihood(DataLikelihood.parse(likelihood));
  }

  /**
   * The prior of each study's baseline, the log odds or log rate of its second group, which the
   * binomial and Poisson likelihoods of two groups have.
   *
   * @param baseline a normal prior; {@link BaselinePrior#VAGUE} if none is set
   * @return a copy
   */
  public BayesOptions withBaseline(BaselinePrior baseline) {
    return new BayesOptions(
        sampler, chains, warmup, draws, seed, level, progress, parameters, likelihood, baseline);
  }

  /**
   * Another prior of baselines, as text.
   *
   * @param baseline {@code normal(0, sd = 10)}
   * @return a copy
   * @throws MetaException for other text
   */
  public BayesOptions withBaseline(String baseline) {
    return withBaseline(BaselinePrior.parse(baseline));
  }

  /**
   * The likelihood of what the studies report.
   *
   * @return normal if none was set
   */
  public DataLikelihood likelihood() {
    return likelihood;
  }

  /**
   * The prior of baselines.
   *
   * @return the vague one if none was set
   */
  public BaselinePrior baseline() {
    return baseline == null ? BaselinePrior.VAGUE : baseline;
  }

  /** Whether a prior of baselines was set. */
  boolean hasBaseline() {
    return baseline != null;
  }

  Progress progress() {
    return progress;
  }

  private static int atLeast(String name, int value, int least) {
    if (value < least) {
      throw MetaException.of("%s must be %d or more, not %d".formatted(name, least, value));
    }
    return value;
  }

  /**
   * The sampler asked for.
   *
   * @return exact where none was asked for
   */
  public Sampler sampler() {
    return sampler == null ? Sampler.EXACT : sampler;
  }

  /**
   * Whether a sampler was asked for.
   *
   * @return false where the engine chooses
   */
  public boolean hasSampler() {
    return sampler != null;
  }

  /**
   * The coordinates in which NUTS moves.
   *
   * @return marginal by default
   */
  public Parameterization parameters() {
    return parameters;
  }

  /**
   * The number of chains.
   *
   * @return at least 1
   */
  public int chains() {
    return chains;
  }

  /**
   * The warm-up draws of each chain.
   *
   * @return 1,000 where none were asked for
   */
  public int warmup() {
    return warmup == null ? DEFAULT_WARMUP : warmup;
  }

  /** Whether a number of draws for tuning was asked for. */
  boolean hasWarmup() {
    return warmup != null;
  }

  /**
   * The draws that each chain keeps.
   *
   * @return at least 1
   */
  public int draws() {
    return draws;
  }

  /**
   * The seed of all chains.
   *
   * @return the seed
   */
  public long seed() {
    return seed;
  }

  /**
   * The probability of the intervals in figures and tables.
   *
   * @return between 0 and 1
   */
  public double level() {
    return level;
  }

  /**
   * The part of the options that samplers take; independent draws have no warm-up.
   *
   * @return settings of the chains
   */
  @API(status = API.Status.INTERNAL)
  public ChainSettings chainSettings() {
    int discarded = sampler().isIndependent() ? 0 : warmup();
    return new ChainSettings(sampler(), parameters, chains, discarded, draws, seed, progress);
  }

  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    if (likelihood != DataLikelihood.NORMAL) {
      settings.put("likelihood", likelihood.id());
    }
    settings.put("sampler", sampler().id());
    if (sampler() != Sampler.EXACT) {
      settings.put("chains", Integer.toString(chains));
      settings.put("warmup", Integer.toString(sampler().isIndependent() ? 0 : warmup()));
      settings.put("draws", Integer.toString(draws));
      settings.put("seed", Long.toString(seed));
    }
    if (sampler() == Sampler.NUTS) {
      settings.put("parameters", parameters.id());
    }
    settings.put("level", Double.toString(level));
    return settings;
  }
}
