package io.github.metasaw.bayes.sampler;

import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.Locale;

/** In what NUTS moves. The posterior is the same; how well it can be walked through is not. */
public enum Parameterization {
  /**
   * beta and log tau, with the effects integrated out. Recorded are tau, beta drawn exactly given
   * it (where no prior is Student's), and the effects given both.
   */
  MARGINAL,
  /**
   * beta, log tau and the effects theta themselves: where tau is small they have hardly room, a
   * funnel (Neal 2003; Betancourt and Girolami 2015) that shows in the checks as divergences.
   */
  CENTRED,
  /** beta, log tau and z = (theta - x'beta)/tau: no funnel where the studies tell little. */
  NONCENTRED;

  /** As options name it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The parameters of a name. */
  public static Parameterization parse(String word) {
    for (Parameterization parameters : values()) {
      if (parameters.id().equals(word)) {
        return parameters;
      }
    }
    throw MetaException.unknown(
        "form", word, "", Arrays.stream(values()).map(Parameterization::id).toList());
  }
}
