package io.github.metasaw.bayes.prior;

import io.github.metasaw.data.ComputableRange;
import io.github.metasaw.diagnostic.Message;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Place;
import io.github.metasaw.formula.PriorText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The arguments of a prior as written, matched with those its distribution takes. */
final class PriorArguments {

  private static final double MAX_SHAPE = 1e6;

  private final PriorText text;
  private final PriorSignature signature;
  private final Map<String, PriorText.Argument> given = new LinkedHashMap<>();

  /**
   * Matches arguments by name, or by position.
   *
   * @param text the prior line
   * @param signature what its distribution takes
   * @throws MetaException with line and column, for one that it does not take or that is given
   *     twice
   */
  PriorArguments(PriorText text, PriorSignature signature) {
    this.text = text;
    this.signature = signature;
    List<String> names = signature.names();
    List<String> namedOnly = signature.namedOnly();
    List<String> all = new ArrayList<>(names);
    all.addAll(namedOnly);
    int position = 0;
    for (PriorText.Argument argument : text.arguments()) {
      String name = argument.name();
      if (name.isEmpty()) {
        while (position < names.size() && given.containsKey(names.get(position))) {
          position++;
        }
        if (position == names.size()) {
          throw tooMany(argument);
        }
        name = names.get(position);
      } else if (!all.contains(name)) {
        throw MetaException.unknown(
            "argument",
            name,
            Message.format("in %s %s", text.distribution(), argument.span().place()),
            all);
      }
      if (argument.isText() != signature.texts().contains(name)) {
        throw MetaException.format(
            "%s of %s is %s, not %s; write %s %s",
            name,
            text.distribution(),
            argument.isText() ? "a number" : "text in quotes",
            argument.span().text(),
            signature.text(),
            argument.span().place());
      }
      if (given.put(name, argument) != null) {
        throw MetaException.format("'%s' is given twice %s", name, argument.span().place());
      }
    }
  }

  private MetaException tooMany(PriorText.Argument argument) {
    Place place = argument.span().place();
    Optional<String> advice =
        ArgumentAdvice.of(text, signature, text.arguments().indexOf(argument));
    if (advice.isPresent()) {
      return MetaException.format("%s %s", advice.get(), place);
    }
    List<String> named = signature.namedOnly();
    String value = argument.span().text();
    return named.isEmpty()
        ? MetaException.format(
            "%s is one argument too many; write %s %s", value, signature.text(), place)
        : MetaException.format(
            "say whether %s is %s, as in %s = %s %s",
            value,
            named.size() == 1
                ? "the " + named.get(0)
                : "the " + named.get(0) + " or the " + named.get(1),
            named.get(0),
            value,
            place);
  }

  /** The prior line. */
  PriorText text() {
    return text;
  }

  /** The prior as model text writes it: {@code tau = half_cauchy(0.5)}. */
  String code() {
    return text.target() + " = " + text.call();
  }

  boolean has(String name) {
    return given.containsKey(name);
  }

  /** An argument that is text; empty where it is left out. */
  Optional<PriorText.Argument> getText(String name) {
    return Optional.ofNullable(given.get(name));
  }

  double get(String name) {
    PriorText.Argument argument = given.get(name);
    if (argument == null) {
      throw MetaException.format(
          "%s needs %s; write %s %s",
          text.distribution(), name, signature.text(), text.distributionSpan().place());
    }
    return argument.value();
  }

  /** A value that must be larger than 0. */
  double positive(String name) {
    double value = get(name);
    if (!(value > 0)) {
      throw fault(name, "must be larger than 0, not " + written(name));
    }
    return value;
  }

  /** A number of degrees of freedom: 0.01 to 10,000,000, beyond which it is a normal one. */
  double df() {
    return within("df", 0.01, 10 * MAX_SHAPE, "; with more, write the normal one with sd = scale");
  }

  /** A shape, 1e-6 to 1e6. */
  double shape(String name) {
    return within(name, 1 / MAX_SHAPE, MAX_SHAPE, "");
  }

  private double within(String name, double least, double most, String remedy) {
    double value = positive(name);
    if (!(value >= least && value <= most)) {
      throw fault(
          name,
          "must lie between %s and %s, not %s%s"
              .formatted(
                  LocationPrior.number(least), LocationPrior.number(most), written(name), remedy));
    }
    return value;
  }

  /** The mean or the value of a coefficient, on the scale of yi. */
  double place(String name) {
    double value = get(name);
    if (!ComputableRange.holds(value)) {
      throw outside(name, "-1e50 and 1e50");
    }
    return value;
  }

  /** A correlation, -1 to 1. */
  double correlation(String name) {
    double value = get(name);
    if (!(value >= -1 && value <= 1)) {
      throw fault(name, "must lie between -1 and 1, not " + written(name));
    }
    return value;
  }

  /** The scale of a coefficient's prior. */
  double spread(String name) {
    double value = positive(name);
    if (!ComputableRange.holdsScale(value)) {
      throw outside(name, "1e-50 and 1e50");
    }
    return value;
  }

  /** The SD of a coefficient's prior, given as {@code sd} or {@code variance}. */
  double spread() {
    double value = sd();
    if (!ComputableRange.holdsScale(value)) {
      throw has("sd") ? outside("sd", "1e-50 and 1e50") : outside("variance", "1e-100 and 1e100");
    }
    return value;
  }

  private MetaException outside(String name, String range) {
    return fault(
        name,
        "must lie between %s to be computed with, not %s; change it, or the unit of the effects"
            .formatted(range, written(name)));
  }

  /** The SD, given as {@code sd} or {@code variance}. */
  double sd() {
    List<String> ways = List.of("sd", "variance");
    long count = ways.stream().filter(given::containsKey).count();
    if (count == 2) {
      throw fault("variance", "and sd are both given; one is enough");
    }
    if (count == 0) {
      throw MetaException.format(
          "%s needs its sd or its variance, named; write %s %s",
          text.distribution(), signature.text(), text.distributionSpan().place());
    }
    return has("sd") ? positive("sd") : Math.sqrt(positive("variance"));
  }

  String written(String name) {
    PriorText.Argument argument = given.get(name);
    return argument == null ? "" : argument.span().text();
  }

  MetaException fault(String name, String what) {
    PriorText.Argument argument = given.get(name);
    Place place = argument == null ? text.distributionSpan().place() : argument.span().place();
    return MetaException.format("%s of %s %s %s", name, text.distribution(), what, place);
  }
}
