package io.github.metasaw.freq.robust;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;

/** The working model of robust variance estimation, which gives the weights. */
public enum RveWeights implements Named {
  /**
   * Correlated effects: the effects of a study share its participants; w = 1 / (k_j (mean v_j +
   * tau2)) (Hedges, Tipton and Johnson 2010, section 4).
   */
  CORRELATED("corr", "correlated effects"),
  /**
   * Hierarchical effects: the studies of a cluster, such as a laboratory, differ; w = 1 / (v + tau2
   * + omega2) (the same, section 5).
   */
  HIERARCHICAL("hier", "hierarchical effects");

  private final String id;
  private final String label;

  RveWeights(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /**
   * The working model of a name.
   *
   * @param name {@code corr} or {@code hier}, in any case
   * @return the working model
   * @throws MetaException for an unknown name
   */
  public static RveWeights parse(String name) {
    return Named.parse("working model", name, "of robust variance estimation", values());
  }

  /**
   * The name in options.
   *
   * @return in one word
   */
  @Override
  public String id() {
    return id;
  }

  /**
   * The working model in words.
   *
   * @return in lower case
   */
  @Override
  public String label() {
    return label;
  }
}
