package io.github.metasaw.bayes;

import io.github.metasaw.bayes.sampler.ChainSettings;
import io.github.metasaw.bayes.sampler.Parameterization;
import io.github.metasaw.bayes.sampler.Sampler;
import io.github.metasaw.bayes.sampler.SamplingProgress;
import io.github.metasaw.diagnostic.MetaException;
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
          null, 4, null, 1000, 20, 0.95, (done, total) -> {}, Parameterization.MARGINAL);

  private static final int DEFAULT_WARMUP = 1000;

  private final @Nullable Sampler sampler;
  private final int chains;
  private final @Nullable Integer warmup;
  private final int draws;
  private final long seed;
  private final double level;
  private final SamplingProgress progress;
  private final Parameterization parameters;

  private BayesOptions(
      @Nullable Sampler sampler,
      int chains,
      @Nullable Integer warmup,
      int draws,
      long seed,
      double level,
      SamplingProgress progress,
      Parameterization parameters) {
    this.sampler = sampler;
    this.chains = chains;
    this.warmup = warmup;
    this.draws = draws;
    this.seed = seed;
    this.level = level;
    this.progress = progress;
    this.parameters = parameters;
  }

  /**
   * Exact where a model is, else NUTS; for a sampler 4 chains, 1,000 draws of warm-up and 1,000
   * kept in each, seed 20; 0.95.
   */
  public static BayesOptions defaults() {
    return DEFAULTS;
  }

  public BayesOptions withSampler(Sampler sampler) {
    return new BayesOptions(sampler, chains, warmup, draws, seed, level, progress, parameters);
  }

  /** Another sampler, by its name. */
  public BayesOptions withSampler(String sampler) {
    return withSampler(Sampler.parse(sampler));
  }

  /** Number of chains, at least 1. */
  public BayesOptions withChains(int chains) {
    return new BayesOptions(
        sampler, atLeast("chains", chains, 1), warmup, draws, seed, level, progress, parameters);
  }

  /**
   * Draws of each chain for tuning, thrown away; 0 or more. Independent draws need none, and a
   * check says so.
   */
  public BayesOptions withWarmup(int warmup) {
    return new BayesOptions(
        sampler, chains, atLeast("warmup", warmup, 0), draws, seed, level, progress, parameters);
  }

  /** Draws kept of each chain, at least 1. */
  public BayesOptions withDraws(int draws) {
    return new BayesOptions(
        sampler, chains, warmup, atLeast("draws", draws, 1), seed, level, progress, parameters);
  }

  /** The seed of all chains; the same digits whatever the number of threads. */
  public BayesOptions withSeed(long seed) {
    return new BayesOptions(sampler, chains, warmup, draws, seed, level, progress, parameters);
  }

  /** Probability of the intervals in figures and tables, between 0 and 1. */
  public BayesOptions withLevel(double level) {
    if (!(level > 0 && level < 1)) {
      String hint = level > 1 && level < 100 ? "; for " + level + " % write " + level / 100 : "";
      throw MetaException.of("level must lie between 0 and 1, not " + level + hint);
    }
    return new BayesOptions(sampler, chains, warmup, draws, seed, level, progress, parameters);
  }

  /** Someone to tell how far sampling has come. */
  public BayesOptions withProgress(SamplingProgress progress) {
    return new BayesOptions(sampler, chains, warmup, draws, seed, level, progress, parameters);
  }

  /** In what NUTS moves; the other samplers refuse all but the marginal parameters. */
  public BayesOptions withParameters(Parameterization parameters) {
    return new BayesOptions(sampler, chains, warmup, draws, seed, level, progress, parameters);
  }

  /** Other parameters of NUTS, by their name. */
  public BayesOptions withParameters(String parameters) {
    return withParameters(Parameterization.parse(parameters));
  }

  SamplingProgress progress() {
    return progress;
  }

  private static int atLeast(String name, int value, int least) {
    if (value < least) {
      throw MetaException.of("%s must be %d or more, not %d".formatted(name, least, value));
    }
    return value;
  }

  /** The sampler asked for; exact where none was. */
  public Sampler sampler() {
    return sampler == null ? Sampler.EXACT : sampler;
  }

  /** Whether one was asked for. */
  public boolean hasSampler() {
    return sampler != null;
  }

  public Parameterization parameters() {
    return parameters;
  }

  public int chains() {
    return chains;
  }

  /** Draws of each chain for tuning. */
  public int warmup() {
    return warmup == null ? DEFAULT_WARMUP : warmup;
  }

  /** Whether a number of draws for tuning was asked for. */
  boolean hasWarmup() {
    return warmup != null;
  }

  public int draws() {
    return draws;
  }

  public long seed() {
    return seed;
  }

  public double level() {
    return level;
  }

  /**
   * The part that samplers honour; independent draws need no warm-up.
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
