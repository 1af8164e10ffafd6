package io.github.metasaw.bayes;

import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.Locale;

/** How a posterior is computed. */
public enum Sampler {
  /** Quadrature over tau: no draws, no Monte Carlo error. */
  EXACT("exact posterior"),
  /** Independent draws: tau from its exact posterior, then beta, then the effects. */
  DIRECT("independent draws"),
  /** A chain: tau by slice sampling from its marginal posterior, the rest exactly given tau. */
  GIBBS("Gibbs sampler"),
  /** A chain: the no-U-turn sampler in beta and log tau, the effects exactly given both. */
  NUTS("NUTS");

  private final String words;

  Sampler(String words) {
    this.words = words;
  }

  /** As options name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As titles name it. */
  public String words() {
    return words;
  }

  /** Whether draws do not depend on each other, so that no warm-up is needed. */
  boolean isIndependent() {
    return this == EXACT || this == DIRECT;
  }

  /** The sampler of a name. */
  public static Sampler parse(String word) {
    for (Sampler sampler : values()) {
      if (sampler.word().equals(word)) {
        return sampler;
      }
    }
    throw MetaException.unknown(
        "sampler", word, "", Arrays.stream(values()).map(Sampler::word).toList());
  }
}
