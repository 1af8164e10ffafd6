package io.github.metasaw.statement;

import java.util.List;

/**
 * The model that was fitted, in words.
 *
 * @param kind what it assumes of the true effects
 * @param name of the model or method where the kind alone does not say it; else empty
 * @param moderators columns of the model of the mean, without the intercept
 * @param sources of heterogeneity where there are several: {@code single estimates (sigma)}, {@code
 *     study}
 * @param dispersion terms of models of SDs and correlations, without intercepts: {@code
 *     sigma:habitat}
 */
public record ModelInWords(
    Kind kind, String name, List<String> moderators, List<String> sources, List<String> dispersion)
    implements Statement {

  /** What a model assumes of the true effects. */
  public enum Kind {
    COMMON_EFFECT(
        "A common-effect model was fitted, which assumes that all studies estimate the same effect"),
    FIXED_EFFECTS(
        "A fixed-effects model was fitted: the effects of the studies may differ, and their precision-weighted average is estimated"),
    RANDOM_EFFECTS(
        "A random-effects model was fitted, in which the true effects of the studies are normally distributed"),
    STRUCTURED("A %s model was fitted, with random effects"),
    COUNTS("The effects were modelled directly from the counts by %s"),
    POOLED_COUNTS(
        "The effects were pooled directly from the counts by %s, which assumes that all studies estimate the same effect"),
    ONE_STUDY("Only one study was available, so its estimate is reported and nothing was pooled"),
    SELECTION(
        "A selection model was fitted, in which the relative probability that a study is published depends on its p value (weight function: %s)"),
    TRUNCATION(
        "A selection model was fitted, in which the relative probability that a study is published depends on whether its effect lies beyond a cut-point (%s)"),
    FILLED(
        "As a sensitivity analysis, the trim-and-fill method was applied (estimator %s), and the model refitted to the observed and the added studies"),
    POSTERIOR(
        "A Bayesian random-effects model was fitted, in which the true effects of the studies are normally distributed"),
    STRUCTURED_POSTERIOR("A Bayesian %s model was fitted, with random effects");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /** Takes copies. */
  public ModelInWords {
    moderators = List.copyOf(moderators);
    sources = List.copyOf(sources);
    dispersion = List.copyOf(dispersion);
  }

  @Override
  public String line(Notation notation) {
    String sentence = sentence();
    return sentence.substring(0, sentence.length() - 1);
  }

  @Override
  public String sentence() {
    String words = kind.words.formatted(name);
    String of = sources.isEmpty() ? "" : " for " + listed(sources);
    String by =
        moderators.isEmpty() ? "" : "; the mean depends on %s".formatted(listed(moderators));
    String scale =
        dispersion.isEmpty()
            ? ""
            : "; log SDs and correlations were modelled with the terms %s"
                .formatted(listed(dispersion));
    return words + of + by + scale + ".";
  }

  /** {@code a, b and c}. */
  static String listed(List<String> names) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }
}
