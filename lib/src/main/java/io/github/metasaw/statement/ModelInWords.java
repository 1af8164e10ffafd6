package io.github.metasaw.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
        "A common-effect model was fitted, which assumes that all studies estimate the same effect",
        "A common-effect meta-regression was fitted, which assumes that the effect of a study depends on %s and on nothing else"),
    FIXED_EFFECTS(
        "A fixed-effects model was fitted: the effects of the studies may differ, and their precision-weighted average is estimated",
        "A fixed-effects meta-regression was fitted: the effects of the studies may differ, and their precision-weighted regression on %s is estimated"),
    RANDOM_EFFECTS(
        "A random-effects model was fitted, in which the true effects of the studies are assumed to be normally distributed",
        "A random-effects meta-regression was fitted, in which the true effects of the studies are assumed to be normally distributed about a mean that depends on %s"),
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
        "A Bayesian random-effects model was fitted, in which the true effects of the studies are assumed to be normally distributed",
        "A Bayesian random-effects meta-regression was fitted, in which the true effects of the studies are assumed to be normally distributed about a mean that depends on %s"),
    STRUCTURED_POSTERIOR("A Bayesian %s model was fitted, with random effects");

    private final String words;
    private final String regression;

    Kind(String words) {
      this(words, "");
    }

    /** With other words where there are moderators. */
    Kind(String words, String regression) {
      this.words = words;
      this.regression = regression;
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
    String of = sources.isEmpty() ? "" : " for " + listed(sources);
    return words() + of + mean() + (dispersion.isEmpty() ? "" : "; " + spread()) + ".";
  }

  private boolean hasOwnWords() {
    return !moderators.isEmpty() && !kind.regression.isEmpty();
  }

  private String words() {
    return hasOwnWords()
        ? kind.regression.formatted(listed(moderators))
        : kind.words.formatted(name);
  }

  private String mean() {
    return moderators.isEmpty() || hasOwnWords()
        ? ""
        : "; the mean depends on " + listed(moderators);
  }

  /** {@code the log of sigma depends on ablat}. */
  private String spread() {
    Map<String, List<String>> terms = new LinkedHashMap<>();
    for (String term : dispersion) {
      int colon =
          term.lastIndexOf(')') < 0 ? term.indexOf(':') : term.indexOf(':', term.lastIndexOf(')'));
      terms
          .computeIfAbsent(term.substring(0, Math.max(0, colon)), any -> new ArrayList<>())
          .add(term.substring(colon + 1));
    }
    return terms.entrySet().stream()
        .map(
            each ->
                "%s depends on %s"
                    .formatted(
                        each.getKey().isEmpty()
                            ? "the heterogeneity"
                            : (each.getKey().startsWith("rho") ? "Fisher's z of " : "the log of ")
                                + each.getKey(),
                        listed(each.getValue())))
        .collect(Collectors.joining("; "));
  }

  /** {@code a, b and c}. */
  static String listed(List<String> names) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }
}
