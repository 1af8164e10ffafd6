package io.github.metasaw.freq;

/** Reference distribution and standard error of the coefficients. */
public enum SmallSample {
  /** Normal. */
  Z,
  /** t with k - p degrees of freedom. */
  T,
  /** Knapp and Hartung 2003. */
  KNHA,
  /** Knapp-Hartung, never narrower than {@link #T}. */
  ADHOC
}
