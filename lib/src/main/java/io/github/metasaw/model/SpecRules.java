package io.github.metasaw.model;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.ModelLine;
import io.github.metasaw.formula.ModelText;
import io.github.metasaw.formula.Target;
import io.github.metasaw.formula.Term;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks that the lines of a text make one model. */
final class SpecRules {

  private final ModelText text;
  private final Set<Target> targets = new LinkedHashSet<>();

  private SpecRules(ModelText text) {
    this.text = text;
  }

  /** Refuses, with the place, what is not a model. */
  static void check(ModelText text) {
    SpecRules rules = new SpecRules(text);
    text.mean();
    for (ModelLine line : text.lines()) {
      if (!rules.targets.add(line.target())) {
        refuseTau(line);
        throw MetaException.format(
            "a second line for %s %s; one line is enough",
            line.target().name(), line.span().place());
      }
    }
    for (ModelLine line : text.lines()) {
      rules.check(line);
    }
  }

  /** What meta-analysts call tau is sigma in the text of a model. */
  private static void refuseTau(ModelLine line) {
    boolean tau = line.response().map(name -> name.name().matches("tau2?")).orElse(false);
    if (tau) {
      throw MetaException.format(
          "%s is not a line of a model %s; the SD of the heterogeneity is modelled by sigma ~ ..., on the log scale, its square by tau2 ~ ...",
          line.response().get().name(), line.span().place());
    }
  }

  private void check(ModelLine line) {
    boolean bivariate = targets.contains(new Target.Mu(1)) || targets.contains(new Target.Mu(2));
    if (line.target() instanceof Target.Mu mu) {
      mean(line, mu, bivariate);
      return;
    }
    if (line.response().isPresent()) {
      throw MetaException.format(
          "%s is modelled by what stands right of ~, so '%s' cannot stand left of it %s",
          line.target().name(), line.response().get().name(), line.response().get().span().place());
    }
    for (Term term : line.terms()) {
      if (!(term instanceof Term.Effect)) {
        throw MetaException.format(
            "%s belongs to the line of the mean, not to %s %s",
            term.code(), line.target().name(), term.span().place());
      }
    }
    if (line.target() instanceof Target.Sigma sigma) {
      scale(line, sigma, bivariate);
    } else if (line.target() instanceof Target.Tau2) {
      variance(line, bivariate);
    } else if (line.target() instanceof Target.Sd sd) {
      group(line, sd);
    } else if (!bivariate) {
      throw MetaException.format(
          "rho12 is the correlation of two outcomes, but there is one %s; write mu1 = y1 ~ ... and mu2 = y2 ~ ...",
          line.span().place());
    }
  }

  private void mean(ModelLine line, Target.Mu mu, boolean bivariate) {
    if (line.response().isEmpty()) {
      throw MetaException.format(
          "the line of %s names no column of estimates %s; write %s = y%s ~ ...",
          mu.name(), line.span().place(), mu.name(), mu.outcome() == 0 ? "i" : mu.outcome());
    }
    boolean proportional =
        line.terms().stream().anyMatch(term -> term instanceof Term.KnownV v && v.proportional());
    if (bivariate && proportional) {
      throw MetaException.format(
          "a proportional sampling variance belongs to models of one outcome %s",
          line.span().place());
    }
    if (bivariate && mu.outcome() == 0) {
      throw MetaException.format(
          "with two outcomes the lines are mu1 = ... and mu2 = ..., so a line without them cannot stand %s",
          line.span().place());
    }
    Target.Mu other = new Target.Mu(3 - mu.outcome());
    if (bivariate && !targets.contains(other)) {
      throw MetaException.format(
          "%s needs a second outcome %s; add %s = ... ~ ...",
          mu.name(), line.span().place(), other.name());
    }
  }

  private static void scale(ModelLine line, Target.Sigma sigma, boolean bivariate) {
    if (bivariate != (sigma.outcome() > 0)) {
      throw MetaException.format(
          bivariate
              ? "with two outcomes there are sigma1 and sigma2, not %s %s"
              : "%s belongs to a model of two outcomes %s; with one it is sigma",
          sigma.name(),
          line.span().place());
    }
  }

  private void variance(ModelLine line, boolean bivariate) {
    if (bivariate) {
      throw MetaException.format(
          "with two outcomes the heterogeneity is modelled by sigma1 ~ ... and sigma2 ~ ..., not by tau2 %s",
          line.span().place());
    }
    if (targets.contains(new Target.Sigma(0))) {
      throw MetaException.format(
          "sigma and tau2 are one heterogeneity, the SD and its square, so only one of them has a line %s",
          line.span().place());
    }
    if (line.terms().isEmpty() && !line.intercept()) {
      throw MetaException.format(
          "tau2 ~ 0 leaves the heterogeneity out, for which the line is sigma ~ 0 %s",
          line.span().place());
    }
    if (targets.stream().anyMatch(Target.Sd.class::isInstance)) {
      throw MetaException.format(
          "tau2 ~ ... models a variance itself and sd(...) ~ ... the logarithm of an SD, and a model takes one of the two %s; write sigma ~ ... beside sd(...) ~ ...",
          line.span().place());
    }
    if (text.mean().terms().stream()
        .anyMatch(term -> term instanceof Term.KnownV v && v.proportional())) {
      throw MetaException.format(
          "tau2 ~ ... needs known sampling variances, and these are known up to a factor only %s; write sigma ~ ...",
          line.span().place());
    }
  }

  private void group(ModelLine line, Target.Sd sd) {
    List<String> names = new ArrayList<>();
    for (ModelLine mean : text.lines()) {
      for (Term.Group group : groups(mean)) {
        names.addAll(names(group));
        if (names(group).stream().anyMatch(name -> matches(name, sd.group()))
            && size(group).orElse(1) != 1) {
          throw MetaException.format(
              "sd(%s) is the SD of one effect, but %s has several %s",
              sd.group(), group.code(), line.span().place());
        }
      }
    }
    if (names.stream().noneMatch(name -> matches(name, sd.group()))) {
      if (names.isEmpty()) {
        throw MetaException.format(
            "%s needs a group effect: add (1 | %s) to the line of the mean %s",
            sd.name(), sd.group(), line.span().place());
      }
      throw MetaException.unknown("group", sd.group(), line.span().place(), names);
    }
  }

  /** 2 where a group has certainly more than one effect. */
  private static Optional<Integer> size(Term.Group group) {
    int written = (group.intercept() ? 1 : 0) + group.slopes().size();
    return written > 1 ? Optional.of(2) : Optional.empty();
  }

  /** Whether sd(asked) speaks of a group: by its whole name, or its innermost column. */
  static boolean matches(String group, String asked) {
    return group.equals(asked) || group.endsWith("/" + asked);
  }

  /** {@code (1 | lab/study)} has the groups {@code lab} and {@code lab/study}. */
  static List<String> names(Term.Group group) {
    List<String> names = new ArrayList<>();
    String name = "";
    for (var column : group.groups()) {
      name = name.isEmpty() ? column.name() : name + "/" + column.name();
      names.add(name);
    }
    return names;
  }

  static List<Term.Group> groups(ModelLine line) {
    return line.terms().stream()
        .filter(Term.Group.class::isInstance)
        .map(Term.Group.class::cast)
        .toList();
  }
}
