package io.github.metasaw.freq;

import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.parameter.Link;
import io.github.metasaw.model.parameter.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * SDs, correlations and ranges that the user gives instead of estimates, by their names on their
 * own scale: {@code sd(study) = 0.3}. As metafor's {@code rma.mv(..., sigma2 = , tau2 = , rho = )},
 * which takes variances. Immutable.
 *
 * @param values by name, in the order given
 */
public record FixedParameters(Map<String, Double> values) {

  /** All parameters are estimated. */
  static final FixedParameters NONE = new FixedParameters(Map.of());

  /** Takes a copy, in the same order. */
  public FixedParameters {
    values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** These and one more. */
  FixedParameters with(String name, double value) {
    Map<String, Double> all = new LinkedHashMap<>(values);
    if (all.put(name, value) != null) {
      throw MetaException.of("%s is fixed twice; once is enough".formatted(name));
    }
    return new FixedParameters(all);
  }

  /** These and those of a text: {@code sd(study) = 0.3, rho(study) = 0.5}. */
  FixedParameters with(String text) {
    FixedParameters all = this;
    for (String part : parts(text)) {
      int equals = part.lastIndexOf('=');
      String name = equals < 0 ? "" : part.substring(0, equals).strip();
      String number = part.substring(equals + 1).strip();
      if (name.isEmpty()) {
        throw MetaException.of(
            "'%s' fixes no parameter; write name = value, as in sd(study) = 0.3"
                .formatted(part.strip()));
      }
      all = all.with(name, number(name, number));
    }
    return all;
  }

  private static double number(String name, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw MetaException.of(
          "%s is fixed at a number, as in %s = 0.3, not at '%s'".formatted(name, name, text));
    }
  }

  /** The text cut at commas that stand outside of brackets. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(text.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }

  /**
   * Whether nothing is given.
   *
   * @return true where all parameters are estimated
   */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /**
   * The values of parameters on the scale of their links; of names that none of them has, nothing.
   *
   * @param parameters of a model
   * @return log SDs, Fisher's z or logits of correlations, log ranges
   */
  public Map<Parameter, Double> among(List<Parameter> parameters) {
    Map<Parameter, Double> found = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      parameter
          .natural()
          .map(values::get)
          .ifPresent(value -> found.put(parameter, parameter.link().toLink(value)));
    }
    return found;
  }

  /**
   * Checks that every name is a parameter of a model, and every value one that it may have.
   *
   * @param parameters of SDs, correlations and ranges of the model
   * @throws MetaException for a name that no parameter has, one whose parameter has moderators, and
   *     a value outside of the range
   */
  public void check(List<Parameter> parameters) {
    Map<String, Parameter> known = new LinkedHashMap<>();
    parameters.forEach(one -> one.natural().ifPresent(name -> known.put(name, one)));
    values.forEach(
        (name, value) -> {
          Parameter parameter = known.get(name);
          if (parameter == null) {
            throw MetaException.unknown("parameter", name, "to fix", known.keySet());
          }
          check(parameter, name, value, parameters);
        });
  }

  private static void check(
      Parameter parameter, String name, double value, List<Parameter> parameters) {
    boolean hasModerators =
        parameter.target().isPresent()
            && parameters.stream().filter(one -> one.target().equals(parameter.target())).count()
                > 1;
    if (hasModerators) {
      throw MetaException.of(
          "%s has moderators, so it is not one number that could be fixed".formatted(name));
    }
    if (parameter instanceof Parameter.GroupCorrelation partial && !partial.given().isEmpty()) {
      throw MetaException.of(
          "%s depends on other correlations and cannot be fixed by itself; fix the structure, as in cov = diag or cov = cs"
              .formatted(name));
    }
    Link link = parameter.link();
    if (!(value >= link.lower() && value <= link.upper() && value < Double.POSITIVE_INFINITY)) {
      throw MetaException.of(
          "%s must be %s, not %s"
              .formatted(
                  name,
                  link.equals(Link.LOG)
                      ? "0 or larger"
                      : "from %s to %s"
                          .formatted(
                              CheckNumber.plain(link.lower()), CheckNumber.plain(link.upper())),
                  CheckNumber.plain(value)));
    }
  }

  /** As the options of a fit show it. */
  @Override
  public String toString() {
    List<String> all = new ArrayList<>();
    values.forEach((name, value) -> all.add(name + " = " + CheckNumber.plain(value)));
    return String.join(", ", all);
  }
}
