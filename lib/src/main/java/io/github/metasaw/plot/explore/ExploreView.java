package io.github.metasaw.plot.explore;

import io.github.metasaw.diagnostic.Named;

/** What a page is about: which controls it has, and what they move. */
public enum ExploreView implements Named {
  /** Estimator, priors, level and studies move the whole analysis. */
  ANALYSIS("analysis", "Analysis", new AnalysisContent()),
  /** A value of tau moves the studies' effects between no pooling and complete pooling. */
  SHRINKAGE("shrinkage", "Shrinkage given tau", new ShrinkageContent()),
  /** Priors move mu and tau2, but hardly beta_F and zeta2. */
  PRIORS("priors", "What priors move", new PriorsContent()),
  /** Publication of small p values alone moves the funnel and the pooled effect. */
  SELECTION("selection", "Publication by p value", new SelectionContent()),
  /** A value of tau moves the weights of three studies and their pooled effect. */
  WEIGHTS("weights", "Weights of three studies", new WeightsContent());

  private final String id;
  private final String label;
  private final ExploreContent content;

  ExploreView(String id, String label, ExploreContent content) {
    this.id = id;
    this.label = label;
    this.content = content;
  }

  /**
   * A page by name.
   *
   * @param name as {@code shrinkage}
   * @return the page
   * @throws io.github.metasaw.diagnostic.MetaException for an unknown name
   */
  public static ExploreView parse(String name) {
    return Named.parse("page", name, values());
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String label() {
    return label;
  }

  ExploreContent content() {
    return content;
  }
}
