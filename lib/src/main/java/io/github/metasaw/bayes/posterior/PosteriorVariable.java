package io.github.metasaw.bayes.posterior;

import org.apiguardian.api.API;

/**
 * A variable of a posterior: what it is, apart from its name, so that a moderator called {@code
 * tau} is never taken for the heterogeneity.
 *
 * @param name in tables
 * @param kind what it is
 * @param index of the coefficient, parameter of heterogeneity, group effect or row, from 0; else 0
 */
@API(status = API.Status.INTERNAL)
public record PosteriorVariable(String name, Kind kind, int index) {

  /** What a variable is. */
  public enum Kind {
    /** A coefficient of the mean. */
    COEFFICIENT,
    /** A parameter of heterogeneity in a model with more than one tau. */
    DISPERSION,
    /** The SD of the true effects; of several variances the root of {@link #TAU2}. */
    TAU,
    /** The variance of the true effects, its mean over rows. */
    TAU2,
    /** The true effect of a new study. */
    THETA_NEW,
    /** The precision-weighted mean of the studies' own effects. */
    BETA_F,
    /** Their precision-weighted variance about it. */
    ZETA2,
    /** The effect of one level of a group. */
    GROUP_EFFECT,
    /** The true effect of a row. */
    THETA
  }
}
