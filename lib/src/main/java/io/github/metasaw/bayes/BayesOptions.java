package io.github.metasaw.bayes;

import io.github.metasaw.bayes.counts.BaselinePrior;
import io.github.metasaw.bayes.counts.DataLikelihood;
import io.github.metasaw.bayes.sampler.ChainSettings;
import io.github.metasaw.bayes.sampler.Parameterization;
import io.github.metasaw.bayes.sampler.Sampler;
import io.github.metasaw.diagnostic.Level;
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
          new SamplerChoice(null, Parameterization.MARGINAL),
          ChainLengths.DEFAULTS,
          new DataModel(DataLikelihood.NORMAL, null),
          0.95,
          Progress.none());

  private final SamplerChoice choice;
  private final ChainLengths lengths;
  private final DataModel data;
  private final double level;
  private final Progress progress;

  /**
   * How the posterior is computed.
   *
   * @param sampler null where the engine chooses
   * @param parameters in which NUTS moves
   */
  private record SamplerChoice(@Nullable Sampler sampler, Parameterization parameters) {}

  /**
   * How what the studies report depends on their effects.
   *
   * @param likelihood of each study
   * @param baseline prior of its second group; null if none was set
   */
  private record DataModel(DataLikelihood likelihood, @Nullable BaselinePrior baseline) {}

  private BayesOptions(
      SamplerChoice choice, ChainLengths lengths, DataModel data, double level, Progress progress) {
    this.choice = choice;
    this.lengths = lengths;
    this.data = data;
    this.level = level;
    this.progress = progress;
  }

  private BayesOptions with(SamplerChoice other) {
    return new BayesOptions(other, lengths, data, level, progress);
  }

  private BayesOptions with(ChainLengths other) {
    return new BayesOptions(choice, other, data, level, progress);
  }

  private BayesOptions with(DataModel other) {
    return new BayesOptions(choice, lengths, other, level, progress);
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
    return with(new SamplerChoice(sampler, choice.parameters));
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
    return with(lengths.withChains(chains));
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
    return with(lengths.withWarmup(warmup));
  }

  /**
   * With another number of draws that each chain keeps.
   *
   * @param draws at least 1
   * @return a copy
   * @throws MetaException if there would be none
   */
  public BayesOptions withDraws(int draws) {
    return with(lengths.withDraws(draws));
  }

  /**
   * With another seed. The same seed gives the same draws, whatever the number of threads.
   *
   * @param seed of all chains
   * @return a copy
   */
  public BayesOptions withSeed(long seed) {
    return with(lengths.withSeed(seed));
  }

  /**
   * With another probability of the intervals in figures and tables.
   *
   * @param level between 0 and 1
   * @return a copy
   * @throws MetaException if it does not lie there
   */
  public BayesOptions withLevel(double level) {
    return new BayesOptions(choice, lengths, data, Level.require(level), progress);
  }

  /**
   * With a progress listener.
   *
   * @param progress is told how many iterations are done
   * @return a copy
   */
  public BayesOptions withProgress(Progress progress) {
    return new BayesOptions(choice, lengths, data, level, progress);
  }

  /**
   * With another parameterization for NUTS; the engine refuses any but the marginal one for other
   * samplers.
   *
   * @param parameters the coordinates in which NUTS moves
   * @return a copy
   */
  public BayesOptions withParameters(Parameterization parameters) {
    return with(new SamplerChoice(choice.sampler, parameters));
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
    return with(new DataModel(likelihood, data.baseline));
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
    return with(new DataModel(data.likelihood, baseline));
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
    return data.likelihood;
  }

  /**
   * The prior of baselines.
   *
   * @return the vague one if none was set
   */
  public BaselinePrior baseline() {
    return data.baseline == null ? BaselinePrior.VAGUE : data.baseline;
  }

  /** Whether a prior of baselines was set. */
  boolean hasBaseline() {
    return data.baseline != null;
  }

  Progress progress() {
    return progress;
  }

  /**
   * The sampler asked for.
   *
   * @return exact where none was asked for
   */
  public Sampler sampler() {
    return choice.sampler == null ? Sampler.EXACT : choice.sampler;
  }

  /**
   * Whether a sampler was asked for.
   *
   * @return false where the engine chooses
   */
  public boolean hasSampler() {
    return choice.sampler != null;
  }

  /**
   * The coordinates in which NUTS moves.
   *
   * @return marginal by default
   */
  public Parameterization parameters() {
    return choice.parameters;
  }

  /**
   * The number of chains.
   *
   * @return at least 1
   */
  public int chains() {
    return lengths.chains();
  }

  /**
   * The warm-up draws of each chain.
   *
   * @return 1,000 where none were asked for
   */
  public int warmup() {
    return lengths.warmup();
  }

  /** Whether a number of draws for tuning was asked for. */
  boolean hasWarmup() {
    return lengths.hasWarmup();
  }

  /**
   * The draws that each chain keeps.
   *
   * @return at least 1
   */
  public int draws() {
    return lengths.draws();
  }

  /**
   * The seed of all chains.
   *
   * @return the seed
   */
  public long seed() {
    return lengths.seed();
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
    return new ChainSettings(
        sampler(), parameters(), chains(), discarded, draws(), seed(), progress);
  }

  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    if (likelihood() != DataLikelihood.NORMAL) {
      settings.put("likelihood", likelihood().id());
    }
    settings.put("sampler", sampler().id());
    if (sampler() != Sampler.EXACT) {
      settings.put("chains", Integer.toString(chains()));
      settings.put("warmup", Integer.toString(sampler().isIndependent() ? 0 : warmup()));
      settings.put("draws", Integer.toString(draws()));
      settings.put("seed", Long.toString(seed()));
    }
    if (sampler() == Sampler.NUTS) {
      settings.put("parameters", parameters().id());
    }
    settings.put("level", Double.toString(level));
    return settings;
  }
}
