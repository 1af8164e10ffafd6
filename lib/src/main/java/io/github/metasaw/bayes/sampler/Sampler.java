package io.github.metasaw.bayes.sampler;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import java.util.Locale;

/** How a posterior is computed. */
public enum Sampler implements Named {
  /** Quadrature over tau: no draws, no Monte Carlo error. */
  EXACT("exact posterior"),
  /** Independent draws: tau from its exact posterior, then beta, then the effects. */
  DIRECT("independent draws"),
  /** A Markov chain: tau by slice sampling from its marginal posterior, the rest given tau. */
  GIBBS("Gibbs sampler"),
  /** A Markov chain: the no-U-turn sampler in beta and log tau, the effects given both. */
  NUTS("NUTS");

  private final String label;

  Sampler(String label) {
    this.label = label;
  }

  /**
   * The name in options.
   *
   * @return for example {@code gibbs}
   */
  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The name in titles.
   *
   * @return for example {@code Gibbs sampler}
   */
  @Override
  public String label() {
    return label;
  }

  /**
   * Whether its draws are independent, so that no warm-up is needed.
   *
   * @return false for a Markov chain
   */
  public boolean isIndependent() {
    return this == EXACT || this == DIRECT;
  }

  /**
   * The sampler of a name.
   *
   * @param word an {@link #id}
   * @return the sampler
   * @throws MetaException for another name, with the nearest one
   */
  public static Sampler parse(String word) {
    return Named.parse("sampler", word, values());
  }
}
