package io.github.metasaw.statement;

import java.util.List;

/**
 * The priors of a Bayesian model.
 *
 * @param priors each as model text writes it: {@code tau = half_cauchy(0.5)}
 */
public record PriorsChosen(List<String> priors) implements Statement {

  /** Takes a copy. */
  public PriorsChosen {
    priors = List.copyOf(priors);
  }

  @Override
  public String line(Notation notation) {
    return "priors: " + String.join("; ", priors);
  }

  @Override
  public String sentence() {
    return "The %s %s."
        .formatted(priors.size() == 1 ? "prior was" : "priors were", ModelInWords.listed(priors));
  }
}
