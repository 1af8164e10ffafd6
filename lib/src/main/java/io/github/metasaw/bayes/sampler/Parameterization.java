package io.github.metasaw.bayes.sampler;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import java.util.Locale;

/**
 * The coordinates in which NUTS moves. The posterior is the same; how efficiently it is explored is
 * not.
 */
public enum Parameterization implements Named {
  /**
   * beta and log tau, with the effects integrated out. tau is recorded; beta is drawn from its
   * normal distribution given tau (unless a prior is Student's), and the effects given both.
   */
  MARGINAL,
  /**
   * beta, log tau and the effects theta themselves. Where tau is small the effects are confined: a
   * funnel (Neal 2003; Betancourt and Girolami 2015) that shows in the checks as divergences.
   */
  CENTRED,
  /** beta, log tau and z = (theta - x'beta)/tau: no funnel where the studies are imprecise. */
  NONCENTRED;

  /**
   * The name in options.
   *
   * @return for example {@code centred}
   */
  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The parameterization of a name.
   *
   * @param word an {@link #id}
   * @return the parameterization
   * @throws MetaException for another name, with the nearest one
   */
  public static Parameterization parse(String word) {
    return Named.parse("parameterization", word, values());
  }
}
