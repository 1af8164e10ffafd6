package io.github.metasaw.data.effect.input;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;

/**
 * How sampling variances are computed: metafor's {@code vtype}. A measure offers some of them; LS,
 * the large-sample variance, every one.
 */
public enum VarianceType implements Named {
  /** The usual large-sample approximation. */
  LS("large-sample approximation"),
  /** A second large-sample approximation. */
  LS2("second large-sample approximation"),
  /** A third large-sample approximation. */
  LS3("third large-sample approximation"),
  /** Unbiased. */
  UB("unbiased"),
  /** Homoscedastic: both groups have one variance. */
  HO("equal variances within studies"),
  /** With the average of all studies in place of the study's own value. */
  AV("average over the studies"),
  /** The second large-sample approximation with the average of all studies. */
  AV2("second approximation, average over the studies"),
  /** With the average over the studies and both groups. */
  AVHO("average over the studies and both groups"),
  /** As if the true effect were zero. */
  H0("no effect"),
  /** As {@link #H0}, with n - 2. */
  H0A("no effect, n - 2"),
  /** As {@link #H0}, with n. */
  H0B("no effect, n"),
  /** Stratified sampling: the sizes of the groups are fixed. */
  ST("stratified sampling"),
  /** Cross-sectional sampling: only the total is fixed. */
  CS("cross-sectional sampling"),
  /** The largest possible variance. */
  MAX("largest possible variance");

  private final String label;

  VarianceType(String label) {
    this.label = label;
  }

  /**
   * The type of a name.
   *
   * @param name as {@link #id}, in any case
   * @return the type
   * @throws MetaException with the nearest name if there is none of that name
   */
  public static VarianceType parse(String name) {
    return Named.parse("variance type", name, values());
  }

  /**
   * The name by which it is asked for.
   *
   * @return metafor's name, for example {@code LS2} or {@code H0a}
   */
  @Override
  public String id() {
    return this == H0A ? "H0a" : this == H0B ? "H0b" : name();
  }

  /**
   * What it is, in words.
   *
   * @return for example {@code unbiased}
   */
  @Override
  public String label() {
    return label;
  }
}
