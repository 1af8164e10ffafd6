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
        .formatted(
            priors.size() == 1 ? "prior was" : "priors were",
            ModelInWords.listed(priors.stream().map(PriorsChosen::inWords).toList()));
  }

  /** {@code half_cauchy(0.5) for tau}: a distribution and what it is of. */
  private static String inWords(String prior) {
    int sign = prior.indexOf(" = ");
    String distribution = prior.substring(sign + 3);
    return sign < 0
        ? prior
        : (distribution.equals("flat()") ? "flat" : distribution)
            + " for "
            + prior.substring(0, sign);
  }
}
