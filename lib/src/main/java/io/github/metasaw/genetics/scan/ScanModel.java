package io.github.metasaw.genetics.scan;

import io.github.metasaw.diagnostic.Named;

/** What a scan may compute besides the common effect, random effects, Q and Z^2. */
public enum ScanModel implements Named {
  /** The random-effects test of Han and Eskin. */
  RE2("re2", "random effects of Han and Eskin"),
  /** Random effects with tau2 by restricted maximum likelihood. */
  REML("reml", "random effects by REML"),
  /** The binary effects test, whose p values are sampled. */
  BINARY("binary", "binary effects"),
  /** The posterior probability of each study that it has the effect. */
  M_VALUES("m-values", "m-values"),
  /** Regression on axes of ancestry. */
  MR_MEGA("mr-mega", "regression on axes of ancestry");

  private final String id;
  private final String label;

  ScanModel(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /**
   * The model of a name.
   *
   * @param name as {@link #id} gives it, in any case
   * @return the model
   * @throws io.github.metasaw.diagnostic.MetaException for an unknown name
   */
  public static ScanModel parse(String name) {
    return Named.parse("model", name, values());
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String label() {
    return label;
  }
}
