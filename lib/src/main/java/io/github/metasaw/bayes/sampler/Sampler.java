package io.github.metasaw.bayes.sampler;

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

  private final String label;

  Sampler(String label) {
    this.label = label;
  }

  /** As options name it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As titles name it. */
  public String label() {
    return label;
  }

  /** Whether draws do not depend on each other, so that no warm-up is needed. */
  public boolean isIndependent() {
    return this == EXACT || this == DIRECT;
  }

  /** The sampler of a name. */
  public static Sampler parse(String word) {
    for (Sampler sampler : values()) {
      if (sampler.id().equals(word)) {
        return sampler;
      }
    }
    throw MetaException.unknown(
        "sampler", word, "", Arrays.stream(values()).map(Sampler::id).toList());
  }
}
